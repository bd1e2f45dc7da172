"""Points of the year: budgets, rules that villages adopted, what old passbooks held, and claims."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from app.core.tx import Tx
from app.demo import cast, names, phrases
from app.demo.casework import Casework
from app.demo.diary import Diary
from app.demo.families import Family, Person
from app.demo.places import LIVELY_VILLAGES, Places
from app.demo.staff import Staff
from app.demo.stage import DAYS_OF_LIFE, Stage
from app.ledger.service import seals
from app.points.models import ClaimAction
from app.points.queries.claims import get_claim
from app.points.service import awards, budgets, claims, rules

_BUDGET = 60_000
TEST_POINTS = 100
HER_PASSBOOK = 116
# Hers came in later than the others', before her first order.
_HER_PASSBOOK_DAYS = 240
# The other passbooks held so much, in points.
_PASSBOOK = (30, 150)
_CLAIMS_OF_VILLAGE = 26
_QUANTITIES = {"C01": (2, 3, 4, 6), "C05": (2, 4), "E02": (3, 4, 5)}
_MONTH = 30
_HER_CLAIMS = ("E01", "B01", "F01", "E01", "B01", "E01", "F01", "B01", "E01")
# For each claim that is open now: how many days ago it was made, and which steps it has taken.
_OPEN_CLAIMS = (
    (0, ()),
    (1, ()),
    (2, (ClaimAction.check,)),
    (3, (ClaimAction.check, ClaimAction.approve)),
    (4, (ClaimAction.check, ClaimAction.approve, ClaimAction.publish)),
    (4, (ClaimAction.check, ClaimAction.approve, ClaimAction.publish, ClaimAction.object)),
)
_C = ClaimAction
_WAYS: dict[tuple[ClaimAction, ...], int] = {
    (_C.check, _C.approve, _C.credit): 50,
    (_C.check, _C.approve, _C.publish, _C.credit): 30,
    (_C.check, _C.reject): 7,
    (_C.withdraw,): 5,
    (_C.check, _C.approve, _C.publish, _C.object, _C.approve, _C.credit): 8,
}


@dataclass
class Thanks:
    """Plans what was given for good deeds in the lively villages."""

    stage: Stage
    diary: Diary
    work: Casework
    places: Places
    staff: Staff
    families: Sequence[Family]
    passbooks: dict[uuid.UUID, int] = field(default_factory=dict)
    _claimed: set[tuple[uuid.UUID | None, str, int]] = field(default_factory=set)

    def open_books(self) -> None:
        """Give the villages their budgets and rules, and enter what the paper passbooks held."""
        tx = self.stage.tx(self.stage.opening)
        officer = self.stage.tx(self.stage.opening, self.staff.cast[cast.COUNTY_OFFICER])
        for name in LIVELY_VILLAGES:
            village = self.places.village(name)
            budgets.grant_budget(
                officer, village_id=village.id, amount=_BUDGET, reference=f"budget:{name}:1", note="年度预算"
            )
            rules.adopt(
                tx,
                region_id=village.id,
                effective_from=self.stage.opening.date(),
                note=f"{name}村民代表会议表决通过：应到 35 人，实到 33 人，同意 32 票。",
            )
        self._welcome(tx)
        self._enter_passbooks(tx)

    def plan_year(self) -> None:
        """Plan the claims of the year, those that are open now, and a seal on the books every month."""
        for name in LIVELY_VILLAGES:
            for _ in range(_CLAIMS_OF_VILLAGE):
                ago = self.stage.dice.randint(_MONTH, DAYS_OF_LIFE - _MONTH)
                way = self.stage.dice.choices(list(_WAYS), list(_WAYS.values()))[0]
                self._plan(name, ago, way, code=self._some_rule())
            for ago, way in _OPEN_CLAIMS:
                self._plan(name, ago, way, code=self._some_rule())
        her = next(one for one in self.families if one.head.phone == cast.VILLAGER)
        at = self.stage.now - timedelta(days=_HER_PASSBOOK_DAYS)
        self.diary.note(at, lambda at: self._carry_over(self.stage.tx(at), {_id_of(her.head): HER_PASSBOOK}))
        for month, code in enumerate(_HER_CLAIMS, 1):
            self._plan(her.village, month * _MONTH + 10, next(iter(_WAYS)), code=code, family=her)
        for month in range(DAYS_OF_LIFE // _MONTH):
            at = self.stage.opening + timedelta(days=month * _MONTH + 1)
            self.diary.note(at, lambda at: seals.seal(self.stage.tx(at)))

    def give_test_points(self) -> None:
        """Give each resident for tests exactly the same, last of all."""
        people = [one for family in self.families if family.is_for_tests for one in family.members]
        tx = self.stage.tx(self.stage.now - timedelta(hours=1))
        self._carry_over(tx, {_id_of(one): TEST_POINTS for one in people})

    def _enter_passbooks(self, tx: Tx) -> None:
        """Enter what the paper passbooks held of whoever can sign in, one in a household."""
        holders = {}
        for family in (one for one in self.families if not one.is_for_tests):
            holder = next((one for one in family.members if one.user_id), None)
            if holder is not None and holder.phone != cast.VILLAGER:
                holders[_id_of(holder)] = self.stage.dice.randint(*_PASSBOOK)
        self.passbooks |= holders
        self._carry_over(tx, holders)

    def _carry_over(self, tx: Tx, amounts: Mapping[uuid.UUID, int]) -> None:
        passbooks = [
            awards.Passbook(resident_id, amount, f"passbook:{resident_id}")
            for resident_id, amount in amounts.items()
        ]
        awards.carry_over_many(tx, passbooks=passbooks, note="纸质存折结转")

    def _welcome(self, tx: Tx) -> None:
        """Thank the main village's households for entering the roll; elsewhere the passbooks hold that."""
        for family in self.families:
            if family.village != names.MAIN_VILLAGE or family.is_for_tests:
                continue
            reference = f"household:{family.household_id}:A01"
            awards.award(
                tx, resident_id=_id_of(family.head), rule_code="A01", reference=reference, note="建档"
            )

    def _some_rule(self) -> str:
        return self.stage.dice.choice(list(phrases.CLAIM_NOTES))

    def _plan(
        self, name: str, ago: int, way: Sequence[ClaimAction], *, code: str, family: Family | None = None
    ) -> None:
        judges = self._judges(name)
        family = family or self._claiming_family(name, judges)
        key = (family.household_id, code, ago // _MONTH)
        if key in self._claimed or (key[0], key[1], key[2] - 1) in self._claimed:
            return
        self._claimed |= {key, (key[0], key[1], key[2] + 1)}
        claim_id: list[uuid.UUID] = []
        person = next(one for one in family.members if one.user_id)
        at = self._made_at(ago)
        self.diary.note(at, partial(self._submit, claim_id, person, code))
        checker = self.staff.grid_workers[name][family.grid]
        for action in way:
            at = self._later(at, action, ago)
            actor = {
                ClaimAction.check: checker,
                ClaimAction.withdraw: person.user_id,
                ClaimAction.object: self._objector(name, family),
            }.get(action, judges[0])
            self.diary.note(at, partial(self._move, claim_id, actor, action))

    def _made_at(self, ago: int) -> datetime:
        if ago == 0:
            return self.stage.now - timedelta(minutes=50)
        return min(
            self.work.hour_of(self.stage.today - timedelta(days=ago)), self.stage.now - timedelta(hours=9)
        )

    def _later(self, at: datetime, action: ClaimAction, ago: int) -> datetime:
        """Give the moment of the next step: open claims hurry, so that they are where they should be."""
        if ago < _MONTH:
            return at + timedelta(minutes=self.stage.dice.randint(40, 100))
        return self.work.after(at, 7 if action is ClaimAction.credit else self.stage.dice.randint(0, 2))

    def _judges(self, name: str) -> list[uuid.UUID]:
        return [*self.staff.reviewers[name], *self.staff.grid_workers[name]]

    def _claiming_family(self, name: str, judges: Sequence[uuid.UUID]) -> Family:
        """Choose a household in which nobody judges claims; relatives step back."""
        neutral = [
            one
            for one in self.families
            if one.village == name
            and not one.is_for_tests
            and one.head.part is None
            and any(member.user_id for member in one.members)
            and not any(member.user_id in judges for member in one.members)
        ]
        return self.stage.dice.choice(neutral)

    def _objector(self, name: str, family: Family) -> uuid.UUID | None:
        neighbours = [one for one in self.families if one.village == name and one is not family]
        return next(one.user_id for other in neighbours for one in other.members if one.user_id)

    def _submit(self, claim_id: list[uuid.UUID], person: Person, code: str, at: datetime) -> None:
        tx = self.stage.tx(at, person.user_id)
        claim = claims.submit(
            tx,
            rule_code=code,
            resident_id=_id_of(person),
            quantity=self.stage.dice.choice(_QUANTITIES.get(code, (1,))),
            occurred_on=tx.today,
            note=self.stage.dice.choice(phrases.CLAIM_NOTES[code]),
        )
        claim_id.append(claim.id)

    def _move(
        self, claim_id: list[uuid.UUID], actor_id: uuid.UUID | None, action: ClaimAction, at: datetime
    ) -> None:
        tx = self.stage.tx(at, actor_id)
        notes = {
            ClaimAction.reject: phrases.REJECTIONS,
            ClaimAction.object: phrases.OBJECTIONS,
        }
        note = self.stage.dice.choice(notes.get(action, ("",)))
        claims.move(tx, claim=get_claim(tx, claim_id=claim_id[0], lock=True), action=action, note=note)


def _id_of(person: Person) -> uuid.UUID:
    assert person.resident_id is not None, "everybody stands on a roll"
    return person.resident_id
