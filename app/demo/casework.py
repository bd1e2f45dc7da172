"""The errands of a year: who asked, which way each took, and how it ended."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo import phrases
from app.demo.cases import Case
from app.demo.families import Family, Person
from app.demo.stage import Stage
from app.errands.models import Channel, Handling, ServiceItem
from app.reviews.states import BAD_SCORE
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.ratings import RatingRules

_VISIT_AGE = 75
# Days from the first look to the last, by how an item is dealt with.
_DAYS_OF_WORK = {Handling.instant: (0, 1), Handling.promised: (1, 9), Handling.reported: (8, 24)}


@dataclass(frozen=True, slots=True)
class Village:
    """Who asks and who serves in one village; the first agent has most to do."""

    station_id: uuid.UUID
    agents: tuple[uuid.UUID, ...]
    town_lead: uuid.UUID
    families: tuple[Family, ...]


@dataclass(slots=True)
class Request:
    """A case, the item it is about, and who is there to sign and rate."""

    case: Case
    item: ServiceItem
    agent: uuid.UUID
    party: uuid.UUID | None
    is_self: bool


class Casework:
    """Writes the scripts of cases, with dice for what differs from case to case."""

    def __init__(self, stage: Stage, items: dict[str, ServiceItem]) -> None:
        self._stage = stage
        self._items = items

    @property
    def dice(self) -> Random:
        """Give the dice of the demo."""
        return self._stage.dice

    def ask(
        self,
        village: Village,
        at: datetime,
        *,
        person: Person | None = None,
        code: str = "",
        agent: uuid.UUID | None = None,
    ) -> Request:
        """Begin a case for somebody of the village: by themselves, by family, or typed by an agent."""
        family, someone = self._somebody(village, person, code)
        code = code or self._item_for(someone)
        relative = family.relative_of(someone)
        parties = [one.user_id for one in (someone, relative) if one is not None and one.user_id]
        helpers = [one for one in village.agents if one not in parties]
        weights = [8, *([3] * len(helpers))][: len(helpers)]
        helper = agent or self.dice.choices(helpers, weights)[0]
        party = parties[0] if parties else None
        typed_by, channel = self._way_in(someone, party, helper)
        wish = self.dice.choice(phrases.ITEMS[code].wishes)
        assert someone.resident_id is not None, "everybody stands on a roll"
        case = Case(
            self._items[code].id, village.station_id, someone.resident_id, typed_by, channel, wish, at
        )
        return Request(case, self._items[code], helper, party, party == someone.user_id)

    def claim_and_start(self, request: Request) -> datetime:
        """Let the agent take it, and begin."""
        claimed = self.soon(request.case.opened_at)
        request.case.then(claimed, request.agent, "claim")
        started = self.soon(claimed)
        request.case.then(started, request.agent, "start")
        return started

    def finish(self, request: Request, at: datetime, *, days: int | None = None) -> datetime:
        """Let the agent bring it to its end."""
        if days is None:
            days = self.dice.randint(*_DAYS_OF_WORK[request.item.handling])
        done = self.after(at, days)
        result = self.dice.choice(phrases.ITEMS[request.item.code].results)
        request.case.then(done, request.agent, "complete", result=result)
        return done

    def sign(self, request: Request, at: datetime, *, days: int | None = None) -> datetime:
        """Let the villager sign, or the agent as a witness."""
        signed = self.after(at, self.dice.randint(0, 2) if days is None else days)
        if request.party is None:
            note = self.dice.choice(phrases.WITNESSED)
            request.case.then(signed, request.agent, "sign", by="witness", note=note)
        else:
            request.case.then(signed, request.party, "sign", by="self" if request.is_self else "family")
        return signed

    def rate(self, request: Request, at: datetime, *, score: int | None = None) -> int | None:
        """Let who can say how it was; most say it was good."""
        if request.party is None:
            return None
        score = score or self.dice.choices((5, 4, 3, 2, 1), (60, 24, 9, 5, 2))[0]
        comment, reasons = self.dice.choice(phrases.RATINGS[score])
        request.case.then(
            self.soon(at),
            request.party,
            "rate",
            score=score,
            comment=comment or None,
            reasons=list(reasons) or None,
        )
        return score

    def file_away(self, request: Request, at: datetime, *, score: int | None) -> None:
        """Let the agent put it into the archive: some days after a good word, else when nobody says one."""
        days = self.dice.randint(5, 12)
        if score is None:
            days += max(RatingRules().window_days, ErrandRules().reopen_days)
        elif score <= BAD_SCORE:
            return
        request.case.then(self.after(at, days), request.agent, "archive")

    def soon(self, at: datetime) -> datetime:
        """Give a moment within the next hours."""
        return at + timedelta(minutes=self.dice.randint(12, 110))

    def after(self, at: datetime, days: int) -> datetime:
        """Give a working hour some days later, or soon on the same day."""
        if days == 0:
            return self.soon(at)
        return self.hour_of(self._day_of(at) + timedelta(days=days))

    def hour_of(self, day: date) -> datetime:
        """Give a time of a day at which a station is open."""
        return self._stage.moment(day, self.dice.randint(8, 16), self.dice.randint(0, 59))

    def _day_of(self, at: datetime) -> date:
        return at.astimezone(self._stage.opening.tzinfo).date()

    def _somebody(self, village: Village, person: Person | None, code: str) -> tuple[Family, Person]:
        if person is not None:
            return next(one for one in village.families if person in one.members), person
        youngest = phrases.ITEMS[code].youngest if code else 18
        year = self._stage.today.year
        pairs = [
            (family, one)
            for family in village.families
            for one in family.members
            if one.part is None and one.age_in(year) >= youngest
        ]
        return self.dice.choice(pairs)

    def _item_for(self, person: Person) -> str:
        age = person.age_in(self._stage.today.year)
        fitting = {code: one.weight for code, one in phrases.ITEMS.items() if one.youngest <= age}
        return self.dice.choices(list(fitting), list(fitting.values()))[0]

    def _way_in(self, person: Person, party: uuid.UUID | None, agent: uuid.UUID) -> tuple[uuid.UUID, Channel]:
        if party is not None and self.dice.random() < 0.55:  # noqa: PLR2004 - over half use the phone app
            return party, Channel.app
        if person.age_in(self._stage.today.year) >= _VISIT_AGE:
            return agent, Channel.visit
        return agent, self.dice.choice((Channel.phone, Channel.walk_in))
