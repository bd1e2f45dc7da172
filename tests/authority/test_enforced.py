"""Where an authority is asked for: at submitting, and at each step in another's name."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.auth.models import UserAccount
from app.authority.models import Authority, AuthorityStep
from app.authority.service.uses import AuthorityNeeded
from app.core.errors import InvalidInput, Problem
from app.errands.models import Errand
from app.errands.schemas import ErrandCreate, TransitionCreate
from app.errands.service.moves import move
from app.errands.service.submit import submit
from tests.authority.scene import Scene, scene
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


@pytest.fixture
def it(make: Make) -> Scene:
    return scene(make)


def ask(
    it: Scene,
    by: UserAccount,
    authority_id: uuid.UUID | None,
    *,
    later: timedelta = timedelta(),
    item_id: uuid.UUID | None = None,
) -> Errand:
    """Ask in the elder's name."""
    draft = {
        "service_item_id": item_id or it.item.id,
        "station_id": it.station.id,
        "channel": "walk_in",
        "beneficiary": {"resident_id": it.elder_id},
        "authority_id": authority_id,
    }
    with it.make.tx(by, later=later) as tx:
        return submit(tx, draft=ErrandCreate.model_validate(draft))


def take(it: Scene, by: UserAccount, errand: Errand, action: str, /, **more: object) -> None:
    with it.make.tx(by) as tx:
        step = TransitionCreate.model_validate({"action": action} | more)
        move(tx, errand_id=errand.id, step=step)


def refuses(it: Scene, authority_id: uuid.UUID) -> bool:
    try:
        ask(it, it.agent, authority_id)
    except InvalidInput as problem:
        return "不能用" in problem.detail
    return False


def uses(it: Scene, authority: Authority) -> list[str]:
    with it.make.tx() as tx:
        steps = tx.session.exec(
            select(AuthorityStep.errand_step)
            .where(AuthorityStep.authority_id == authority.id, AuthorityStep.action == "use")
            .order_by(AuthorityStep.id)  # type: ignore[arg-type]
        )
        return list(steps)


class TestSubmitting:
    def test_in_her_name_it_names_the_authority_and_the_use_is_kept(self, it: Scene) -> None:
        authority = it.in_force()

        errand = ask(it, it.agent, authority.id)

        assert errand.authority_id == authority.id
        assert uses(it, authority) == ["submit"]

    def test_without_one_it_is_refused(self, it: Scene) -> None:
        for by in (it.agent, it.son):
            with pytest.raises(AuthorityNeeded):
                ask(it, by, None)

    def test_she_herself_needs_none(self, it: Scene) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)

        assert errand.authority_id is None

    def test_one_that_does_not_cover_it_is_refused(self, it: Scene) -> None:
        other_item = it.make.service_item()
        wrong = {
            "made up": uuid.uuid4(),
            "another's": it.in_force(representative_id=it.colleague.id).id,
            "a draft": it.draft(it.agent).id,
            "of another item": it.in_force(item_ids=[other_item.id]).id,
            "not to submit": it.in_force(powers=["result"]).id,
        }
        revoked = it.in_force()
        it.move(it.elder, revoked, "revoke")
        wrong["revoked"] = revoked.id

        assert {name for name, one in wrong.items() if refuses(it, one)} == set(wrong)

    def test_a_whole_class_covers_its_items(self, it: Scene) -> None:
        authority = it.in_force(item_ids=[], categories=[it.item.category])

        assert ask(it, it.agent, authority.id).authority_id == authority.id

    def test_after_its_last_day_it_counts_no_more(self, it: Scene) -> None:
        authority = it.in_force(ends_on=it.make.now.date())
        ask(it, it.agent, authority.id)

        with pytest.raises(InvalidInput, match="不能用"):
            ask(it, it.agent, authority.id, later=timedelta(days=1))

    def test_for_one_errand_it_is_used_up_by_one(self, it: Scene, as_user: AsUser) -> None:
        authority = it.in_force(uses_max=1)
        ask(it, it.agent, authority.id)

        with pytest.raises(InvalidInput, match="不能用"):
            ask(it, it.agent, authority.id)
        shown = as_user(it.elder.id).get(f"/api/v1/authorities/{authority.id}").json()
        assert shown["standing_label"] == "已用完"

    def test_also_an_item_that_asks_for_none_does_not_take_a_made_up_one(self, it: Scene) -> None:
        plain = it.make.service_item()
        assert ask(it, it.agent, None, item_id=plain.id).authority_id is None

        with pytest.raises(InvalidInput, match="不能用"):
            ask(it, it.agent, uuid.uuid4(), item_id=plain.id)


