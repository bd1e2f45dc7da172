"""Promises, extensions, pauses and reopening, within what the county allows."""

from datetime import date, timedelta

import pytest

from app.errands.models import Handling
from tests.errands.rules import amend
from tests.errands.scene import ERRANDS, AsUser, Scene, post_step
from tests.errands.test_clock import last_day, noon
from tests.factories import Make


class TestExtensions:
    def test_one_moves_what_was_promised_for_a_reason_and_is_counted(
        self, scene: Scene, as_user: AsUser
    ) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "promise"))
        agent = as_user(scene.agent.id)

        silent = post_step(agent, errand, {"action": "extend", "working_days": 2})
        read = post_step(agent, errand, scene.step("extend", note="镇里在盖章")).json()

        assert silent.status_code == 422
        assert (read["due_at"], read["promised_at"]) == ("2026-11-24T16:00:00Z", "2026-11-24T16:00:00Z")
        assert (read["times_extended"], read["timeline"][-1]["note"]) == (1, "镇里在盖章")

    def test_a_county_bounds_their_number_and_their_days(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        agent = as_user(scene.agent.id)

        too_long = post_step(agent, errand, scene.step("extend", working_days=21))
        twice = [post_step(agent, errand, scene.step("extend")) for _ in range(2)]
        third = post_step(agent, errand, scene.step("extend"))

        assert (too_long.status_code, too_long.json()["errors"][0]["pointer"]) == (422, "/working_days")
        assert [one.status_code for one in twice] == [201, 201]
        assert (third.status_code, "最多延期 2 次" in third.json()["detail"]) == (409, True)
        assert "extend" not in {one["action"] for one in twice[-1].json()["actions"]}

    def test_what_is_overdue_is_not_put_off(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"))

        with pytest.raises(Exception, match="已经超期"):
            scene.take(scene.agent, errand, "extend", later=timedelta(days=9))

    def test_a_second_promise_is_no_way_around_them(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "promise"))
        agent = as_user(scene.agent.id)

        later = post_step(agent, errand, scene.step("promise", working_days=9))
        sooner = post_step(agent, errand, scene.step("promise", working_days=1))

        assert (later.status_code, sooner.status_code) == (422, 201)


class TestTheCountysNumbers:
    def test_limits_and_warnings_follow_the_rules_in_force(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        amend(make, instant_days=2, reported_days=5, warn_percent=50, promise_days_max=4)
        instant = scene.errand(item=make.service_item(handling=Handling.instant, days=None))
        reported = scene.errand(
            (scene.agent, "claim"), item=make.service_item(handling=Handling.reported, days=None)
        )

        too_long = post_step(as_user(scene.agent.id), reported, scene.step("promise", working_days=5))
        forms = as_user(scene.agent.id).get(f"{ERRANDS}/{reported.id}").json()["actions"]
        promise = next(one["fields"] for one in forms if one["action"] == "promise")

        assert [last_day(one) for one in (instant, reported)] == [date(2026, 11, 20), date(2026, 11, 25)]
        assert instant.warn_at - make.now == (instant.due_at - make.now) / 2
        assert too_long.status_code == 422
        assert promise["properties"]["working_days"]["maximum"] == 4

    def test_hurrying_again_waits_as_long_as_the_county_says(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        amend(make, remind_hours=1)
        errand = scene.errand((scene.resident, "remind"))

        soon = post_step(as_user(scene.resident.id), errand, scene.step("remind"))
        later = scene.take(scene.resident, errand, "remind", later=timedelta(hours=1))

        assert (soon.status_code, later.reminded_at) == (429, make.now + timedelta(hours=1))

    def test_opening_again_has_its_time(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        with pytest.raises(Exception, match="已经超过 30 天"):
            scene.take(scene.resident, errand, "reopen", later=timedelta(days=30))
        scene.take(scene.resident, errand, "reopen", later=timedelta(days=29))

        lists = {
            account.name: [
                one["id"] for one in as_user(account.id).get(f"{ERRANDS}?scope=lead").json()["items"]
            ]
            for account in (scene.lead, scene.agent)
        }
        assert lists == {"吴站长": [str(errand.id)], "李建国": []}


class TestPauses:
    def test_the_villager_reads_for_whom_why_and_until_when(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        step = scene.step(
            "pause", reason="authority", waiting_for="县自然资源局", note="要盖章", until="2026-11-25"
        )

        post_step(as_user(scene.agent.id), errand, step)
        paused = as_user(scene.resident.id).get(f"{ERRANDS}/{errand.id}").json()["paused"]

        assert paused["sentence"] == (
            "从11月18日起暂停，在等县自然资源局：要盖章。最迟等到11月25日，到时自动恢复办理。"
            "等的这段时间不算在办理天数里。"
        )
        listed = as_user(scene.resident.id).get(ERRANDS).json()["items"][0]
        assert listed["paused"]["sentence"] == paused["sentence"]

    def test_every_pause_of_the_past_is_listed(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "pause"))
        scene.take(scene.agent, errand, "resume", later=timedelta(days=2))
        scene.take(scene.agent, errand, "return", later=timedelta(days=2))

        pauses = as_user(scene.resident.id).get(f"{ERRANDS}/{errand.id}").json()["pauses"]

        assert [one["reason"] for one in pauses] == ["resident", "documents"]
        assert (pauses[0]["working_days"], pauses[1]["ended_at"]) == (2, None)
        assert pauses[0]["sentence"] == (
            "11月18日到11月20日暂停，等群众本人：因为，等了 2 个工作日，没有算在办理天数里。"
        )

    def test_none_is_without_an_end_and_none_too_long(self, scene: Scene, as_user: AsUser) -> None:
        errand = scene.errand((scene.agent, "claim"))
        agent = as_user(scene.agent.id)

        too_long = post_step(agent, errand, scene.step("pause", until="2027-06-01"))
        read = post_step(agent, errand, scene.step("pause")).json()

        assert (too_long.status_code, too_long.json()["errors"][0]["pointer"]) == (422, "/until")
        assert read["paused"]["until"] == "2026-12-02"

    @pytest.mark.parametrize(
        ("begun", "until", "due", "moved"),
        [
            # Spring Festival 2026: 15 to 23 February are free, Saturdays the 14th and 28th work.
            (date(2026, 2, 12), date(2026, 2, 24), date(2026, 2, 24), date(2026, 2, 27)),
            # National Day 2026: 1 to 7 October are free, Saturday the 10th works.
            (date(2026, 9, 29), date(2026, 10, 9), date(2026, 10, 9), date(2026, 10, 13)),
        ],
    )
    def test_a_pause_over_the_holidays_costs_its_working_days_only(
        self, scene: Scene, make: Make, begun: date, until: date, *, due: date, moved: date
    ) -> None:
        make.now = noon(begun)
        errand = scene.errand((scene.agent, "claim"), item=make.service_item(days=3))
        scene.take(scene.agent, errand, "pause", until=until.isoformat())

        resumed = scene.take(scene.agent, errand, "resume", later=until - begun)

        assert (last_day(errand), last_day(resumed)) == (due, moved)


class TestTheWayUp:
    def test_what_is_decided_above_goes_there_within_the_countys_days(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        item = make.service_item(handling=Handling.reported, days=20)
        errand = scene.errand((scene.agent, "claim"), item=item)
        agent = as_user(scene.agent.id)

        before = agent.get(f"{ERRANDS}/{errand.id}").json()
        after = post_step(agent, errand, scene.step("escalate")).json()

        assert (before["report_by"], before["report_light"]) == ("2026-11-23T16:00:00Z", "green")
        assert (before["mode_label"], after["report_by"], after["report_light"]) == (
            "上报事项负责办理",
            None,
            None,
        )

    def test_what_the_village_decides_has_no_such_day(self, scene: Scene) -> None:
        assert scene.errand((scene.agent, "claim")).report_by is None
