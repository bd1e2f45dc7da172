"""What is old goes by itself, in parts; what is young, open or in use stays."""

import os
import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import SQLModel, col, func, select

from app.auth.models import NO_COUNTY, PhoneCode, SignInSession, UsedRefreshToken
from app.core.erasure import ERASED_NAME
from app.core.events import OutboxMessage
from app.core.idempotency import IdempotencyKey
from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState, ErrandTransition
from app.files import service as files
from app.files.models import StoredFile
from app.files.pictures import read_picture
from app.people.models import Resident
from app.privacy.service import retention
from app.worker import CHORES
from tests.factories import Make
from tests.files.test_pictures import drawn

HALF_PAST = timedelta(minutes=30)
YEARS = timedelta(days=365 * 5 + 2)


def forget(make: Make, *, later: timedelta) -> bool:
    """Run the chore once, at half past some hour."""
    with make.tx(later=later + HALF_PAST) as tx:
        return retention.forget(tx)


def count(make: Make, model: type[SQLModel]) -> int:
    """Count rows."""
    with make.tx() as tx:
        return tx.session.exec(select(func.count()).select_from(model)).one()


def picture(make: Make, tx: Tx) -> StoredFile:
    """Store a picture."""
    return files.store_picture(tx, picture=read_picture(drawn()))


