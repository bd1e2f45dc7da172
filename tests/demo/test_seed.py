"""The same seed makes the same county again: names, numbers and balances, whatever the engine."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from app.auth.models import UserAccount
from app.core.db import Database
from app.errands.models import Errand, ErrandRating
from app.ledger.models import Account
from app.orgs.models import Region, Station
from app.people.models import Household, Resident
from app.points.models import Claim
from app.shop.models import Order
from tests.demo.conftest import Counties

pytestmark = pytest.mark.slow
# What does not depend on the moment at which an id was drawn.
LOOKED_AT: dict[type[SQLModel], tuple[str, ...]] = {
    Region: ("code", "name"),
    Station: ("code", "name", "phone", "hours"),
    UserAccount: ("name", "phone_index"),
    Household: ("code", "name", "address"),
    Resident: ("name", "birth_year", "relation", "person_class", "phone_index", "id_number_index"),
    Errand: ("number", "state", "description", "created_at", "due_at", "outcome"),
    ErrandRating: ("score", "comment", "at"),
    Claim: ("rule_code", "state", "quantity", "points", "created_at"),
    Order: ("number", "pickup_code", "state", "points", "created_at"),
    Account: ("account_class", "credits", "debits", "refunds", "held", "seq"),
}


def test_two_counties_of_one_seed_are_alike_on_both_engines(counties: Counties) -> None:
    assert _told(counties.on("sqlite")) == _told(counties.on("postgresql"))


def _told(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.transaction(write=False) as session:
        return {
            table.__name__: sorted(
                (
                    tuple(row)
                    for row in session.execute(select(*(col(getattr(table, name)) for name in names)))
                ),
                key=str,
            )
            for table, names in LOOKED_AT.items()
        }
