"""An authority from draft to its end: who may give it, see it given, and take it back."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, delete, select

from app.auth.models import Grant
from app.authority.models import AuthorityState, AuthorityStep
from app.authority.service.moves import AuthorityActionUnavailable
from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Role
from app.privacy.models import ConsentChannel, Purpose
from app.privacy.notices import current
from app.privacy.service import consents
from app.privacy.service.consents import ConsentMissing
from tests.authority.scene import Scene, on_the_roll, scene
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
S = AuthorityState


@pytest.fixture
def it(make: Make) -> Scene:
    return scene(make)


class TestDraft:
    def test_it_ends_by_the_countys_rule_unless_a_day_is_named(self, it: Scene) -> None:
        authority = it.draft(it.agent)

        assert authority.state is S.draft
        assert authority.ends_on - authority.starts_on == timedelta(days=90)

    @pytest.mark.parametrize("days", [-1, 366])
    def test_it_ends_neither_yesterday_nor_beyond_the_countys_limit(self, it: Scene, days: int) -> None:
        day = it.make.now.date() + timedelta(days=days)

        with pytest.raises(InvalidInput, match="日期"):
            it.draft(it.agent, ends_on=day)

    def test_money_is_only_for_whom_it_is_said(self, it: Scene) -> None:
        assert "money" not in it.draft(it.agent).powers

    def test_nobody_writes_one_for_a_neighbour(self, it: Scene) -> None:
        with pytest.raises(NotAllowed):
            it.draft(it.son)

    def test_an_agent_of_another_village_does_not_stand_beside_her(self, it: Scene) -> None:
        far = it.make.user(Role.agent, it.make.village())

        with pytest.raises(InvalidInput, match="委托人"):
            it.draft(far)

    def test_it_goes_to_agents_and_confirmed_family_only(self, it: Scene) -> None:
        assert it.draft(it.agent, representative_id=it.son.id).capacity == "family"
        for nobody in (it.stranger.id, it.elder.id, uuid.uuid4()):
            with pytest.raises(InvalidInput):
                it.draft(it.elder, representative_id=nobody)

    def test_it_names_what_the_county_offers(self, it: Scene) -> None:
        for wrong in ({"item_ids": [uuid.uuid4()]}, {"item_ids": [], "categories": ["magic"]}):
            with pytest.raises(InvalidInput):
                it.draft(it.agent, **wrong)


class TestSigning:
    def test_agreed_on_the_own_phone_it_counts_at_once(self, it: Scene) -> None:
        assert it.in_force().state is S.in_force

    def test_signed_on_another_ones_phone_it_waits_for_a_witness(self, it: Scene) -> None:
        signed = it.sign(it.agent, it.draft(it.agent))
        assert signed.state is S.signed

        seen = it.move(it.colleague, signed, "witness")

        assert (seen.state, seen.witness_id) == (S.in_force, it.colleague.id)

    def test_a_neighbour_signs_as_witness_on_the_same_phone(self, it: Scene) -> None:
        signed = it.sign(it.agent, it.draft(it.agent))

        seen = it.move(
            it.colleague,
            signed,
            "bring_witness",
            witness_id=it.neighbour.id,
            file_id=it.picture(it.colleague),
        )

        assert (seen.state, seen.witness_resident_id) == (S.in_force, it.neighbour.id)

    def test_who_is_to_act_is_no_witness_and_brings_none(self, it: Scene) -> None:
        signed = it.sign(it.agent, it.draft(it.agent))
        neighbour = {"witness_id": it.neighbour.id, "file_id": it.picture(it.agent)}

        for action, more in (("witness", {}), ("bring_witness", neighbour)):
            with pytest.raises(NotAllowed):
                it.move(it.agent, signed, action, **more)

    def test_the_principal_brings_a_neighbour_herself(self, it: Scene) -> None:
        signed = it.sign(it.agent, it.draft(it.agent))
        picture = it.picture(it.elder)

        seen = it.move(it.elder, signed, "bring_witness", witness_id=it.neighbour.id, file_id=picture)

        assert seen.state is S.in_force

    @pytest.mark.parametrize("who", ["elder", "agent", "stranger"])
    def test_neither_of_the_two_nor_a_stranger_is_brought_as_witness(self, it: Scene, who: str) -> None:
        signed = it.sign(it.agent, it.draft(it.agent))
        resident_id = on_the_roll(getattr(it, who))

        with pytest.raises(InvalidInput, match="见证人"):
            it.move(
                it.colleague,
                signed,
                "bring_witness",
                witness_id=resident_id,
                file_id=it.picture(it.colleague),
            )

    def test_an_agent_does_not_press_for_her(self, it: Scene) -> None:
        with pytest.raises(NotAllowed):
            it.move(it.agent, it.draft(it.agent), "confirm")

    def test_a_thumbprint_needs_a_consent_of_its_own(self, it: Scene) -> None:
        draft, picture = it.draft(it.agent), it.picture(it.agent)
        with pytest.raises(ConsentMissing):
            it.move(it.agent, draft, "sign", given_by="thumbprint", file_id=picture)

        with it.make.tx(it.agent) as tx:
            consents.record(
                tx,
                resident_id=it.elder_id,
                purpose=Purpose.thumbprint,
                version=current(Purpose.thumbprint).version,
                channel=ConsentChannel.spoken,
            )

        assert it.move(it.agent, draft, "sign", given_by="thumbprint", file_id=picture).state is S.signed

    def test_what_a_step_does_not_ask_for_is_refused(self, it: Scene) -> None:
        draft = it.draft(it.agent)

        with pytest.raises(InvalidInput, match="必须填写"):
            it.move(it.agent, draft, "sign")
        with pytest.raises(InvalidInput, match="不需要"):
            it.move(it.elder, draft, "confirm", witness_id=it.neighbour.id)


class TestRevoking:
    def test_the_principal_takes_it_back_with_one_tap(self, it: Scene) -> None:
        assert it.move(it.elder, it.in_force(), "revoke").state is S.revoked

    def test_staff_say_how_she_said_so_and_who_heard_it(self, it: Scene) -> None:
        authority = it.in_force()
        for lacking in ({}, {"note": "打电话说的"}, {"note": "当面说的", "witness_id": it.elder_id}):
            with pytest.raises(InvalidInput):
                it.move(it.colleague, authority, "revoke", **lacking)

        ended = it.move(it.colleague, authority, "revoke", note="当面说的", witness_id=it.neighbour.id)

        assert ended.state is S.revoked
        with it.make.tx() as tx:
            steps = tx.session.exec(select(AuthorityStep).where(AuthorityStep.action == "revoke")).all()
        assert ["孙邻居" in step.note for step in steps] == [True]

    def test_once_is_enough(self, it: Scene) -> None:
        authority = it.in_force()
        it.move(it.elder, authority, "revoke")

        with pytest.raises(AuthorityActionUnavailable, match="已收回"):
            it.move(it.elder, authority, "revoke")

    def test_a_stranger_does_not_even_see_it(self, it: Scene) -> None:
        with pytest.raises(NotFound):
            it.move(it.stranger, it.in_force(), "revoke")


class TestPages:
    def test_the_elder_and_her_agent_have_it_in_their_lists(self, it: Scene, as_user: AsUser) -> None:
        authority = it.in_force()

        for account, expected in ((it.elder, 1), (it.agent, 1), (it.colleague, 0), (it.stranger, 0)):
            items = as_user(account.id).get("/api/v1/authorities").json()["items"]
            assert [one["id"] for one in items] == [str(authority.id)] * expected
        area = as_user(it.colleague.id).get("/api/v1/authorities", params={"scope": "area"}).json()
        assert [one["standing_label"] for one in area["items"]] == ["有效"]

    def test_a_stranger_with_the_paper_learns_whether_it_counts(self, it: Scene, client: TestClient) -> None:
        authority = it.in_force()
        path = f"/api/v1/authority-checks/{authority.number}"

        assert client.get(path).json() == {
            "number": authority.number,
            "standing": "in_force",
            "standing_label": "有效",
            "principal_name": "王*英",
            "representative_name": "李*国",
            "items": [it.item.name],
        }
        it.move(it.elder, authority, "revoke")
        assert client.get(path).json()["standing"] == "revoked"

    def test_a_draft_and_a_made_up_number_are_no_paper(self, it: Scene, client: TestClient) -> None:
        draft = it.draft(it.agent)
        answers = [client.get(f"/api/v1/authority-checks/{n}") for n in (draft.number, "W" + "A" * 12)]

        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].json()["detail"] == answers[1].json()["detail"]

    def test_the_thumbprint_is_not_shown_to_the_agent_who_acts_by_it(
        self, it: Scene, as_user: AsUser
    ) -> None:
        with it.make.tx(it.colleague) as tx:
            consents.record(
                tx,
                resident_id=it.elder_id,
                purpose=Purpose.thumbprint,
                version=current(Purpose.thumbprint).version,
                channel=ConsentChannel.paper,
            )
        picture = it.picture(it.colleague)
        it.move(it.colleague, it.draft(it.colleague), "sign", given_by="thumbprint", file_id=picture)

        seen = {
            name: as_user(getattr(it, name).id).get(f"/api/v1/files/{picture}").status_code
            for name in ("elder", "colleague", "agent", "stranger")
        }

        assert seen == {"elder": 200, "colleague": 200, "agent": 404, "stranger": 404}
        with it.make.tx() as tx:
            tx.session.exec(delete(Grant).where(col(Grant.user_id) == it.colleague.id))
        it.make.grant(it.colleague, Role.agent, it.make.village())
        assert as_user(it.colleague.id).get(f"/api/v1/files/{picture}").status_code == 404
