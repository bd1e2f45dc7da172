"""What is said about an errand: by whom, until when, how often, and who has read it."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from app.auth.models import UserAccount
from app.core.erasure import ERASED_TEXT, Leaver
from app.core.errors import NotAllowed, NotFound, Problem, TooManyRequests
from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.privacy.models import Purpose
from app.privacy.notices import current
from app.privacy.service import consents
from app.remarks import queries, service
from app.remarks.models import Remark
from app.remarks.schemas import RemarkCreate
from app.rulebook.topics.remarks import RemarkRules
from tests.access.cast import resident_of
from tests.access.village import stored_picture
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


class Talk:
    """A villager, her agent, and an errand between them."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.village = make.village()
        self.villager = make.user(Role.resident, self.village)
        self.agent = make.user(Role.agent, self.village)
        self.errand = make.errand(make.station(self.village), self.villager)

    def say(self, who: UserAccount, text: str = "您好", *, later: timedelta = timedelta()) -> uuid.UUID:
        with self.make.tx(who, later=later) as tx:
            return service.say(tx, errand_id=self.errand.id, draft=RemarkCreate(text=text)).id

    def is_new_to(self, who: UserAccount) -> bool:
        with self.make.tx(who) as tx:
            (row,) = queries.related(tx, tx.session.get_one(Errand, self.errand.id))
            return row.is_alert

    def end(self, state: ErrandState) -> None:
        with self.make.tx() as tx:
            tx.session.get_one(Errand, self.errand.id).state = state


@pytest.fixture
def talk(make: Make) -> Talk:
    return Talk(make)


class TestSay:
    def test_tells_who_speaks_for_the_station(self, talk: Talk, as_user: AsUser) -> None:
        talk.say(talk.villager, "照片拍好了")
        talk.say(talk.agent, "收到", later=timedelta(minutes=1))

        listed = as_user(talk.villager.id).get(f"/api/v1/errands/{talk.errand.id}/remarks").json()

        said = [(one["text"], one["is_staff"], one["is_mine"]) for one in listed["items"]]
        assert said == [("收到", True, False), ("照片拍好了", False, True)]
        assert listed["may_write"]
        assert listed["templates"] == [], "a villager is not offered the agents' phrases"

    def test_offers_agents_the_countys_phrases(self, talk: Talk) -> None:
        with talk.make.tx(talk.agent) as tx:
            page = queries.remarks_page(tx, errand_id=talk.errand.id, cursor=None, limit=20)
        assert page.templates == RemarkRules().templates

    def test_shows_pictures_to_whoever_sees_the_errand(self, talk: Talk) -> None:
        with talk.make.tx(talk.villager) as tx:
            picture = uuid.UUID(stored_picture(tx))
            said = service.say(tx, errand_id=talk.errand.id, draft=RemarkCreate(file_ids=[picture]))
            remark_id = said.id
        stranger = talk.make.user(Role.agent, talk.make.village())

        with talk.make.tx(talk.agent) as tx:
            assert queries.may_see_files(tx, remark_id)
            assert [one.id for one in queries.read_remark(tx, remark=said).files] == [picture]
        with talk.make.tx(stranger) as tx:
            assert not queries.may_see_files(tx, remark_id)

    def test_refuses_an_empty_remark(self, talk: Talk, as_user: AsUser) -> None:
        answer = as_user(talk.villager.id).post(
            f"/api/v1/errands/{talk.errand.id}/remarks", json={"text": " \n"}
        )

        assert answer.status_code == 422
        assert answer.json()["detail"] == "请写点什么，或者放一张照片"

    @pytest.mark.parametrize("state", [ErrandState.archived, ErrandState.withdrawn])
    def test_adds_nothing_to_a_case_that_is_over(self, talk: Talk, state: ErrandState) -> None:
        talk.end(state)

        with pytest.raises(service.CaseClosed):
            talk.say(talk.villager)

    def test_is_not_for_those_who_only_supervise(self, talk: Talk) -> None:
        auditor = talk.make.user(Role.auditor, talk.make.county())

        with pytest.raises(NotAllowed):
            talk.say(auditor)

    def test_hides_the_errand_from_strangers(self, talk: Talk) -> None:
        stranger = talk.make.user(Role.resident, talk.village)

        with pytest.raises(NotFound):
            talk.say(stranger)

    def test_has_an_end_each_day(self, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
        def few(_tx: Tx, _topic: type[RemarkRules]) -> RemarkRules:
            return RemarkRules(daily_max=5)

        monkeypatch.setattr(service, "rules_in_force", few)
        for _ in range(5):
            talk.say(talk.villager)

        with pytest.raises(TooManyRequests, match="5 条"):
            talk.say(talk.villager)
        talk.say(talk.villager, later=timedelta(days=1))
        talk.say(talk.agent)


class TestReading:
    def test_what_others_said_is_new_until_it_is_read(self, talk: Talk) -> None:
        assert not talk.is_new_to(talk.agent)
        talk.say(talk.villager)

        assert talk.is_new_to(talk.agent)
        assert not talk.is_new_to(talk.villager), "what one said oneself is no news"

        with talk.make.tx(talk.agent, later=timedelta(minutes=1)) as tx:
            service.mark_read(tx, errand_id=talk.errand.id)
        assert not talk.is_new_to(talk.agent)

        talk.say(talk.villager, later=timedelta(minutes=2))
        assert talk.is_new_to(talk.agent)


class TestErase:
    def test_empties_what_was_said_about_the_person_and_by_the_person(self, talk: Talk) -> None:
        talk.say(talk.villager, "我的身份证在家里")
        talk.say(talk.agent, "王奶奶，我下午来拿")
        leaver = Leaver(resident_id=resident_of(talk.villager), user_id=talk.villager.id, phone_index=None)

        with talk.make.tx() as tx:
            service.erase(tx, leaver=leaver, errand_ids=[talk.errand.id])

        with talk.make.tx() as tx:
            left = {(one.text, one.author_id == talk.villager.id) for one in tx.session.exec(select(Remark))}
        assert left == {(ERASED_TEXT, True), (ERASED_TEXT, False)}


def test_no_photo_of_papers_comes_by_a_remark_from_who_does_not_agree_to_any(talk: Talk) -> None:
    with talk.make.tx(talk.villager) as tx:
        picture = uuid.UUID(stored_picture(tx))
        version = current(Purpose.document_photos).version
        consents.give(tx, purpose=Purpose.document_photos, version=version)
        consents.withdraw(tx, purpose=Purpose.document_photos)

    with talk.make.tx(talk.villager) as tx, pytest.raises(Problem, match="撤回"):
        service.say(tx, errand_id=talk.errand.id, draft=RemarkCreate(file_ids=[picture]))
