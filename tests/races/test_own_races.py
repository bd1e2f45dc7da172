"""One person's two phones, or one impatient finger: bounds and secrets of one's own hold all the same."""

import pytest
from sqlmodel import func, select

from app.auth.models import SecondFactor
from app.auth.service import second_factors
from app.core.permissions import Role
from app.core.tx import Tx
from app.files.models import StoredFile
from app.files.pictures import read_picture
from app.files.service import store_picture
from tests.factories import Make
from tests.files.test_pictures import drawn
from tests.races.rig import Rig

pytestmark = pytest.mark.race
AT_ONCE = 8
LEFT = 3


def test_uploads_at_once_stop_at_the_days_number(
    make: Make, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make.settings, "upload_files_a_day", LEFT)
    person = make.user(Role.resident, make.village())
    picture = read_picture(drawn())

    def upload(tx: Tx) -> object:
        return store_picture(tx, picture=picture)

    ends = rig.race(*[(person, upload)] * AT_ONCE)

    assert ends == {"ok": LEFT, "TooManyRequests": AT_ONCE - LEFT}
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(StoredFile)).one() == LEFT


def test_an_authenticator_begun_many_times_at_once_is_one(make: Make, rig: Rig) -> None:
    person = make.user(Role.agent, make.village())

    ends = rig.race(*[(person, second_factors.begin)] * AT_ONCE)

    assert ends == {"ok": AT_ONCE}
    with make.tx() as tx:
        assert tx.session.exec(select(func.count()).select_from(SecondFactor)).one() == 1
