"""Errands that are open when the curtain falls: every state and every light has one."""

import uuid
from datetime import datetime, timedelta

from app.demo import phrases
from app.demo.casework import Casework, Request, Village
from app.demo.diary import Diary
from app.demo.families import Person
from app.demo.stage import Stage
from app.errands.models import ServiceItem
from app.errands.service.clock import first_deadline, warning_before
from app.errands.states import Light

_FURTHEST_DAYS = 90
_HOUR = timedelta(hours=1)


class Present:
    """Plans what lies on the desks now; every step of it is in the past."""

    def __init__(self, stage: Stage, diary: Diary, work: Casework, items: dict[str, ServiceItem]) -> None:
        self._stage = stage
        self._diary = diary
        self._work = work
        self._items = items

    def fill(self, village: Village, *, times: int) -> None:
        """Put cases on the desk of a village: `times` of each kind, most in the first agent's hands."""
        first, second = village.agents[:2]
        for turn in range(times):
            agent = second if turn % 2 else first
            self._to_claim(village, "GY01", self._stage.now - _HOUR * (1 + turn))
            self._to_claim(village, "ZZ02", self._ago(days=1))
            self._taken(village, agent, "ZZ03", self._stage.now - _HOUR * (2 + turn))
            self._in_work(village, agent, "ZZ05", Light.green)
            self._in_work(village, agent, "ZZ04", Light.yellow)
            self._in_work(village, agent, "ZZ02", Light.red)
            self._returned(village, agent)
            self._paused(village, agent)
            self._escalated(village, agent)
            self._done(village, agent, turn)

    def continue_for(self, village: Village, person: Person, *, agent: uuid.UUID) -> None:
        """Give one person a case that is being worked on, with a promised day."""
        request = self._work.ask(village, self._ago(days=2), person=person, code="ZZ05")
        request.case.typed_by = person.user_id or agent
        request.agent = agent
        started = self._work.claim_and_start(request)
        request.case.then(
            started + _HOUR / 2, agent, "promise", working_days=12, note="单据齐了，已送到镇里审核。"
        )
        self._enter(request)

    def _to_claim(self, village: Village, code: str, at: datetime) -> None:
        self._enter(self._work.ask(village, at, code=code))

    def _taken(self, village: Village, agent: uuid.UUID, code: str, at: datetime) -> None:
        request = self._work.ask(village, at, code=code, agent=agent)
        request.case.then(request.case.opened_at + _HOUR / 4, agent, "claim")
        self._enter(request)

    def _in_work(self, village: Village, agent: uuid.UUID, code: str, light: Light) -> None:
        request = self._work.ask(village, self._opened_for(code, light), code=code, agent=agent)
        self._work.claim_and_start(request)
        self._enter(request)

    def _returned(self, village: Village, agent: uuid.UUID) -> None:
        request = self._work.ask(village, self._ago(days=2), code="ZZ06", agent=agent)
        at = self._work.soon(self._work.claim_and_start(request))
        note = self._work.dice.choice(phrases.RETURN_NOTES)
        missing = list(phrases.ITEMS["ZZ06"].missing)
        request.case.then(at, agent, "return", missing=missing, note=note)
        self._enter(request)

    def _paused(self, village: Village, agent: uuid.UUID) -> None:
        request = self._work.ask(village, self._ago(days=3), code="ZZ04", agent=agent)
        at = self._work.soon(self._work.claim_and_start(request))
        reason, note = phrases.PAUSES[1]
        until = (self._stage.today + timedelta(days=4)).isoformat()
        request.case.then(at, agent, "pause", reason=reason, note=note, until=until)
        self._enter(request)

    def _escalated(self, village: Village, agent: uuid.UUID) -> None:
        request = self._work.ask(village, self._ago(days=1), code="SP01", agent=agent)
        at = self._work.soon(self._work.claim_and_start(request))
        request.case.then(at, agent, "escalate", note=self._work.dice.choice(phrases.ESCALATIONS))
        self._enter(request)

    def _done(self, village: Village, agent: uuid.UUID, turn: int) -> None:
        request = self._work.ask(village, self._ago(days=1 + turn), code="GY02", agent=agent)
        done = self._work.finish(request, self._work.claim_and_start(request), days=0)
        if turn:
            self._work.sign(request, done, days=0)
        self._enter(request)

    def _ago(self, *, days: int) -> datetime:
        """Give a working hour some days ago, so early that the whole day's work is past by now."""
        return self._work.hour_of(self._stage.today - timedelta(days=days))

    def _enter(self, request: Request) -> None:
        request.case.enter(self._diary, self._stage)

    def _opened_for(self, code: str, light: Light) -> datetime:
        """Find how long ago an item was asked for, so that it shows this light now and for hours yet."""
        later = self._stage.now + timedelta(hours=12)
        for days in range(2, _FURTHEST_DAYS):
            opened = self._stage.moment(self._stage.today - timedelta(days=days), 10)
            due_at = first_deadline(self._stage.tx(opened), item=self._items[code])
            warn_at = warning_before(self._stage.tx(opened), opened, due_at)
            fits = {
                Light.green: later < warn_at,
                Light.yellow: warn_at < self._stage.now and later < due_at,
                Light.red: due_at < self._stage.now,
            }
            if fits[light]:
                return opened
        raise AssertionError("every light shines at some time")
