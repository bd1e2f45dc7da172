"""No token but ours opens anything, and a hostile one is refused, never a crash."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jose import jwt

from app.auth.service.tokens import AUDIENCE, ISSUER, make_access_token, read_access_token
from app.core.config import Settings
from app.core.errors import NotSignedIn
from tests.conftest import NOON

USER, DEVICE = uuid.uuid4(), uuid.uuid4()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give settings with a key of their own."""
    return Settings(_env_file=None, data_dir=Path(tmp_path_factory.mktemp("keys")))


def claims(**changes: object) -> dict[str, Any]:
    """Give right claims with some changed; None leaves one out."""
    moment = int(NOON.timestamp())
    right: dict[str, Any] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(USER),
        "sid": str(DEVICE),
        "jti": "x",
        "use": "access",
        "iat": moment,
        "exp": moment + 900,
    }
    return {name: value for name, value in (right | changes).items() if value is not None}


def test_our_own_token_speaks_for_its_person(own: Settings) -> None:
    token = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON)

    read = read_access_token(own, token=token, now=NOON + timedelta(minutes=14))

    assert (read.user_id, read.session_id) == (USER, DEVICE)


def test_it_ends_after_its_minutes(own: Settings) -> None:
    token = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON)

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON + timedelta(minutes=16))


@pytest.mark.parametrize("name", ["iss", "aud", "sub", "sid", "jti", "use", "iat", "exp"])
def test_every_claim_is_needed(own: Settings, name: str) -> None:
    token = jwt.encode(claims(**{name: None}), own.signing_key, algorithm="HS256")

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON)


@pytest.mark.parametrize(
    "change",
    [
        {"use": "refresh"},
        {"aud": "other"},
        {"aud": [AUDIENCE, 1]},
        {"iss": "other"},
        {"sub": "1"},
        {"sub": 7},
        {"exp": "soon"},
        {"exp": 10**400},
        {"exp": float("inf")},
        {"iat": int(NOON.timestamp()) + 3600},
        {"exp": int(NOON.timestamp()) + 86400},
    ],
)
def test_a_wrong_claim_is_refused(own: Settings, change: dict[str, object]) -> None:
    token = jwt.encode(claims(**change), own.signing_key, algorithm="HS256")

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON)


@pytest.mark.parametrize("header", [{"crit": ["x"]}, {"jku": "http://x"}, {"kid": "1"}, {"zip": "DEF"}])
def test_a_header_that_asks_for_more_is_refused(own: Settings, header: dict[str, object]) -> None:
    token = jwt.encode(claims(), own.signing_key, algorithm="HS256", headers=header)

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON)


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_another_algorithm_is_refused(own: Settings, algorithm: str) -> None:
    token = jwt.encode(claims(), own.signing_key, algorithm=algorithm)

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON)


@pytest.mark.parametrize("skew", [timedelta(hours=-2), timedelta(hours=2), timedelta(seconds=-31)])
def test_a_token_of_a_server_whose_clock_is_off_is_refused(own: Settings, skew: timedelta) -> None:
    token = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON - skew)

    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=NOON)


def test_a_clock_that_is_half_a_minute_slow_is_forgiven(own: Settings) -> None:
    token = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON + timedelta(seconds=29))

    assert read_access_token(own, token=token, now=NOON).user_id == USER


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2028, 2, 29, 23, 59, 50, tzinfo=UTC),
        datetime(2038, 1, 19, 3, 14, 0, tzinfo=UTC),
        datetime(2106, 2, 7, 6, 28, 10, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 59, 50, tzinfo=UTC),
    ],
    ids=["leap day", "end of 32 bits", "end of unsigned 32 bits", "end of summer time", "new year"],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_no_day_of_the_calendar_changes_a_tokens_life(own: Settings, moment: datetime, zone: str) -> None:
    token = make_access_token(own, user_id=USER, session_id=DEVICE, now=moment.astimezone(ZoneInfo(zone)))

    assert read_access_token(own, token=token, now=moment + timedelta(minutes=14)).user_id == USER
    with pytest.raises(NotSignedIn):
        read_access_token(own, token=token, now=moment + timedelta(minutes=16))