class TestSteps:
    def test_staff_resubmit_in_her_name_only_by_authority(self, it: Scene) -> None:
        authority = it.in_force()
        errand = ask(it, it.agent, authority.id)
        take(it, it.agent, errand, "claim")
        self._return(it, errand)

        with pytest.raises(AuthorityNeeded):
            take(it, it.colleague, errand, "resubmit")
        take(it, it.agent, errand, "resubmit")

        assert uses(it, authority) == ["submit", "resubmit"]

    def test_what_was_revoked_counts_for_no_further_step(self, it: Scene) -> None:
        authority = it.in_force()
        errand = ask(it, it.agent, authority.id)
        take(it, it.agent, errand, "claim")
        self._return(it, errand)
        it.move(it.elder, authority, "revoke")

        with pytest.raises(AuthorityNeeded):
            take(it, it.agent, errand, "resubmit")

    def test_a_used_up_one_goes_on_for_the_errand_that_it_began(self, it: Scene) -> None:
        authority = it.in_force(uses_max=1)
        errand = ask(it, it.agent, authority.id)
        take(it, it.agent, errand, "claim")
        self._return(it, errand)

        take(it, it.agent, errand, "resubmit")

        assert uses(it, authority) == ["submit", "resubmit"]

    def test_family_signs_by_authority_and_she_herself_without(self, it: Scene) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)
        take(it, it.agent, errand, "claim")
        take(it, it.agent, errand, "complete", result="办好了")

        with pytest.raises(AuthorityNeeded):
            take(it, it.son, errand, "sign", by="family")
        authority = it.in_force(representative_id=it.son.id)
        take(it, it.son, errand, "sign", by="family")

        assert uses(it, authority) == ["sign"]

    def test_who_asked_for_her_is_not_she_when_it_comes_to_signing(self, it: Scene) -> None:
        authority = it.in_force(representative_id=it.son.id, powers=["submit", "result"])
        first, second = (ask(it, it.son, authority.id) for _ in range(2))
        take(it, it.agent, first, "claim")
        take(it, it.agent, first, "complete", result="办好了")
        it.move(it.elder, authority, "revoke")

        for by in ("self", "family"):
            with pytest.raises(AuthorityNeeded):
                take(it, it.son, first, "sign", by=by)
        with pytest.raises(AuthorityNeeded):
            take(it, it.son, second, "withdraw")

    def test_a_witness_is_no_hand_of_hers(self, it: Scene) -> None:
        errand = it.make.errand(it.station, it.elder, item=it.item)
        take(it, it.agent, errand, "claim")
        take(it, it.agent, errand, "complete", result="办好了")

        take(it, it.agent, errand, "sign", by="witness", note="本人按了手印")

    def test_the_page_of_the_errand_leads_to_it(self, it: Scene, as_user: AsUser) -> None:
        authority = it.in_force()
        errand = ask(it, it.agent, authority.id)
        client = as_user(it.elder.id)

        related = client.get(f"/api/v1/errands/{errand.id}").json()["related"]
        listed = client.get("/api/v1/authorities", params={"errand_id": str(errand.id)}).json()["items"]

        assert [(one["kind"], one["count"]) for one in related if one["kind"] == "authority"] == [
            ("authority", 1)
        ]
        assert [one["id"] for one in listed] == [str(authority.id)]

    @staticmethod
    def _return(it: Scene, errand: Errand) -> None:
        take(it, it.agent, errand, "return", missing=[], note="请写清楚用途")


def test_what_is_refused_leaves_no_use(make: Make) -> None:
    it = scene(make)
    authority = it.in_force()

    with pytest.raises(Problem):
        ask(it, it.colleague, authority.id)

    assert uses(it, authority) == []