class TestRows:
    def test_the_worker_does_it(self) -> None:
        assert retention.forget in CHORES
        assert retention.sweep_files in CHORES

    def test_each_kind_goes_after_its_time_and_not_before(self, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        with make.tx(user) as tx:
            _old_rows(tx, user.id)

        forget(make, later=timedelta(hours=1))
        young = [count(make, one.model) for one in retention.PERIODS]
        while forget(make, later=timedelta(days=200)):
            pass
        forget(make, later=timedelta(days=200))

        assert young == [1, 1, 1, 1, 2]
        assert [count(make, one.model) for one in retention.PERIODS] == [0, 0, 0, 0, 1]

    def test_it_takes_small_parts(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(retention, "BATCH", 2)
        with make.tx() as tx:
            tx.session.add_all([_code(tx) for _ in range(3)])

        assert forget(make, later=timedelta(days=2))
        assert count(make, PhoneCode) == 1
        assert not forget(make, later=timedelta(days=2))
        assert count(make, PhoneCode) == 0

    def test_outside_its_minutes_it_does_nothing(self, make: Make) -> None:
        with make.tx() as tx:
            tx.session.add(_code(tx))
        with make.tx(later=timedelta(days=2, minutes=29)) as tx:
            assert not retention.forget(tx)

        assert count(make, PhoneCode) == 1


class TestFiles:
    def test_what_was_never_attached_goes_after_a_day_with_its_bytes(self, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        with make.tx(user) as tx:
            path = files.path_of(tx.settings, picture(make, tx))
            small = path.with_name(path.name + files.THUMBNAIL)
            assert path.exists()
            assert small.exists()

        forget(make, later=timedelta(hours=23))
        assert path.exists()
        forget(make, later=timedelta(hours=25))

        assert (count(make, StoredFile), path.exists(), small.exists()) == (0, False, False)

    def test_bytes_go_only_when_the_rows_are_gone_for_certain(self, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        with make.tx(user) as tx:
            stored = picture(make, tx)
            path = files.path_of(tx.settings, stored)

        def stop() -> None:
            with make.tx() as tx:
                files.forget(tx, file_ids=[stored.id])
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            stop()

        assert (count(make, StoredFile), path.exists()) == (1, True)

    def test_bytes_of_no_row_are_swept_and_others_stay(self, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        with make.tx(user) as tx:
            kept = files.path_of(tx.settings, picture(make, tx))
        orphan, young = (kept.with_name(kept.name[:2] + uuid.uuid4().hex) for _ in range(2))
        for path in (orphan, young):
            path.write_bytes(b"x")
        for path in (orphan, kept):
            os.utime(path, (1, 1))

        with make.tx() as tx:
            swept = files.sweep(tx, shard=int(kept.name[:2], 16), before=make.now)

        assert (swept, kept.exists(), orphan.exists(), young.exists()) == (1, True, False, True)
        young.unlink()

    def test_pictures_of_an_errand_go_years_after_its_end(self, make: Make) -> None:
        village = make.village()
        user = make.user(Role.resident, village)
        station = make.station(village)
        closed, still_open = make.errand(station, user), make.errand(station, user)
        with make.tx(user) as tx:
            for errand in (closed, still_open):
                files.attach(tx, file_ids=[picture(make, tx).id], subject_kind="errand", subject_id=errand.id)
        with make.tx() as tx:
            tx.session.get_one(Errand, closed.id).state = ErrandState.archived

        forget(make, later=timedelta(days=365 * 4))
        assert count(make, StoredFile) == 2
        forget(make, later=YEARS)

        with make.tx() as tx:
            assert [one.subject_id for one in tx.session.exec(select(StoredFile))] == [still_open.id]
            assert tx.session.get(Errand, closed.id) is not None

    def test_a_late_step_keeps_them_longer(self, make: Make) -> None:
        village = make.village()
        user = make.user(Role.resident, village)
        errand = make.errand(make.station(village), user)
        with make.tx(user) as tx:
            files.attach(tx, file_ids=[picture(make, tx).id], subject_kind="errand", subject_id=errand.id)
        with make.tx(later=timedelta(days=900)) as tx:
            tx.session.get_one(Errand, errand.id).state = ErrandState.archived
            step = tx.session.exec(select(ErrandTransition)).one()
            step.at = tx.now
            tx.session.add(step)

        forget(make, later=YEARS)

        assert count(make, StoredFile) == 1


class TestPeople:
    def test_who_moved_away_years_ago_is_anonymised_unless_something_is_open(self, make: Make) -> None:
        village = make.village()
        gone, busy, here = (make.user(Role.resident, village, name=name) for name in ("甲", "乙", "丙"))
        make.errand(make.station(village), busy)
        with make.tx() as tx:
            for one in (gone, busy):
                tx.session.get_one(Resident, one.resident_id).moved_out_on = tx.today

        forget(make, later=YEARS)

        with make.tx() as tx:
            rows = tx.session.exec(select(Resident).where(col(Resident.village_id) == village.id)).all()
        names = {row.id: row.name for row in rows}
        assert names == {gone.resident_id: ERASED_NAME, busy.resident_id: "乙", here.resident_id: "丙"}

    def test_a_county_may_keep_them(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(make.settings, "moved_out_years", 0)
        user = make.user(Role.resident, make.village(), name="甲")
        with make.tx() as tx:
            tx.session.get_one(Resident, user.resident_id).moved_out_on = tx.today

        forget(make, later=YEARS)

        with make.tx() as tx:
            assert tx.session.get_one(Resident, user.resident_id).name == "甲"


def _code(tx: Tx) -> PhoneCode:
    return PhoneCode(
        county_id=NO_COUNTY, phone_index="-", code_hash="-", created_at=tx.now, expires_at=tx.now
    )


def _old_rows(tx: Tx, user_id: uuid.UUID) -> None:
    county: dict[str, Any] = {"county_id": tx.actor.county_id}
    ended, used = (
        SignInSession(
            **county,
            user_id=user_id,
            token_hash="-",
            rotated_at=tx.now,
            created_at=tx.now,
            last_seen_at=tx.now,
            expires_at=tx.now + timedelta(days=365),
        )
        for _ in range(2)
    )
    ended.revoked_at = tx.now
    tx.session.add_all([ended, used])
    tx.session.flush()
    tx.session.add_all(
        [
            _code(tx),
            UsedRefreshToken(**county, session_id=ended.id, token_hash="-", used_at=tx.now),
            IdempotencyKey(
                **county, user_id=user_id, route="-", key="-", request_hash="-", created_at=tx.now
            ),
            OutboxMessage(
                **county, kind="-", payload={}, created_at=tx.now, next_attempt_at=tx.now, delivered_at=tx.now
            ),
        ]
    )
