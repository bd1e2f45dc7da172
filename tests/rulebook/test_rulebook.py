"""The county's own settings: editions on top of each other, defaults beneath, and who may set them."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Role
from app.rulebook import queries, service
from app.rulebook.topics.all import TOPICS
from app.rulebook.topics.errands import ErrandRules
from tests.conftest import NOON
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]
A = "/api/v1/rulebook"


def amend(make: Make, values: dict[str, Any], *, version: int = 0, in_days: int = 0) -> None:
    officer = make.user(Role.county_officer, make.county())
    with make.tx(officer) as tx:
        day = tx.today + timedelta(days=in_days)
        service.amend(
            tx, key="errands", version=version, values=values, effective_from=day, note="县政府常务会议"
        )


class TestTopics:
    @pytest.mark.parametrize("key", TOPICS)
    def test_each_says_in_chinese_what_it_sets_and_works_by_its_defaults(self, key: str) -> None:
        topic = TOPICS[key]

        assert topic() == topic.model_validate({})
        for name, field in topic.model_fields.items():
            assert field.title, f"{key}.{name} has no title"
            assert not field.title.isascii()


class TestRulesInForce:
    def test_are_the_defaults_where_nothing_was_set(self, make: Make) -> None:
        with make.tx(make.user(Role.resident, make.village())) as tx:
            assert queries.rules_in_force(tx, ErrandRules) == ErrandRules()

    def test_are_the_countys_own_once_adopted(self, make: Make) -> None:
        amend(make, {"days_to_town": 5})

        with make.tx(make.user(Role.resident, make.village())) as tx:
            rules = queries.rules_in_force(tx, ErrandRules)
        assert rules.days_to_town == 5
        assert rules.warn_percent == ErrandRules().warn_percent

    def test_wait_for_the_day_from_which_they_hold(self, make: Make) -> None:
        amend(make, {"days_to_town": 5}, in_days=2)
        reader = make.user(Role.resident, make.village())

        with make.tx(reader) as tx:
            assert queries.rules_in_force(tx, ErrandRules).days_to_town == 3
            shown = queries.read_topic(tx, key="errands")
        with make.tx(reader, later=timedelta(days=2)) as tx:
            assert queries.rules_in_force(tx, ErrandRules).days_to_town == 5
        assert shown.version == 0
        assert shown.coming is not None
        assert shown.coming.changes == [
            {"field": "days_to_town", "title": "村里受理后几个工作日内报到镇", "before": 3, "after": 5}
        ]

    def test_read_an_old_edition_with_todays_form(self) -> None:
        old = {"days_to_town": 9, "no_longer_there": 1, "warn_percent": 1000}

        rules = queries.read_values(ErrandRules, old)

        assert rules == ErrandRules(days_to_town=9)

    @pytest.mark.parametrize(
        ("old", "expected"),
        [
            ({"pause_days": 3, "pause_days_max": 5}, {"pause_days": 3, "pause_days_max": 5}),
            (
                {"pause_days": 3, "pause_days_max": 5, "warn_percent": 0},
                {"pause_days": 3, "pause_days_max": 5},
            ),
            ({"pause_days": 50, "pause_days_max": 20, "sign_days": 9}, {"pause_days": 50, "sign_days": 9}),
            ({"pause_days_max": 5}, {}),
        ],
    )
    def test_read_an_old_edition_that_contradicts_itself(
        self, old: dict[str, int], expected: dict[str, int]
    ) -> None:
        assert queries.read_values(ErrandRules, old) == ErrandRules.model_validate(expected)


class TestAmend:
    @pytest.mark.parametrize(
        ("values", "pointer"),
        [
            ({"days_to_town": 0}, "/values/days_to_town"),
            ({"days_to_town": "三天"}, "/values/days_to_town"),
            ({"unheard_of": 1}, "/values/unheard_of"),
            ({"pause_days": 21, "pause_days_max": 20}, "/values"),
            ({}, "/values"),
        ],
    )
    def test_refuses_what_the_form_does_not_take(
        self, make: Make, values: dict[str, Any], pointer: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            amend(make, values)

        assert refused.value.errors
        assert refused.value.errors[0]["pointer"] == pointer
        assert not refused.value.detail.isascii()

    @pytest.mark.parametrize("topic", ["authority", "guests"])
    def test_refuses_a_usual_length_beyond_the_longest(self, topic: str) -> None:
        with pytest.raises(ValidationError, match="不能超过最长天数"):
            queries.topic_named(topic).model_validate({"default_days": 20, "max_days": 10})

    def test_refuses_a_day_that_is_past(self, make: Make) -> None:
        with pytest.raises(InvalidInput, match="过去"):
            amend(make, {"days_to_town": 5}, in_days=-1)

    def test_refuses_a_day_before_the_edition_that_is_coming(self, make: Make) -> None:
        amend(make, {"days_to_town": 5}, in_days=7)

        with pytest.raises(InvalidInput, match="不要早于"):
            amend(make, {"days_to_town": 6}, version=1)

    def test_refuses_whoever_read_an_older_edition(self, make: Make) -> None:
        amend(make, {"days_to_town": 5})

        with pytest.raises(service.EditionOvertaken):
            amend(make, {"days_to_town": 6})

    @pytest.mark.parametrize("role", [Role.town_officer, Role.agent])
    def test_is_for_the_whole_countys_officers_only(self, make: Make, role: Role) -> None:
        with make.tx(make.user(role, make.village())) as tx, pytest.raises(NotAllowed):
            service.amend(
                tx, key="errands", version=0, values={"days_to_town": 5}, effective_from=None, note="试"
            )

    def test_knows_its_topics(self, make: Make) -> None:
        with make.tx(make.user(Role.county_officer, make.county())) as tx, pytest.raises(NotFound):
            service.amend(tx, key="weather", version=0, values={}, effective_from=None, note="试")


def test_over_http_an_officer_sets_and_everybody_reads_what_changed(make: Make, as_user: AsUser) -> None:
    officer = as_user(make.user(Role.county_officer, make.county()).id)
    villager = as_user(make.user(Role.resident, make.village()).id)

    made = officer.post(
        f"{A}/errands/editions",
        json={
            "version": 0,
            "values": {"sign_days": 7},
            "note": "常务会议",
            "effective_from": str(NOON.date()),
        },
    )

    assert made.status_code == 201, made.text
    assert made.json()["values"]["sign_days"] == 7
    (listed,) = villager.get(f"{A}/errands/editions").json()["items"]
    assert [one["field"] for one in listed["changes"]] == ["sign_days"]
    topics = villager.get(A).json()["items"]
    assert {one["key"]: one["may_edit"] for one in topics} == dict.fromkeys(TOPICS, False)
    assert topics[0]["form"]["properties"]["sign_days"]["title"]
