"""Nothing is filed while people may still rate or reopen it, or while a bad rating has no answer."""

from datetime import timedelta

import pytest

from app.core.permissions import Role
from app.errands.models import Errand
from app.reviews.service.objections import StillToBeSaid
from app.rulebook.topics.ratings import RatingRules
from tests.errands.scene import Scene
from tests.factories import Make
from tests.reviews.scene import DONE, BadRating, set_rules

_DAY = timedelta(days=1)


def _signed(scene: Scene, *, by: str = "self") -> Errand:
    errand = scene.errand(*((scene.agent, one) for one in DONE))
    account, note = (scene.agent, "按了手印") if by == "witness" else (scene.resident, None)
    return scene.take(account, errand, "sign", by=by, note=note)


def _is_filed(scene: Scene, errand: Errand) -> bool:
    return scene.reload(errand).state == "archived"


def test_the_agent_does_not_end_the_days_in_which_he_can_be_rated(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene, by="witness")

    with pytest.raises(StillToBeSaid) as caught:
        scene.take(scene.agent, errand, "archive")
    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive", later=30 * _DAY - timedelta(seconds=1))

    assert "群众到 12 月 18 日还可以评价、要求重办" in caught.value.detail
    scene.take(scene.resident, errand, "rate", score=2, later=30 * _DAY - timedelta(seconds=1))


def test_it_is_filed_when_both_windows_are_over(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene, by="witness")

    scene.take(scene.agent, errand, "archive", later=30 * _DAY)

    assert _is_filed(scene, errand)


def test_the_longer_of_both_windows_counts(make: Make) -> None:
    scene = Scene(make)
    set_rules(make, RatingRules, window_days=60)
    errand = _signed(scene)

    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive", later=59 * _DAY)
    scene.take(scene.agent, errand, "archive", later=60 * _DAY)


def test_who_signed_and_rated_has_said_all(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene)
    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive")

    scene.take(scene.resident, errand, "rate", score=4)
    scene.take(scene.agent, errand, "archive")

    assert _is_filed(scene, errand)


def test_a_rating_without_the_own_signature_is_not_all(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene, by="witness")
    scene.take(scene.resident, errand, "rate", score=4)

    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive")


def test_a_rating_that_was_told_to_staff_is_not_the_villagers_own(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene)
    scene.take(scene.lead, errand, "record_rating", score=5, via="phone", note="下午打的")

    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive")


def test_a_rating_of_the_first_closing_is_not_one_of_the_second(make: Make) -> None:
    scene = Scene(make)
    errand = scene.errand(*((scene.agent, one) for one in DONE), (scene.resident, "rate"))
    scene.take(scene.resident, errand, "reopen")
    scene.take(scene.agent, errand, "complete")
    scene.take(scene.resident, errand, "sign")

    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, errand, "archive")


def test_a_lead_files_it_unless_the_lead_did_it(make: Make) -> None:
    scene = Scene(make)
    own, others = _signed(scene), _signed(scene)
    make.grant(scene.agent, Role.station_lead, scene.village)

    with pytest.raises(StillToBeSaid):
        scene.take(scene.agent, own, "archive")
    scene.take(scene.lead, others, "archive")

    assert _is_filed(scene, others)


def test_nobody_files_it_before_the_bad_rating_has_its_answer(make: Make) -> None:
    bad = BadRating(make)
    scene = bad.scene
    scene.take(scene.resident, bad.errand, "sign")

    for account in (scene.agent, scene.lead):
        with pytest.raises(StillToBeSaid) as caught:
            scene.take(account, bad.errand, "archive", later=90 * _DAY)
        assert "差评整改还没有结案" in caught.value.detail
    bad.fixed()
    bad.take(scene.resident, "rate_again")
    bad.take(bad.officer, "close")
    scene.take(scene.agent, bad.errand, "archive")

    assert _is_filed(scene, bad.errand)


def test_a_bad_rating_of_just_now_counts_before_it_was_told(make: Make) -> None:
    scene = Scene(make)
    errand = _signed(scene)
    scene.take(scene.resident, errand, "rate", score=1)

    with pytest.raises(StillToBeSaid):
        scene.take(scene.lead, errand, "archive")
