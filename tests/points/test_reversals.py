"""Reversals: two people, a counter-entry, and a debt where the points were spent."""

import uuid
from collections.abc import Iterator

import pytest

from app.auth.models import UserAccount
from app.core.errors import NotAllowed, NotFound
from app.core.permissions import Role
from app.ledger import queries as ledger
from app.orgs.models import Region
from app.points.models import Reversal, ReversalAction, ReversalState
from app.points.queries.reversals import get_reversal
from app.points.service import reversals
from app.points.service.reversals import AlreadyDecided, AlreadyRequested, NotReversibleHere
from app.shop.service import orders
from tests.factories import Make
from tests.points.books import account_of, books_stay_right, give, village_with_budget
from tests.shop.goods import offer, open_shop, place


@pytest.fixture(autouse=True)
def proven(make: Make) -> Iterator[None]:
    with books_stay_right(make):
        yield


def latest_entry(make: Make, resident_id: uuid.UUID | None) -> uuid.UUID:
    """Give the last entry of somebody's passbook."""
    account_id = account_of(make, resident_id).id
    with make.tx() as tx:
        entries, _ = ledger.entries_page(tx, account_id=account_id)
        return entries[0].id


def ask(make: Make, user: UserAccount, resident_id: uuid.UUID | None) -> Reversal:
    """Ask to take the last entry back."""
    entry_id = latest_entry(make, resident_id)
    with make.tx(user) as tx:
        return reversals.request(tx, entry_id=entry_id, reason="记错人了")


def decide(
    make: Make, user: UserAccount, reversal: Reversal, action: ReversalAction = ReversalAction.approve
) -> Reversal:
    """Answer as the second person."""
    with make.tx(user) as tx:
        return reversals.decide(
            tx, reversal=get_reversal(tx, reversal_id=reversal.id, lock=True), action=action
        )


def people_of(make: Make, village: Region) -> tuple[UserAccount, UserAccount, UserAccount]:
    """Make a villager, a reviewer and an officer."""
    return (
        make.user(Role.resident, village),
        make.user(Role.reviewer, village),
        make.user(Role.town_officer, village),
    )


class TestReversal:
    def test_takes_points_back_and_frees_the_cap(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, officer = people_of(make, village)
        give(make, villager.resident_id, "E01")

        done = decide(make, officer, ask(make, reviewer, villager.resident_id))

        assert done.state is ReversalState.approved
        assert account_of(make, villager.resident_id).balance == 0
        give(make, villager.resident_id, "E01")

    def test_whoever_asked_does_not_decide(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, _, officer = people_of(make, village)
        give(make, villager.resident_id)
        asked = ask(make, officer, villager.resident_id)

        with pytest.raises(NotAllowed):
            decide(make, officer, asked)

        assert account_of(make, villager.resident_id).balance == 2

    def test_nobody_decides_about_the_own_points(self, make: Make) -> None:
        village = village_with_budget(make)
        _, reviewer, officer = people_of(make, village)
        give(make, officer.resident_id)
        asked = ask(make, reviewer, officer.resident_id)

        with pytest.raises(NotAllowed):
            decide(make, officer, asked)

    def test_a_reviewer_asks_but_does_not_decide(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, officer = people_of(make, village)
        give(make, villager.resident_id)
        asked = ask(make, officer, villager.resident_id)

        with pytest.raises(NotAllowed):
            decide(make, reviewer, asked)

    def test_is_asked_for_and_decided_once(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, officer = people_of(make, village)
        give(make, villager.resident_id)
        asked = ask(make, reviewer, villager.resident_id)
        with pytest.raises(AlreadyRequested):
            ask(make, reviewer, villager.resident_id)
        decide(make, officer, asked)

        with pytest.raises(AlreadyDecided):
            decide(make, officer, asked)

    def test_a_refusal_moves_nothing_and_may_be_asked_again(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, officer = people_of(make, village)
        give(make, villager.resident_id)

        refused = decide(make, officer, ask(make, reviewer, villager.resident_id), ReversalAction.reject)

        assert refused.state is ReversalState.rejected
        assert account_of(make, villager.resident_id).balance == 2
        ask(make, reviewer, villager.resident_id)

    def test_another_villages_entry_is_not_found(self, make: Make) -> None:
        villager = make.user(Role.resident, village_with_budget(make))
        give(make, villager.resident_id)
        stranger = make.user(Role.reviewer, make.village())

        with pytest.raises(NotFound):
            ask(make, stranger, villager.resident_id)

    def test_spent_points_become_a_debt_that_the_next_points_pay(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, officer = people_of(make, village)
        goods = offer(make, open_shop(make, village), points=8)
        give(make, villager.resident_id, "F02")
        asked = ask(make, reviewer, villager.resident_id)
        order = place(make, villager, goods)
        with make.tx(make.user(Role.shopkeeper, village)) as tx:
            orders.collect(tx, pickup_code=order.pickup_code)

        decide(make, officer, asked)

        account = account_of(make, villager.resident_id)
        assert (account.balance, account.debt) == (0, 8)
        give(make, villager.resident_id, "F02")
        account = account_of(make, villager.resident_id)
        assert (account.balance, account.debt) == (2, 0)

    def test_a_purchase_is_refunded_by_the_shop_instead(self, make: Make) -> None:
        village = village_with_budget(make)
        villager, reviewer, _ = people_of(make, village)
        goods = offer(make, open_shop(make, village), points=1)
        give(make, villager.resident_id)
        order = place(make, villager, goods)
        with make.tx(make.user(Role.shopkeeper, village)) as tx:
            orders.collect(tx, pickup_code=order.pickup_code)

        with pytest.raises(NotReversibleHere):
            ask(make, reviewer, villager.resident_id)
