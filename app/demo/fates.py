"""The ways that errands take: straight to the end, or with a return, a pause, a reopening."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from app.demo import phrases
from app.demo.casework import Casework, Request, Village
from app.demo.diary import Diary
from app.demo.families import Person
from app.demo.stage import DAYS_OF_LIFE, Stage

CASES_PER_HOUSEHOLD = 0.6
# Cases of the last weeks are planned one by one, see present.py.
_QUIET_DAYS = 36
Way = Callable[[Request], None]


class Fates:
    """Plans the closed cases of a village."""

    def __init__(self, stage: Stage, diary: Diary, work: Casework) -> None:
        self._stage = stage
        self._diary = diary
        self._work = work
        self._was_withdrawn = False

    def plan_year(self, village: Village) -> None:
        """Plan about as many cases as so many households bring in a year."""
        for _ in range(round(len(village.families) * CASES_PER_HOUSEHOLD)):
            self.plan(village, self.some_day())

    def plan(self, village: Village, at: datetime, *, person: Person | None = None, code: str = "") -> None:
        """Plan one case by a fate that the dice choose; the cast meet a plain one, rated best."""
        request = self._work.ask(village, at, person=person, code=code)
        if person is not None:
            self._straight(request, score=5)
        else:
            self._choose(request, village)(request)
        request.case.enter(self._diary, self._stage)

    def _choose(self, request: Request, village: Village) -> Way:
        """Let the dice choose; but the first that can be withdrawn is, so that every end occurs."""
        if request.party is not None and not self._was_withdrawn:
            self._was_withdrawn = True
            return self._withdrawn
        ways = self._ways(request, village)
        return self._work.dice.choices(list(ways), list(ways.values()))[0]

    def some_day(self) -> datetime:
        """Give a moment of the year before the last weeks."""
        ago = self._work.dice.randint(_QUIET_DAYS, DAYS_OF_LIFE - 2)
        return self._work.hour_of(self._stage.today - timedelta(days=ago))

    def _ways(self, request: Request, village: Village) -> Mapping[Way, int]:
        ways: dict[Way, int] = {
            self._straight: 62,
            self._paused: 8,
            lambda one: self._escalated(one, village): 6,
        }
        if phrases.ITEMS[request.item.code].missing:
            ways[self._returned] = 14
        if request.party is not None:
            ways |= {self._reopened: 4, self._withdrawn: 4, self._reminded: 4}
        return ways

    def _straight(self, request: Request, *, score: int | None = None) -> None:
        self._close(request, self._work.claim_and_start(request), score=score)

    def _close(self, request: Request, at: datetime, *, score: int | None = None) -> None:
        done = self._work.finish(request, at)
        signed = self._work.sign(request, done)
        if score or self._work.dice.random() < 0.75:  # noqa: PLR2004 - to rate is voluntary
            score = self._work.rate(request, signed, score=score)
        self._work.file_away(request, signed, score=score)

    def _returned(self, request: Request) -> None:
        work, case = self._work, request.case
        at = work.soon(work.claim_and_start(request))
        missing = list(phrases.ITEMS[request.item.code].missing)
        case.then(at, request.agent, "return", missing=missing, note=work.dice.choice(phrases.RETURN_NOTES))
        again = work.after(at, work.dice.randint(1, 5))
        who = request.party or request.agent
        case.then(again, who, "resubmit", note=work.dice.choice(phrases.RESUBMITTED))
        self._close(request, again)

    def _paused(self, request: Request) -> None:
        work, case = self._work, request.case
        at = work.soon(work.claim_and_start(request))
        reason, note = work.dice.choice(phrases.PAUSES)
        case.then(at, request.agent, "pause", reason=reason, note=note)
        resumed = work.after(at, work.dice.randint(2, 7))
        case.then(resumed, request.agent, "resume")
        self._close(request, resumed)

    def _escalated(self, request: Request, village: Village) -> None:
        work, case, lead = self._work, request.case, village.town_lead
        at = work.soon(work.claim_and_start(request))
        case.then(at, request.agent, "escalate", note=work.dice.choice(phrases.ESCALATIONS))
        taken = work.after(at, 1)
        case.then(taken, lead, "claim")
        back = work.after(taken, work.dice.randint(1, 4))
        outcome = work.dice.choice(phrases.HANDED_BACK)
        case.then(back, lead, "hand_back", outcome=outcome, note="请按程序办结，并告诉本人。")
        self._close(request, back)

    def _reopened(self, request: Request) -> None:
        assert request.party is not None, "only chosen where somebody can"
        work = self._work
        done = work.finish(request, work.claim_and_start(request))
        again = work.after(done, 1)
        request.case.then(again, request.party, "reopen", note=work.dice.choice(phrases.REOPENED))
        self._close(request, again)

    def _withdrawn(self, request: Request) -> None:
        assert request.party is not None, "only chosen where somebody can"
        at = self._work.soon(request.case.opened_at)
        request.case.then(at, request.party, "withdraw", note=self._work.dice.choice(phrases.WITHDRAWN))

    def _reminded(self, request: Request) -> None:
        assert request.party is not None, "only chosen where somebody can"
        work = self._work
        reminded = work.after(work.claim_and_start(request), 1)
        request.case.then(reminded, request.party, "remind", note=work.dice.choice(phrases.REMINDED))
        self._close(request, reminded)
