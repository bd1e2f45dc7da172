"""Lists: who sees what, how it is narrowed, and what it costs."""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlalchemy import event

from app.auth.models import UserAccount
from app.core.db import Database
from app.core.permissions import Role
from app.errands.queries import reading
from app.errands.queries.reach import Scope
from app.errands.queries.reading import Filter, errands_page, read_errand, summary
from tests.errands.scene import API, ERRANDS, AsUser, Scene
from tests.factories import Make


def listed(client: TestClient, **query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - query values
    answer = client.get(ERRANDS, params=query)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Collect the statements that are sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


class TestScopes:
    def test_each_person_finds_the_errand_on_the_right_lists(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        son, auditor = scene.relative(), scene.auditor()
        people: dict[str, tuple[UserAccount, set[str]]] = {
            "resident": (scene.resident, {"mine"}),
            "son": (son, {"mine"}),
            "agent": (scene.agent, {"assigned", "station"}),
            "colleague": (scene.other_agent, {"station"}),
            "officer": (scene.officer(), {"station"}),
            "auditor": (auditor, {"station"}),
            "neighbour": (scene.neighbour(), set()),
            "foreign agent": (scene.foreign_agent(), set()),
        }

        for who, (account, expected) in people.items():
            client = as_user(account.id)
            found = {scope for scope in Scope if listed(client, scope=scope)}
            assert found == expected, who
            status = client.get(f"{ERRANDS}/{errand.id}").status_code
            assert status == (200 if expected else 404), who

    def test_what_was_sent_up_lies_above_and_stays_on_the_first_agents_list(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        scene.errand((scene.agent, "claim"), (scene.agent, "escalate"))
        town_agent = as_user(make.user(Role.agent, scene.town).id)

        assert len(listed(town_agent, scope="escalated")) == 1
        assert len(listed(as_user(scene.agent.id), scope="assigned")) == 1
        assert len(listed(as_user(scene.agent.id), scope="escalated")) == 1

    def test_the_summary_counts_what_the_lists_show(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        scene.errand()
        scene.errand((scene.agent, "claim"))
        scene.errand((scene.agent, "claim"), (scene.agent, "escalate"))
        scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign"))
        late = scene.errand(item=make.service_item(days=1))
        agent = as_user(scene.agent.id)

        before = agent.get(f"{ERRANDS}/summary").json()
        with make.tx(scene.agent, later=late.due_at - make.now) as tx:
            after = summary(tx)

        counts = {"to_claim": 2, "mine_open": 2, "due_soon": 0, "overdue": 0, "escalated": 1, "to_lead": 0}
        assert before == counts
        assert (after.overdue, after.to_claim) == (1, 2)
        assert len(listed(agent, scope="station", state="submitted")) == 2
        assert len(listed(agent, scope="assigned", state="open")) == 2


class TestNarrowing:
    def test_state_and_words_narrow_the_list(self, scene: Scene, make: Make, as_user: AsUser) -> None:
        other = make.user(Role.resident, scene.village, name="赵大爷")
        first = scene.errand((scene.agent, "claim"))
        second = make.errand(scene.station, other, item=scene.item)
        agent = as_user(scene.agent.id)

        def found(**query: str) -> set[str]:
            return {one["number"] for one in listed(agent, scope="station", **query)}

        assert found(state="accepted") == {first.number}
        assert found(state="closed") == set()
        assert found(q="赵大") == {second.number}
        assert found(q=first.number) == {first.number}
        assert found(q="%") == set()
        assert agent.get(ERRANDS, params={"state": "lost"}).status_code == 422

    def test_pages_follow_each_other_newest_first(self, scene: Scene, as_user: AsUser) -> None:
        numbers = [scene.errand().number for _ in range(5)]
        resident = as_user(scene.resident.id)
        cursor, found = None, []

        for _ in range(3):
            page = resident.get(ERRANDS, params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
            found += [one["number"] for one in page["items"]]
            cursor = page["next_cursor"]

        assert found == numbers[::-1]
        assert cursor is None


class TestPrivacy:
    def test_only_whoever_handles_the_errand_sees_the_contact_phone(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        made = as_user(scene.resident.id).post(ERRANDS, json=scene.draft(contact_phone="13812341234"))
        where = f"{ERRANDS}/{made.json()['id']}"
        as_user(scene.agent.id).post(f"{where}/transitions", json={"action": "claim"})

        shown = {
            account.name: as_user(account.id).get(where).json()["contact_phone"]
            for account in (scene.agent, scene.other_agent, scene.resident)
        }

        assert shown == {"李建国": "13812341234", "赵小兰": "138****1234", "王秀英": "138****1234"}
        with make.tx() as tx:
            assert "13812341234" not in str(
                tx.session.connection().exec_driver_sql("SELECT * FROM errand").all()
            )

    def test_a_system_administrator_does_not_read_errands(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        errand = scene.errand()
        admin = as_user(make.user(Role.admin, scene.county).id)

        assert admin.get(f"{ERRANDS}/{errand.id}").status_code == 404
        assert [listed(admin, scope=scope) for scope in Scope] == [[]] * len(Scope)

    def test_nobody_reads_errands_without_signing_in(self, client: TestClient, scene: Scene) -> None:
        errand = scene.errand()

        assert client.get(ERRANDS).status_code == 401
        assert client.get(f"{ERRANDS}/{errand.id}").status_code == 401


def picture() -> bytes:
    """Draw a small picture."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, "PNG")
    return drawn.getvalue()


class TestPhotos:
    def test_a_photo_is_seen_by_those_who_may_see_the_errand(self, scene: Scene, as_user: AsUser) -> None:
        resident, neighbour = as_user(scene.resident.id), as_user(scene.neighbour().id)
        file = resident.post(f"{API}/files", files={"file": ("证.png", picture(), "image/png")}).json()

        made = resident.post(ERRANDS, json=scene.draft(file_ids=[file["id"]])).json()

        assert [one["id"] for one in made["files"]] == [file["id"]]
        assert as_user(scene.agent.id).get(file["url"]).status_code == 200
        assert neighbour.get(file["url"]).status_code == 404
        stolen = neighbour.post(ERRANDS, json=scene.draft(file_ids=[file["id"]]))
        assert stolen.status_code == 404


class TestCost:
    def test_a_page_takes_five_statements_however_many_rows(
        self, scene: Scene, make: Make, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # What other features tell on the page of one errand is theirs to count.
        monkeypatch.setattr(reading, "RELATED", [])
        size = 5
        for _ in range(size):
            scene.errand((scene.agent, "claim"))

        with make.tx(scene.agent) as tx, counted(database) as sent:
            page = errands_page(tx, wanted=Filter(scope=Scope.station), cursor=None, limit=20)
        with make.tx(scene.agent) as tx, counted(database) as one:
            read_errand(tx, errand_id=page.items[0].id)
        with make.tx(scene.agent) as tx, counted(database) as desk:
            summary(tx)

        assert len(page.items) == size
        assert (len(sent), len(one), len(desk)) == (5, 6, 1)

    def test_an_unknown_errand_is_not_found(self, scene: Scene, as_user: AsUser) -> None:
        assert as_user(scene.agent.id).get(f"{ERRANDS}/{uuid.uuid4()}").status_code == 404
