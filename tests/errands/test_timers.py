"""What falls due by itself: pauses end, and work is signed for that nobody signed for."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.core.audit import AuditEntry
from app.core.permissions import SYSTEM_USER_ID
from app.errands.models import Errand, ErrandTransition
from app.errands.service.timers import resume_next, sign_next
from tests.errands.rules import amend
from tests.errands.scene import AsUser, Scene, post_step
from tests.errands.test_clock import last_day
from tests.factories import Make

WEEK = timedelta(days=7)


def steps_of(make: Make, errand: Errand) -> list[ErrandTransition]:
    with make.database.transaction(write=False) as session:
        found = select(ErrandTransition).where(ErrandTransition.errand_id == errand.id)
        return list(session.exec(found.order_by(ErrandTransition.version)))  # type: ignore[arg-type]  # a column


class TestPausesThatAreOver:
    def test_the_clock_goes_on_after_the_last_day_and_not_before(self, scene: Scene, make: Make) -> None:
        errand = scene.errand((scene.agent, "claim"))
        scene.take(scene.agent, errand, "pause", until="2026-11-20")

        with make.tx(later=timedelta(days=2)) as tx:
            on_the_last_day = resume_next(tx)
        with make.tx(later=timedelta(days=3)) as tx:
            after = (resume_next(tx), resume_next(tx))

        resumed = scene.reload(errand)
        assert (on_the_last_day, after) == (False, (True, False))
        assert (resumed.paused_at, last_day(resumed)) == (None, date(2026, 11, 25))
        step = steps_of(make, errand)[-1]
        assert (step.action, step.actor_id, step.actor_name) == ("resume", SYSTEM_USER_ID, "系统")
        assert "自动恢复" in step.note

    def test_a_worker_that_comes_late_gives_no_more_time_than_the_pause_had(
        self, scene: Scene, make: Make
    ) -> None:
        errand = scene.errand((scene.agent, "claim"))
        scene.take(scene.agent, errand, "pause", until="2026-11-20")

        with make.tx(later=4 * WEEK) as tx:
            resume_next(tx)

        assert last_day(scene.reload(errand)) == date(2026, 11, 25)

    def test_a_return_is_no_pause_that_ends_by_itself(self, scene: Scene, make: Make) -> None:
        scene.errand((scene.agent, "claim"), (scene.agent, "return"))

        with make.tx(later=10 * WEEK) as tx:
            assert not resume_next(tx)


class TestSigningByItself:
    def test_after_the_countys_days_it_is_signed_with_a_note_and_can_still_be_rated(
        self, scene: Scene, make: Make, as_user: AsUser
    ) -> None:
        errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        with make.tx(later=2 * WEEK) as tx:
            early = sign_next(tx)
        with make.tx(later=15 * timedelta(days=1)) as tx:
            late = (sign_next(tx), sign_next(tx))
            noted = tx.session.exec(select(AuditEntry.action).where(AuditEntry.subject_id == errand.id))
            assert "errand.signed" in list(noted)

        assert (early, late) == (False, (True, False))
        assert scene.reload(errand).state == "signed"
        step = steps_of(make, errand)[-1]
        assert (step.action, step.details, "自动签收" in step.note) == ("sign", {"by": "auto"}, True)
        rated = post_step(as_user(scene.resident.id), errand, scene.step("rate", score=2))
        assert rated.status_code == 201

    @pytest.mark.parametrize(("days", "expected"), [(7, True), (30, False)])
    def test_a_county_sets_the_days(self, scene: Scene, make: Make, days: int, *, expected: bool) -> None:
        amend(make, sign_days=days)
        scene.errand((scene.agent, "claim"), (scene.agent, "complete"))

        with make.tx(later=2 * WEEK) as tx:
            assert sign_next(tx) is expected
