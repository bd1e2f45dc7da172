"""The same request twice has one effect and one answer."""

import threading
import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import Grant
from app.core.idempotency import IdempotencyKey
from app.core.permissions import Role
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


@pytest.fixture
def scene(as_user: AsUser, make: Make) -> tuple[TestClient, dict[str, str]]:
    """Give an officer's client, and a body that makes somebody an agent."""
    town = make.region()
    village = make.village(town)
    someone = make.user(Role.resident, village)
    officer = as_user(make.user(Role.town_officer, town).id)
    return officer, {"user_id": str(someone.id), "role": "agent", "region_id": str(village.id)}


def count_agents(make: Make) -> int:
    """Count how many agents there are."""
    with make.tx() as tx:
        return len(tx.session.exec(select(Grant).where(Grant.role == Role.agent)).all())


class TestReplay:
    def test_the_first_answer_comes_again_byte_for_byte(
        self, scene: tuple[TestClient, dict[str, str]], make: Make
    ) -> None:
        client, body = scene
        headers = {"Idempotency-Key": "key-1"}

        first = client.post("/api/v1/grants", json=body, headers=headers)
        second = client.post("/api/v1/grants", json=body, headers=headers)

        assert first.status_code == second.status_code == 201
        assert first.content == second.content
        assert "Idempotency-Replayed" not in first.headers
        assert second.headers["Idempotency-Replayed"] == "true"
        assert count_agents(make) == 1

    def test_an_answer_is_kept_sealed_and_one_from_before_that_still_comes(
        self, scene: tuple[TestClient, dict[str, str]], make: Make
    ) -> None:
        client, body = scene
        headers = {"Idempotency-Key": "key-1"}
        first = client.post("/api/v1/grants", json=body, headers=headers)
        with make.tx() as tx:
            kept = tx.session.exec(select(IdempotencyKey)).one()
            assert (kept.body, body["user_id"] in kept.body_sealed) == (b"", False)
            kept.body, kept.body_sealed = first.content, ""

        again = client.post("/api/v1/grants", json=body, headers=headers)

        assert (again.status_code, again.content) == (201, first.content)

    def test_another_body_under_the_same_key_is_refused(
        self, scene: tuple[TestClient, dict[str, str]]
    ) -> None:
        client, body = scene
        headers = {"Idempotency-Key": "key-1"}
        client.post("/api/v1/grants", json=body, headers=headers)

        other = client.post("/api/v1/grants", json={**body, "role": "shopkeeper"}, headers=headers)

        assert other.status_code == 422
        assert other.json()["type"] == "/problems/idempotency-key-reused"

    def test_a_refusal_is_remembered_too(self, scene: tuple[TestClient, dict[str, str]]) -> None:
        client, body = scene
        headers = {"Idempotency-Key": "key-1"}
        wrong = {**body, "role": "county_officer"}

        first = client.post("/api/v1/grants", json=wrong, headers=headers)
        second = client.post("/api/v1/grants", json=wrong, headers=headers)

        assert first.status_code == second.status_code == 403
        assert first.content == second.content
        assert second.headers["Idempotency-Replayed"] == "true"

    def test_two_people_may_use_the_same_key(
        self, scene: tuple[TestClient, dict[str, str]], as_user: AsUser, make: Make
    ) -> None:
        client, body = scene
        other = as_user(make.user(Role.admin, make.county()).id)
        headers = {"Idempotency-Key": "key-1"}

        client.post("/api/v1/grants", json=body, headers=headers)
        answer = other.post("/api/v1/grants", json=body, headers=headers)

        assert answer.status_code == 201
        assert "Idempotency-Replayed" not in answer.headers

    @pytest.mark.parametrize("key", ["", "with space", "ä", "x" * 256])
    def test_a_key_outside_visible_ascii_is_refused(
        self, scene: tuple[TestClient, dict[str, str]], key: str
    ) -> None:
        client, body = scene

        answer = client.post("/api/v1/grants", json=body, headers={b"Idempotency-Key": key.encode()})

        assert answer.status_code == 422

    def test_twins_that_run_at_once_have_one_effect(
        self, scene: tuple[TestClient, dict[str, str]], make: Make
    ) -> None:
        client, body = scene
        barrier = threading.Barrier(8)
        answers: list[tuple[int, bytes]] = []

        def send() -> None:
            barrier.wait()
            answer = client.post("/api/v1/grants", json=body, headers={"Idempotency-Key": "twin"})
            answers.append((answer.status_code, answer.content))

        threads = [threading.Thread(target=send) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(set(answers)) == 1
        assert answers[0][0] == 201
        assert count_agents(make) == 1
