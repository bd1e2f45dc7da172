"""Due dates in working days, pauses, and the light."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import local_date
from app.core.errors import Problem
from app.core.permissions import Role
from app.errands.models import Errand, Handling
from app.errands.queries.reach import Scope
from app.errands.queries.reading import Filter, errands_page, read_errand
from app.errands.states import Light
from app.orgs.service import calendar
from tests.errands.scene import Scene
from tests.factories import Make

SHANGHAI = ZoneInfo("Asia/Shanghai")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI).astimezone(UTC)


def last_day(errand: Errand) -> date:
    """Give the day at whose end the errand is due."""
    return local_date(errand.due_at - timedelta(seconds=1), "Asia/Shanghai")


class TestDueDates:
    @pytest.mark.parametrize(
        ("board", "submitted", "due"),
        [
            ((Handling.instant, None), date(2026, 11, 18), date(2026, 11, 19)),
            ((Handling.instant, None), date(2026, 11, 20), date(2026, 11, 23)),
            ((Handling.promised, 3), date(2026, 11, 18), date(2026, 11, 23)),
            ((Handling.reported, None), date(2026, 11, 18), date(2026, 12, 16)),
            # The National Day holiday of 2026 is 1 to 7 October; Saturday the 10th works in exchange.
            ((Handling.promised, 3), date(2026, 9, 30), date(2026, 10, 10)),
        ],
    )
    def test_an_errand_is_due_at_the_end_of_a_working_day(
        self, scene: Scene, board: tuple[Handling, int | None], submitted: date, due: date
    ) -> None:
        scene.make.now = noon(submitted)
        handling, days = board
        item = scene.make.service_item(handling=handling, days=days)

        assert last_day(scene.errand(item=item)) == due

    def test_spring_festival_2027_moves_a_due_date_past_the_free_days(self, scene: Scene, make: Make) -> None:
        eve = date(2027, 2, 4)
        make.now = noon(eve)
        # A county enters what the State Council announces: free 5 to 11 February, Sunday the 14th works.
        with make.tx() as tx:
            for day in range(5, 12):
                calendar.set_day(tx, day=date(2027, 2, day), is_working=False)
            calendar.set_day(tx, day=date(2027, 2, 14), is_working=True)

        errand = scene.errand(item=make.service_item(days=3))

        # 12 February works, 13 is a Saturday, 14 works in exchange, 15 is the third day.
        assert last_day(errand) == date(2027, 2, 15)

    def test_a_promise_sets_the_due_date(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"))

        moved = scene.take(scene.agent, errand, "promise", working_days=5)

        assert last_day(moved) == date(2026, 11, 25)
        assert moved.promised_at == moved.due_at


class TestPauses:
    def test_the_due_date_moves_by_the_working_days_that_were_waited(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "pause"))

        # Wednesday to the next Monday: Thursday, Friday and Monday were waited.
        resumed = scene.take(scene.agent, errand, "resume", later=timedelta(days=5))

        assert last_day(errand) == date(2026, 11, 23)
        assert last_day(resumed) == date(2026, 11, 26)
        assert (resumed.paused_at, resumed.pause_reason, resumed.paused_until) == (None, None, None)

    def test_a_pause_over_spring_festival_costs_only_its_working_days(self, scene: Scene, make: Make) -> None:
        make.now = noon(date(2027, 2, 4))
        with make.tx() as tx:
            for day in range(5, 12):
                calendar.set_day(tx, day=date(2027, 2, day), is_working=False)
            calendar.set_day(tx, day=date(2027, 2, 14), is_working=True)
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "pause"), item=make.service_item(days=3))

        resumed = scene.take(scene.agent, errand, "resume", later=timedelta(days=8))

        # Of the eight days only 12 February was a working day.
        assert last_day(resumed) == date(2027, 2, 16)

    def test_a_pause_of_hours_moves_nothing(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "pause"))

        assert scene.take(scene.agent, errand, "resume", later=timedelta(hours=3)).due_at == errand.due_at

    def test_waiting_for_papers_costs_the_agent_nothing(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "return"))

        back = scene.take(scene.resident, errand, "resubmit", later=timedelta(days=7))

        assert last_day(back) == date(2026, 11, 30)

    def test_giving_it_back_ends_a_pause_in_the_history_too(self, scene: Scene, make: Make) -> None:
        above = make.user(Role.agent, scene.town, name="镇代办")
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "escalate"), (above, "claim"))
        for action in ("start", "pause"):
            scene.take(above, errand, action)
        scene.take(above, errand, "hand_back", later=timedelta(days=5))

        with make.tx(scene.agent, later=timedelta(days=6)) as tx:
            (pause,) = read_errand(tx, errand_id=errand.id).pauses

        assert (pause.working_days, pause.ended_at) == (3, make.now + timedelta(days=5))

    def test_going_on_ends_a_pause(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "pause"))

        done = scene.take(scene.agent, errand, "complete", later=timedelta(days=1))

        assert done.paused_at is None
        assert last_day(done) == date(2026, 11, 24)

    def test_a_promise_moves_with_the_pause(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "promise"), (scene.agent, "pause"))

        resumed = scene.take(scene.agent, errand, "resume", later=timedelta(days=1))

        assert resumed.promised_at == resumed.due_at

    def test_opening_again_gives_a_new_due_date(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        again = scene.take(scene.resident, errand, "reopen", later=timedelta(days=7))

        assert last_day(again) == date(2026, 11, 30)


class TestOverdue:
    """What is late is not made green: its day is told to the villager once."""

    LATE = timedelta(days=8)

    def lights(self, scene: Scene, errand: Errand, *, later: timedelta) -> tuple[Light, list[Light]]:
        """Give the shown light, and the lights by which the list finds the errand."""
        with scene.make.tx(scene.agent, later=later) as tx:
            found = [
                one
                for one in Light
                if errands_page(tx, wanted=Filter(scope=Scope.station, light=one), cursor=None, limit=9).items
            ]
            return read_errand(tx, errand_id=errand.id).light, found

    def test_no_new_day_is_promised_once_it_is_late(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"))

        with pytest.raises(Problem, match="已经超期，不能再承诺"):
            scene.take(scene.agent, errand, "promise", later=self.LATE)

        with scene.make.tx(scene.agent, later=self.LATE) as tx:
            offered = {str(one.action) for one in read_errand(tx, errand_id=errand.id).actions}
        assert "promise" not in offered

    def test_a_promise_is_only_made_shorter(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "promise"))

        with pytest.raises(Problem, match="延期"):
            scene.take(scene.agent, errand, "promise", working_days=3)
        sooner = scene.take(scene.agent, errand, "promise", working_days=1)

        assert sooner.due_at < errand.due_at

    def test_a_pause_that_begins_too_late_leaves_the_light_red(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"))
        paused = scene.take(scene.agent, errand, "pause", later=self.LATE)

        assert paused.paused_at is not None
        assert self.lights(scene, errand, later=self.LATE) == (Light.red, [Light.red])

    def test_a_pause_that_begins_at_the_very_moment_is_too_late(self, scene: Scene) -> None:
        errand = scene.errand((scene.agent, "claim"))
        at = errand.due_at - scene.make.now
        in_time = scene.errand((scene.agent, "claim"))
        scene.take(scene.agent, errand, "pause", later=at)
        scene.take(scene.agent, in_time, "pause", later=at - _MOMENT)

        with scene.make.tx(scene.agent, later=at + timedelta(days=1)) as tx:
            shown = [read_errand(tx, errand_id=one.id).light for one in (errand, in_time)]

        assert shown == [Light.red, Light.green]

    def test_waiting_over_a_weekend_does_not_bring_back_what_was_late(self, scene: Scene) -> None:
        # Due on Friday 20 November, paused on Saturday, resumed on Monday.
        errand = scene.errand((scene.agent, "claim"), item=scene.make.service_item(days=2))
        scene.take(scene.agent, errand, "pause", later=timedelta(days=3))

        resumed = scene.take(scene.agent, errand, "resume", later=timedelta(days=5))

        assert resumed.due_at == errand.due_at
        assert self.lights(scene, errand, later=timedelta(days=5))[0] is Light.red


class TestLight:
    def test_the_filter_and_the_shown_light_agree_at_every_moment(self, scene: Scene, make: Make) -> None:
        claim, agent = (scene.agent, "claim"), scene.agent
        errands = [
            scene.errand(),
            scene.errand(claim, item=make.service_item(handling=Handling.instant, days=None)),
            scene.errand(claim, (agent, "pause")),
            scene.errand(claim, (agent, "return")),
            scene.errand(claim, (agent, "complete")),
            scene.errand(claim, (agent, "escalate"), item=make.service_item(days=1)),
            scene.errand((scene.resident, "withdraw")),
        ]
        moments = [one.due_at for one in errands] + [one.warn_at for one in errands]
        seen = set()

        for moment in sorted({moment + step for moment in moments for step in (-_MOMENT, _NONE)}):
            with make.tx(agent, later=moment - make.now) as tx:
                shown = {}
                for light in (None, *Light):
                    wanted = Filter(scope=Scope.station, light=light)
                    items = errands_page(tx, wanted=wanted, cursor=None, limit=50).items
                    shown[light] = {one.id: one.light for one in items}
            assert shown[None] == shown[Light.green] | shown[Light.yellow] | shown[Light.red]
            for light in Light:
                assert set(shown[light].values()) <= {light}
            seen |= set(shown[None].values())

        assert seen == set(Light)

    def test_yellow_comes_at_four_fifths_of_the_time(self, scene: Scene, make: Make) -> None:
        errand = scene.errand()

        assert errand.warn_at - make.now == (errand.due_at - make.now) * 0.8


_NONE = timedelta()
_MOMENT = timedelta(microseconds=1)
