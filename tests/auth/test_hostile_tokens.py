"""Twenty thousand hostile tokens open nothing and crash nothing, and the generator is proven to bite."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from jose import jwt

from app.auth.service.tokens import ALGORITHM, AUDIENCE, ISSUER, make_access_token, read_access_token
from app.core.config import Settings
from app.core.errors import NotSignedIn
from app.core.permissions import Role
from tests.auth.hostile_tokens import DEVICE, HEADER, USER, Forge, right_claims, signed
from tests.conftest import NOON
from tests.factories import Make

SEED = 20261122
COUNT = 20_000


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give settings with a key of their own."""
    return Settings(_env_file=None, data_dir=Path(tmp_path_factory.mktemp("keys")))


def ends(read: Callable[[str], object], own: Settings, count: int) -> Counter[str]:
    """Count how hostile tokens end: refused, or by kind accepted or crashed."""
    counted: Counter[str] = Counter()
    for kind, token in Forge(own, SEED).tokens(count):
        try:
            read(token)
        except NotSignedIn:
            counted["refused"] += 1
        except Exception as crash:  # noqa: BLE001 - a crash is what is counted
            counted[f"{kind}: {type(crash).__name__}"] += 1
        else:
            counted[f"{kind}: accepted"] += 1
    return counted


def test_what_the_forge_starts_from_would_be_taken(own: Settings) -> None:
    good = signed(own.signing_key, HEADER, right_claims())
    ours = make_access_token(own, user_id=USER, session_id=DEVICE, now=NOON)

    read = [read_access_token(own, token=token, now=NOON) for token in (good, ours)]

    assert read[0] == read[1]


def test_twenty_thousand_hostile_tokens_open_and_crash_nothing(own: Settings) -> None:
    counted = ends(lambda token: read_access_token(own, token=token, now=NOON), own, COUNT)

    assert counted == {"refused": COUNT}, f"seed {SEED}"


def test_the_library_as_most_use_it_takes_some_and_crashes_on_others(own: Settings) -> None:
    def careless(token: str) -> object:
        try:
            # The library knows no clock but its own, and the tokens are of the tests' noon.
            options = {"verify_exp": False}
            return jwt.decode(
                token, own.signing_key, ALGORITHM, audience=AUDIENCE, issuer=ISSUER, options=options
            )
        except jwt.JWTError as error:
            raise NotSignedIn from error

    counted = ends(careless, own, COUNT // 20)

    accepted = {end.split(":")[0] for end in counted if end.endswith("accepted")}
    crashed = {end for end in counted if end != "refused" and not end.endswith("accepted")}
    assert {"asking_header", "misspelt", "refresh_use"} <= accepted, f"seed {SEED}: {counted}"
    assert crashed, f"seed {SEED}: {counted}"


def test_hostile_tokens_over_http_are_401_and_never_500(client: TestClient, make: Make) -> None:
    make.user(Role.resident, make.village())
    settings = client.app.state.runtime.settings  # type: ignore[attr-defined]
    answers: Counter[int] = Counter()

    for _, token in Forge(settings, SEED).tokens(200):
        # A server never sees a line break inside a header.
        value = f"Bearer {token}".replace("\n", "").replace("\r", "").replace("\x00", "").encode()
        answers[client.get("/api/v1/me", headers={b"authorization": value}).status_code] += 1

    assert answers == {401: 200}, f"seed {SEED}"
