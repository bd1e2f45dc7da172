"""Access tokens: made and checked in one place, with every rule that python-jose leaves to its caller."""

import re
import secrets
import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from jose import jwt
from jose.exceptions import JOSEError

from app.core.config import Settings
from app.core.errors import NotSignedIn

ALGORITHM = "HS256"
ISSUER = "linban"
AUDIENCE = "linban-api"
MAX_TOKEN_LENGTH = 2048
LEEWAY_SECONDS = 30
MAX_LIFE_SECONDS = 3600
# A decoder drops what is no base64 and bits that nobody needs, so one token would have many spellings.
_SPELLING = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.([A-Za-z0-9_-]{43})")
_HEADERS = {"alg": ALGORITHM, "typ": "JWT"}
# `exp` is read below by the clock that we are given; the library knows only its own.
_REQUIRED = ("iat", "sub", "aud", "iss", "jti")
_OPTIONS = {f"require_{claim}": True for claim in _REQUIRED} | {"leeway": LEEWAY_SECONDS}
_BROKEN = (JOSEError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """Whom a token speaks for, and through which signed-in device."""

    user_id: uuid.UUID
    session_id: uuid.UUID


def make_access_token(settings: Settings, *, user_id: uuid.UUID, session_id: uuid.UUID, now: datetime) -> str:
    """Sign a token that lives for `access_minutes`."""
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(user_id),
        "sid": str(session_id),
        "jti": secrets.token_urlsafe(12),
        "use": "access",
        "iat": int(now.timestamp()),
        "exp": int((now + timedelta(minutes=settings.access_minutes)).timestamp()),
    }
    token: str = jwt.encode(claims, settings.signing_key, algorithm=ALGORITHM)
    return token


def read_access_token(settings: Settings, *, token: str, now: datetime) -> AccessClaims:
    """Check a token's signature, claims and use; raises NotSignedIn for anything out of order."""
    if len(token) > MAX_TOKEN_LENGTH or not _is_well_spelled(token):
        raise NotSignedIn
    try:
        if jwt.get_unverified_header(token) != _HEADERS:
            raise NotSignedIn
        claims = jwt.decode(
            token,
            settings.signing_key,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer=ISSUER,
            options=_OPTIONS | {"verify_exp": False},
        )
        issued, expires = int(claims["iat"]), int(claims["exp"])
        moment = now.timestamp()
        in_time = issued - LEEWAY_SECONDS <= moment < expires + LEEWAY_SECONDS
        if claims["use"] != "access" or not in_time or expires - issued > MAX_LIFE_SECONDS:
            raise NotSignedIn
        return AccessClaims(user_id=uuid.UUID(claims["sub"]), session_id=uuid.UUID(claims["sid"]))
    except _BROKEN as error:
        raise NotSignedIn from error


def _is_well_spelled(token: str) -> bool:
    found = _SPELLING.fullmatch(token)
    if found is None:
        return False
    signature = found[1] + "="
    return urlsafe_b64encode(urlsafe_b64decode(signature)).decode() == signature
