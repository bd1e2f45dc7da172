"""Awards: once for each deed, within budget and caps, until the end of next year."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import func, select

from app.core.errors import InvalidInput
from app.ledger.service.transfers import BudgetExhausted
from app.points.models import Award, CapPeriod, CapUse, RuleSource, RuleSubject
from app.points.service import awards, budgets
from app.points.service.awards import RuleOff, expires_on
from app.points.service.caps import CapReached, period_of
from app.points.service.expiry import expire_points
from tests.factories import Make
from tests.points.books import account_of, adopt, books_stay_right, give, rule, village_with_budget


@pytest.fixture(autouse=True)
def proven(make: Make) -> Iterator[None]:
    with books_stay_right(make):
        yield


class TestAward:
    def test_moves_points_from_the_villages_budget(self, make: Make) -> None:
        village = village_with_budget(make, 10)
        person = make.resident(village)

        made = give(make, person.id, "B01")

        assert (made.points, made.rule_version) == (2, 0)
        account = account_of(make, person.id)
        assert (account.balance, account.available) == (2, 2)
        assert [(lot.amount, lot.expires_on) for lot in account.expiring] == [(2, date(2027, 12, 31))]

    def test_the_same_reference_earns_once(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        first = give(make, person.id, reference="deed")
        second = give(make, person.id, reference="deed")

        assert first.id == second.id
        assert account_of(make, person.id).balance == 2
        with make.tx() as tx:
            assert tx.session.exec(select(CapUse.quantity)).one() == 1

    def test_a_village_awards_no_more_than_its_budget(self, make: Make) -> None:
        person = make.resident(village_with_budget(make, 3))
        give(make, person.id)

        with pytest.raises(BudgetExhausted, match="可用 1 分，需要 2 分"):
            give(make, person.id)

        with make.tx() as tx:
            assert tx.session.exec(select(CapUse.quantity)).one() == 1
            assert tx.session.exec(select(func.count()).select_from(Award)).one() == 1

    def test_honour_needs_no_budget_and_cannot_be_spent(self, make: Make) -> None:
        person = make.resident(make.village())

        give(make, person.id, "D01", is_honour=True)

        account = account_of(make, person.id)
        assert (account.honour, account.balance, account.available) == (2, 0, 0)

    def test_half_points_come_in_twos(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        assert give(make, person.id, "C05", quantity=4).points == 2
        with pytest.raises(InvalidInput, match="2 的倍数"):
            give(make, person.id, "C05", quantity=3)

    def test_factors_round_down(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        assert give(make, person.id, "C01", quantity=3, percent=140).points == 4

    def test_nothing_is_not_an_award(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        with pytest.raises(InvalidInput, match="0 分"):
            give(make, person.id, "C01", quantity=1, percent=50)

    def test_judgement_stays_within_the_rule(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        assert give(make, person.id, "F04", points=50).points == 50
        with pytest.raises(InvalidInput, match="5 到 50"):
            give(make, person.id, "F04", points=51)

    @pytest.mark.parametrize("code", ["C02", "X01", "Z99"])
    def test_factors_corrections_and_unknown_rules_earn_nothing(self, make: Make, code: str) -> None:
        person = make.resident(village_with_budget(make))

        with pytest.raises(InvalidInput):
            give(make, person.id, code)


class TestDeductions:
    @pytest.mark.parametrize("code", ["E03", "H01", "H02"])
    def test_are_off_unless_voted_for(self, make: Make, code: str) -> None:
        person = make.resident(village_with_budget(make))

        with pytest.raises(RuleOff, match="默认关闭"):
            give(make, person.id, code)

    def test_go_back_to_the_budget_once_switched_on(self, make: Make) -> None:
        village = village_with_budget(make, 10)
        person = make.resident(village)
        give(make, person.id, "F02")
        adopt(make, village, rule("H01", -5, cap=2, period=CapPeriod.quarter))

        give(make, person.id, "H01")

        assert account_of(make, person.id).balance == 5


class TestCaps:
    def test_the_day_after_counts_anew(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        day = date(2026, 11, 17)
        for _ in range(5):
            give(make, person.id, "D01", occurred_on=day)

        with pytest.raises(CapReached, match="每天最多 5 件，已记 5 件"):
            give(make, person.id, "D01", occurred_on=day)

        give(make, person.id, "D01", occurred_on=day + timedelta(days=1))
        assert account_of(make, person.id).balance == 12

    def test_more_than_the_cap_at_once_is_refused(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))

        with pytest.raises(CapReached, match="这次是 9 小时"):
            give(make, person.id, "C01", quantity=9)

    def test_a_household_shares_its_cap(self, make: Make) -> None:
        village = village_with_budget(make)
        home = make.household(village)
        wife, husband = (make.resident(village, household=home) for _ in range(2))
        give(make, wife.id, "A01")

        with pytest.raises(CapReached):
            give(make, husband.id, "A01")

    def test_persons_have_caps_of_their_own(self, make: Make) -> None:
        village = village_with_budget(make)
        home = make.household(village)
        wife, husband = (make.resident(village, household=home) for _ in range(2))

        for person in (wife, husband):
            for _ in range(4):
                give(make, person.id, "B01")

        assert account_of(make, wife.id).balance == account_of(make, husband.id).balance == 8

    @pytest.mark.parametrize(
        ("period", "name"),
        [
            (CapPeriod.day, "2026-12-31"),
            (CapPeriod.month, "2026-12"),
            (CapPeriod.quarter, "2026-Q4"),
            (CapPeriod.year, "2026"),
            (CapPeriod.once, "once"),
        ],
    )
    def test_periods_have_names(self, period: CapPeriod, name: str) -> None:
        assert period_of(period, date(2026, 12, 31)) == name


class TestExpiry:
    def test_points_last_to_the_end_of_the_following_year(self) -> None:
        assert expires_on(date(2026, 1, 1)) == expires_on(date(2026, 12, 31)) == date(2027, 12, 31)

    def test_unused_points_leave_after_their_last_day(self, make: Make) -> None:
        person = make.resident(village_with_budget(make))
        give(make, person.id, "F02")
        last_day = datetime(2027, 12, 31, 12, tzinfo=UTC) - make.now
        with make.tx(later=last_day) as tx:
            assert expire_points(tx) == 0
        assert account_of(make, person.id).balance == 10

        with make.tx(later=last_day + timedelta(days=1)) as tx:
            assert expire_points(tx) == 1

        assert account_of(make, person.id).balance == 0


class TestBudgets:
    def test_carry_over_enters_a_paper_passbook_once(self, make: Make) -> None:
        person = make.resident(village_with_budget(make, 100))

        for _ in range(2):
            with make.tx() as tx:
                awards.carry_over(tx, resident_id=person.id, amount=100, reference="passbook:7")

        assert account_of(make, person.id).balance == 100

    def test_the_county_issues_no_more_than_authorised(self, make: Make) -> None:
        village = make.village()

        with make.tx() as tx, pytest.raises(BudgetExhausted):
            budgets.grant_budget(
                tx, village_id=village.id, amount=budgets.AUTHORISED_ISSUE + 1, reference="too much"
            )


def test_a_rule_of_a_household_without_household_counts_the_person(make: Make) -> None:
    village = village_with_budget(make)
    person = make.resident(village)
    shared = rule(
        "E09", 1, cap=1, period=CapPeriod.month, subject=RuleSubject.household, source=RuleSource.claim
    )
    adopt(make, village, shared)
    give(make, person.id, "E09")

    with pytest.raises(CapReached):
        give(make, person.id, "E09")
