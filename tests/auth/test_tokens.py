"""No token but ours opens anything, and a hostile one is refused, never a crash."""

import json
import random
import uuid
from base64 import urlsafe_b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

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


def test_thousands_of_hostile_tokens_open_nothing(own: Settings) -> None:
    seed = 20261121
    chance = random.Random(seed)
    good = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON)
    opened = [token for token in (hostile(chance, good) for _ in range(4000)) if opens(own, token)]

    assert opened == [], f"seed {seed}"


def opens(own: Settings, token: str) -> bool:
    """Tell whether a token is taken; anything but NotSignedIn is a crash and fails the test."""
    try:
        read_access_token(own, token=token, now=NOON)
    except NotSignedIn:
        return False
    return True


def hostile(chance: random.Random, good: str) -> str:
    """Make one token that must not be taken."""
    head, body, signature = good.split(".")
    kind = chance.randrange(6)
    if kind == 0:
        header = {"alg": chance.choice(["none", "None", "HS256 ", "RS256", "", 1, None]), "typ": "JWT"}
        return f"{encode(header)}.{body}.{chance.choice(['', signature])}"
    if kind == 1:
        return "[" * chance.randrange(1, 3000)
    if kind == 2:
        return f"{head}.{encode(claims(sub=str(uuid.UUID(int=chance.getrandbits(128)))))}.{signature}"
    if kind == 3:
        place = chance.randrange(len(head) + 1, len(good) - 2)
        other = chance.choice("ABCDEFabcdef0123456789")
        # The last characters carry unused bits, so only a change before them alters the token.
        return good[:place] + (other if good[place] != other else "-") + good[place + 1 :]
    if kind == 4:
        return "".join(chr(chance.randrange(1, 0x2FF)) for _ in range(chance.randrange(200)))
    return str(jwt.encode(claims(), chance.randbytes(32).hex(), algorithm="HS256"))


def encode(part: object) -> str:
    """Write a part of a token."""
    return urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
