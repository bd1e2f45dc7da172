"""A statement that does not say whose rows it wants fails in every signed-in request."""

import uuid
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import ColumnElement, false, func, or_, select, update
from sqlmodel import col

from app.core import web
from app.core.config import Settings
from app.core.db import Database
from app.core.permissions import Permission, Role
from app.core.scope import UnscopedStatementError, require, unscoped
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating
from app.errands.queries.reach import visible_to
from app.errands.schemas import SummaryRead
from app.main import create_app
from app.orgs.models import Region
from app.people.models import Household, Resident
from tests.access.cast import Relation
from tests.access.who import Row
from tests.access.world import MakeApp, World
from tests.factories import Make

ID = uuid.uuid4()
OF_STATE = col(Errand.state) == "submitted"
BY_ID = col(Errand.id) == ID
SCOPED = (
    select(Errand).where(BY_ID),
    select(Errand).where(col(Errand.path) >= "/a/", col(Errand.path) < "/a0"),
    select(Errand).where(or_(BY_ID, col(Errand.agent_id).in_([ID]))),
    select(Errand).where(or_(false())),
    select(Errand).join(Resident, col(Resident.id) == Errand.beneficiary_id).where(BY_ID),
    select(Errand).where(
        col(Errand.beneficiary_id).in_(select(col(Resident.id)).where(col(Resident.id) == ID))
    ),
    select(Errand).where(
        BY_ID, select(ErrandRating).where(col(ErrandRating.errand_id) == Errand.id).exists()
    ),
    select(Region).where(col(Region.name) == "村"),
    update(Errand).where(BY_ID).values(version=2),
)
UNSCOPED = {
    "everything": select(Errand),
    "a count": select(func.count()).select_from(Errand),
    "one state": select(Errand).where(OF_STATE),
    "one item of the board": select(Errand).where(col(Errand.service_item_id) == ID),
    "one way out": select(Errand).where(or_(BY_ID, OF_STATE)),
    "a joined table": select(Errand).join(Household, onclause=OF_STATE).where(BY_ID),
    "inside a condition": select(Errand).where(
        BY_ID, col(Errand.beneficiary_id).in_(select(col(Resident.id)).where(col(Resident.name) == "甲"))
    ),
    "inside a subquery": select(select(Errand).where(OF_STATE).subquery().c.id),
    "a change": update(Errand).values(version=2),
}


@pytest.mark.parametrize("statement", SCOPED, ids=range(len(SCOPED)))
def test_a_statement_with_a_scope_passes(statement: Any) -> None:  # noqa: ANN401 - selects and updates
    assert unscoped(statement) == ()


@pytest.mark.parametrize("name", UNSCOPED)
def test_a_statement_without_a_scope_is_named(name: str) -> None:
    assert unscoped(UNSCOPED[name]) != ()


def test_what_every_reader_begins_with_is_a_scope(make: Make) -> None:
    nobody = make.actor(make.user(Role.resident, make.village()))
    officer = make.actor(make.user(Role.county_officer, make.county()))

    for actor in (nobody, officer):
        seen: ColumnElement[bool] = visible_to(actor)
        assert unscoped(select(Errand).where(seen)) == ()


def test_a_session_that_asks_for_a_scope_refuses_to_run_without(make: Make) -> None:
    with make.tx() as tx:
        tx.session.execute(select(col(Errand.version)))
        require(tx.session)

        with pytest.raises(UnscopedStatementError, match="errand"):
            tx.session.execute(select(col(Errand.version)))


class TestTwin:
    """A route that counts everybody's errands: it would be wrong, so it fails."""

    @pytest.fixture
    def twin(self) -> MakeApp:
        @web.requires(Permission.errand_view)
        def read_summary(tx: Tx) -> SummaryRead:
            count = tx.session.execute(select(func.count()).select_from(Errand)).scalar_one()
            return SummaryRead(to_claim=count, mine_open=0, due_soon=0, overdue=0, escalated=0, to_lead=0)

        def make_app(settings: Settings, database: Database) -> FastAPI:
            app = create_app(settings, database)
            app.add_api_route("/api/v1/twin", read_summary)
            return app

        return make_app

    def test_a_planted_unscoped_query_is_refused(self, world: World, twin: MakeApp) -> None:
        person = world.cast.people[Role.agent, Relation.own]
        asker = world.asker_of(twin)

        reply = world.ask(
            Row("GET /api/v1/twin"), world.things_for(person), world.tokens[person.account.id], asker=asker
        )

        asker.close()
        assert reply.status == 500
