"""Claims: who may make them, who may judge them, and that they are credited once."""

from datetime import timedelta

import pytest

from app.auth.models import UserAccount
from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Role
from app.orgs.models import Region
from app.people.models import FamilyLink, Resident
from app.points.models import ClaimAction, ClaimState
from app.points.service.awards import RuleOff
from app.points.service.caps import CapReached
from app.points.service.claims import ActionUnavailable
from tests.factories import Make
from tests.points.books import account_of, claim_by, step, village_with_budget

A = ClaimAction


def reviewer_of(make: Make, village: Region, resident: Resident | None = None) -> UserAccount:
    """Make a reviewer of a village."""
    return make.user(Role.reviewer, village, resident=resident)


class TestTheWayToTheBooks:
    def test_checked_reviewed_credited(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        claim = claim_by(make, villager, "C06")
        assert (claim.state, claim.points) == (ClaimState.submitted, 5)

        for action in (A.check, A.approve, A.credit):
            claim = step(make, reviewer, claim, action)

        assert claim.state is ClaimState.credited
        assert account_of(make, villager.resident_id).balance == 5

    def test_a_claim_is_credited_once(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        claim = claim_by(make, villager)
        for action in (A.check, A.approve, A.credit):
            step(make, reviewer, claim, action)

        with pytest.raises(ActionUnavailable):
            step(make, reviewer, claim, A.credit)

        assert account_of(make, villager.resident_id).balance == 2

    def test_published_claims_wait_for_objections(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        claim = claim_by(make, villager)
        for action in (A.check, A.approve, A.publish):
            claim = step(make, reviewer, claim, action)
        with pytest.raises(ActionUnavailable, match="5 天"):
            step(make, reviewer, claim, A.credit)

        make.now += timedelta(days=6)
        claim = step(make, reviewer, claim, A.credit)

        assert claim.state is ClaimState.credited

    def test_an_objection_reopens_the_one_claim(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, neighbour = (make.user(Role.resident, village) for _ in range(2))
        reviewer = reviewer_of(make, village)
        claim = claim_by(make, villager)
        for action in (A.check, A.approve, A.publish):
            claim = step(make, reviewer, claim, action)
        with pytest.raises(InvalidInput, match="理由"):
            step(make, neighbour, claim, A.object)

        claim = step(make, neighbour, claim, A.object, note="那天他不在村里")
        assert claim.state is ClaimState.objected
        claim = step(make, reviewer, claim, A.reject, note="核实后不成立")

        assert claim.state is ClaimState.rejected
        assert account_of(make, villager.resident_id).balance == 0

    def test_a_claimant_may_withdraw_until_it_is_reviewed(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        first, second = claim_by(make, villager), claim_by(make, villager)

        assert step(make, villager, first, A.withdraw).state is ClaimState.withdrawn
        for action in (A.check, A.approve):
            step(make, reviewer, second, action)
        with pytest.raises(ActionUnavailable):
            step(make, villager, second, A.withdraw)

    def test_reviewers_judge_what_the_rule_leaves_open(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        claim = claim_by(make, villager, "F04")
        step(make, reviewer, claim, A.check)
        with pytest.raises(InvalidInput, match="5 到 50"):
            step(make, reviewer, claim, A.approve, points=60)

        step(make, reviewer, claim, A.approve, points=30)
        step(make, reviewer, claim, A.credit)

        assert account_of(make, villager.resident_id).balance == 30

    def test_the_cap_holds_when_credited(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer = make.user(Role.resident, village), reviewer_of(make, village)
        claims = [claim_by(make, villager, "E01") for _ in range(2)]
        for claim in claims:
            step(make, reviewer, claim, A.check)
            step(make, reviewer, claim, A.approve)
        step(make, reviewer, claims[0], A.credit)

        with pytest.raises(CapReached):
            step(make, reviewer, claims[1], A.credit)


class TestWhoJudges:
    def test_nobody_checks_the_own_claim(self, make: Make) -> None:
        village = village_with_budget(make)
        reviewer = reviewer_of(make, village)
        make.grant(reviewer, Role.resident, village)
        claim = claim_by(make, reviewer)

        with pytest.raises(NotAllowed):
            step(make, reviewer, claim, A.check)

    def test_nobody_checks_or_approves_a_claim_of_the_own_household(self, make: Make) -> None:
        village = village_with_budget(make)
        home = make.household(village)
        husband = reviewer_of(make, village, make.resident(village, household=home))
        wife = make.user(Role.resident, village, resident=make.resident(village, household=home))
        other = reviewer_of(make, village)
        claim = claim_by(make, wife)
        with pytest.raises(NotAllowed):
            step(make, husband, claim, A.check)
        step(make, other, claim, A.check)

        with pytest.raises(NotAllowed):
            step(make, husband, claim, A.approve)

    def test_nobody_checks_a_claim_of_close_family(self, make: Make) -> None:
        village = village_with_budget(make)
        mother, son = make.user(Role.resident, village), reviewer_of(make, village)
        assert mother.resident_id is not None
        assert son.resident_id is not None
        with make.tx() as tx:
            link = FamilyLink(
                county_id=village.county_id,
                elder_id=mother.resident_id,
                relative_id=son.resident_id,
                relation="子女",
                created_at=tx.now,
            )
            tx.session.add(link)
        claim = claim_by(make, mother)

        with pytest.raises(NotAllowed):
            step(make, son, claim, A.check)

    def test_a_villager_does_not_judge(self, make: Make) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village)
        claim = claim_by(make, villager)

        with pytest.raises(NotAllowed):
            step(make, villager, claim, A.check)

    def test_strangers_do_not_see_a_claim(self, make: Make) -> None:
        village = village_with_budget(make)
        claim = claim_by(make, make.user(Role.resident, village))

        for stranger in (make.user(Role.resident, village), reviewer_of(make, make.village())):
            with pytest.raises(NotFound):
                step(make, stranger, claim, A.check)


class TestSubmit:
    def test_one_claims_for_the_own_household_but_not_for_neighbours(self, make: Make) -> None:
        village = village_with_budget(make)
        home = make.household(village)
        wife = make.user(Role.resident, village, resident=make.resident(village, household=home))
        husband = make.resident(village, household=home)
        neighbour = make.resident(village)

        assert claim_by(make, wife, resident_id=husband.id).resident_id == husband.id
        with pytest.raises(NotFound):
            claim_by(make, wife, resident_id=neighbour.id)

    def test_a_grid_worker_claims_for_a_neighbour_and_leaves_the_check_to_others(self, make: Make) -> None:
        village = village_with_budget(make)
        worker = make.user(Role.grid_worker, village)
        neighbour = make.resident(village)

        claim = claim_by(make, worker, resident_id=neighbour.id)

        with pytest.raises(NotAllowed):
            step(make, worker, claim, A.check)

    def test_what_the_system_notices_is_not_claimed(self, make: Make) -> None:
        villager = make.user(Role.resident, village_with_budget(make))

        with pytest.raises(InvalidInput, match="自动"):
            claim_by(make, villager, "D01")

    def test_deductions_are_off(self, make: Make) -> None:
        villager = make.user(Role.resident, village_with_budget(make))

        with pytest.raises(RuleOff):
            claim_by(make, villager, "H01")

    @pytest.mark.parametrize("days", [1, -400])
    def test_the_day_lies_within_the_last_year(self, make: Make, days: int) -> None:
        villager = make.user(Role.resident, village_with_budget(make))
        day = make.now.date() + timedelta(days=days)

        with pytest.raises(InvalidInput, match="最近一年"):
            claim_by(make, villager, occurred_on=day)
