"""The gates that grow by themselves: a label for every action, and no route beside the hop."""

import enum
import inspect
import typing
from collections.abc import Iterable, Iterator

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from app.audit.labels import ACTION_LABELS, OF_THE_VILLAGER, READ_SENTENCES
from app.audit.words import KIND_LABELS
from app.core.config import Settings
from app.core.db import Database, metadata
from app.core.errors import NotAllowed
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import Guard, Runtime, public, requires
from app.main import ROUTERS
from tests.audit.test_hop import AsUser, Station, rows
from tests.factories import Make

# These open their own transactions, and tell the log themselves: see the tests of app/auth and app/guests.
NOTE_THEMSELVES = {
    "create_code",
    "create_session",
    "refresh_session",
    "change_password",
    "begin_second_factor",
    "delete_second_factor",
    "create_link",
    "open_link",
    "take_guest_step",
    "upload_guest_file",
}


def _routes() -> list[APIRoute]:
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


def _guard(route: APIRoute) -> Guard:
    guard: Guard = route.endpoint.guard  # type: ignore[attr-defined]
    return guard


def _writes(route: APIRoute) -> bool:
    told = _guard(route).writes
    return not (route.methods or set()) & {"GET", "HEAD"} if told is None else told


def _actions(route: APIRoute) -> Iterator[str]:
    """Name what the log may say about a route: its name, with each step that its body may take."""
    body = inspect.signature(route.endpoint).parameters.get("body")
    fields = getattr(body.annotation, "model_fields", {}) if body else {}
    kind = fields["action"].annotation if "action" in fields else None
    if kind is None:
        yield route.endpoint.__name__
        return
    is_enum = isinstance(kind, type) and issubclass(kind, enum.Enum)
    yield from (f"{route.endpoint.__name__}.{step}" for step in (kind if is_enum else typing.get_args(kind)))


def unaudited(routes: Iterable[APIRoute]) -> list[str]:
    """Name the routes that change something beside the hop."""
    return [
        route.endpoint.__name__
        for route in routes
        if not hasattr(route.endpoint, "guard")
        or (
            _writes(route)
            and _guard(route).own_transactions
            and route.endpoint.__name__ not in NOTE_THEMSELVES
        )
    ]


def unlabelled(routes: Iterable[APIRoute]) -> list[str]:
    """Name the actions that an auditor would read in English."""
    told = [route for route in routes if _writes(route) or _guard(route).permission is not None]
    return [action for route in told for action in _actions(route) if action not in ACTION_LABELS]


def test_every_action_has_its_label() -> None:
    assert unlabelled(_routes()) == [], "add a label to app/audit/labels.py or step_labels.py"
    assert [label for label in ACTION_LABELS.values() if label.isascii()] == []
    assert set(READ_SENTENCES) | OF_THE_VILLAGER <= set(ACTION_LABELS)
    assert set(KIND_LABELS) <= set(metadata.tables)


def test_every_change_goes_through_the_hop() -> None:
    assert unaudited(_routes()) == []


def test_a_route_beside_the_hop_or_without_a_label_is_caught() -> None:
    app = FastAPI()

    @app.post("/hidden")
    @public(own_transactions=True)
    def hide(runtime: Runtime) -> None:
        runtime.wake.set()

    @app.post("/bare")
    def bare() -> None:
        """Stand for a route without a guard."""

    @app.post("/told")
    @requires(Permission.account_use)
    def tell(tx: Tx) -> None:
        tx.session.flush()

    planted = [route for route in app.routes if isinstance(route, APIRoute)]

    assert unaudited(planted) == ["hide", "bare"]
    assert unlabelled([planted[2]]) == ["tell"]


def test_three_routes_of_a_twin_leave_one_row_each_and_a_failed_one_none(
    make: Make, as_user: AsUser, database: Database, settings: Settings
) -> None:
    scene = Station(make)
    signed_in = as_user(scene.agent.id)
    app = FastAPI()
    app.state.runtime = signed_in.app.state.runtime  # type: ignore[attr-defined]

    @app.post("/made")
    @requires(Permission.account_use)
    def make_it(tx: Tx) -> None:
        scene.station.name = "新站"
        tx.session.merge(scene.station)

    @app.put("/untouched")
    @requires(Permission.account_use)
    def keep_it(tx: Tx) -> None:
        assert tx.actor.user_id == scene.agent.id

    @app.delete("/broken")
    @requires(Permission.account_use)
    def break_it(tx: Tx) -> None:
        scene.station.name = "坏站"
        tx.session.merge(scene.station)
        tx.session.flush()
        raise NotAllowed

    twin = TestClient(app, headers=dict(signed_in.headers), raise_server_exceptions=False)
    for method, path in (("POST", "/made"), ("PUT", "/untouched"), ("DELETE", "/broken")):
        twin.request(method, path)

    assert [(row.action, row.outcome) for row in rows(make)] == [
        ("make_it", "done"),
        ("keep_it", "done"),
        ("break_it", "refused"),
    ]
    assert '"name":["…","…"]' in rows(make)[0].changes
