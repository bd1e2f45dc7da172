"""Somebody leaves: who it was is gone from every column, the books are as right as before."""

import json
import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import UserAccount
from app.core.db import Database, metadata
from app.core.erasure import ERASED_NAME
from app.core.permissions import Role
from app.errands.models import Errand
from app.files.models import StoredFile
from app.files.service import path_of
from app.ledger.service.verify import verify
from app.people.models import Resident
from app.points.models import Claim, ClaimState
from app.privacy.inventory import PERSONAL, Fate
from tests.factories import Make
from tests.privacy.leaver import Leaver, leaver
from tests.privacy.marks import MARKS
from tests.shop.goods import fund, offer, open_shop, place, purse

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
DELETION = {"kind": "deletion", "reason": "搬去城里了"}
STAYS = {name for name, one in PERSONAL.items() if one.fate in {Fate.kept, Fate.passes}}


def cells(database: Database) -> dict[str, set[str]]:
    """Give every value of every column as text."""
    found: dict[str, set[str]] = {}
    with database.transaction(write=False) as session:
        for table in metadata.sorted_tables:
            for row in session.execute(table.select()).mappings():
                for name, value in row.items():
                    found.setdefault(f"{table.name}.{name}", set()).add(_text(value))
    return found


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def marked(found: dict[str, set[str]]) -> set[str]:
    """Name the columns where a mark stands in clear."""
    return {name for name, values in found.items() for one in values if any(mark in one for mark in MARKS)}


def ask_and_approve(as_user: AsUser, who: Leaver) -> None:
    """Let the villager ask to be deleted, and the officer agree."""
    asked = as_user(who.user.id).post(f"{API}/me/data-requests", json=DELETION)
    assert asked.status_code == 201, asked.text
    path = f"{API}/data-requests/{asked.json()['id']}/transitions"
    done = as_user(who.officer.id).post(path, json={"action": "approve", "note": "已核对"})
    assert done.status_code == 201, done.text
    assert (done.json()["state"], done.json()["resident"]["name"]) == ("approved", ERASED_NAME)


def of_others(make: Make, who: Leaver) -> dict[str, set[str]]:
    """Give the sealed values and hashes that belong to the people around."""
    with make.tx() as tx:
        officer = tx.session.get_one(UserAccount, who.officer.id)
    return {
        "user_account.phone_sealed": {officer.phone_sealed},
        "user_account.phone_index": {str(officer.phone_index)},
    }


class TestLeave:
    def test_nothing_that_tells_who_it_was_is_left(
        self, as_user: AsUser, make: Make, database: Database
    ) -> None:
        who = leaver(make)
        with make.tx() as tx:
            paths = [path_of(make.settings, one) for one in tx.session.exec(select(StoredFile))]
        before = cells(database)
        own = {name: values for name, values in before.items() if name in set(PERSONAL) - STAYS}
        assert len(paths) == 2
        assert all(path.exists() for path in paths)

        ask_and_approve(as_user, who)

        after = cells(database)
        assert marked(after) - STAYS == set()
        assert not any(path.exists() for path in paths)
        # Sealed and hashed values are no marks: what was there of them is not there any more.
        secret = {name for name in own if name.endswith(("_sealed", "_index", "_hash"))}
        kept = {name: own[name] & after.get(name, set()) - {"", "None"} for name in secret}
        assert {name: values for name, values in kept.items() if values} == of_others(make, who)

    def test_the_scene_fills_every_column_that_is_emptied(self, make: Make, database: Database) -> None:
        leaver(make)

        found = cells(database)

        filled = marked(found) | {
            name
            for name, values in found.items()
            if name.endswith(("_sealed", "_index", "_hash")) and values - {"", "None"}
        }
        wanted = {name for name, one in PERSONAL.items() if one.fate in {Fate.emptied, Fate.deleted}}
        assert wanted - filled == set(), "let tests/privacy/leaver.py put a mark into these"

    def test_a_column_that_is_forgotten_would_be_seen(
        self, as_user: AsUser, make: Make, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        who = leaver(make)
        monkeypatch.setattr("app.errands.service.leaving.erase", lambda *_args, **_more: None)

        ask_and_approve(as_user, who)

        assert "errand.description" in marked(cells(database))

    def test_the_books_and_the_numbers_stay(self, as_user: AsUser, make: Make) -> None:
        who = leaver(make)

        ask_and_approve(as_user, who)

        with make.tx() as tx:
            report = verify(tx.session)
            numbers = tx.session.exec(select(Errand.number)).all()
            assert report.ok, report.first_bad
            assert len(numbers) == 1
            assert tx.session.get_one(Resident, who.resident_id).name == ERASED_NAME
        assert purse(make, who.resident_id).available == 0

    def test_the_account_is_closed_within_one_request(self, as_user: AsUser, make: Make) -> None:
        who = leaver(make)
        client = as_user(who.user.id)
        assert client.get(f"{API}/me").status_code == 200

        ask_and_approve(as_user, who)

        assert client.get(f"{API}/me").status_code == 401
        with make.tx() as tx:
            assert not tx.session.get_one(UserAccount, who.user.id).is_active


class TestOpenEnds:
    def test_an_open_errand_stands_in_the_way_and_is_named(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        user = make.user(Role.resident, village)
        errand = make.errand(make.station(village), user)

        answer = as_user(user.id).post(f"{API}/me/data-requests", json=DELETION)

        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/still-open")
        assert errand.number in answer.json()["detail"]

    def test_an_order_at_the_shop_stands_in_the_way(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        user = make.user(Role.resident, village)
        fund(make, user.resident_id, 20)
        order = place(make, user, offer(make, open_shop(make, village), points=10))

        answer = as_user(user.id).post(f"{API}/me/data-requests", json=DELETION)

        assert answer.status_code == 409
        assert order.number in answer.json()["detail"]

    def test_an_undecided_claim_stands_in_the_way(self, as_user: AsUser, make: Make) -> None:
        who = leaver(make)
        with make.tx() as tx:
            claim = tx.session.exec(select(Claim)).one()
            claim.state = ClaimState.published
            tx.session.add(claim)

        answer = as_user(who.user.id).post(f"{API}/me/data-requests", json=DELETION)

        assert "积分申报" in answer.json()["detail"]

    def test_an_office_is_given_back_first(self, as_user: AsUser, make: Make) -> None:
        agent = make.user(Role.agent, make.village())

        answer = as_user(agent.id).post(f"{API}/me/data-requests", json=DELETION)

        assert answer.status_code == 409
        assert "代办员" in answer.json()["detail"]

    def test_what_was_begun_after_asking_stands_in_the_way_of_the_decision(
        self, as_user: AsUser, make: Make
    ) -> None:
        who = leaver(make)
        asked = as_user(who.user.id).post(f"{API}/me/data-requests", json=DELETION).json()
        make.errand(make.station(who.village), who.user)

        path = f"{API}/data-requests/{asked['id']}/transitions"
        answer = as_user(who.officer.id).post(path, json={"action": "approve"})

        assert answer.status_code == 409
        assert as_user(who.user.id).get(f"{API}/me").status_code == 200
