"""Who calls, as cheaply as it can be told: the subject of a token that we signed, or the address."""

import base64
import binascii
import hashlib
import hmac
import ipaddress
import json
from functools import lru_cache

from starlette.types import Scope

from app.core.config import Settings

_LONGEST_TOKEN = 2048
_SUBJECT = "linban.subject"


def subject_of(scope: Scope, settings: Settings) -> str:
    """Give whose token came with the request, valid still or not; empty for none of ours.

    Enough for counting and for the log. What somebody may do is decided from the database, never from this.
    """
    found: str | None = scope.get(_SUBJECT)
    if found is None:
        found = scope[_SUBJECT] = _signed_subject(_token(scope), settings.signing_key)
    return found


def pseudonym(subject: str, settings: Settings) -> str:
    """Give a name under which one person's lines in the log can be put together, and nothing else."""
    if not subject:
        return ""
    key = hashlib.sha256(settings.signing_key.encode()).digest()
    return hashlib.blake2b(subject.encode(), key=key, digest_size=6).hexdigest()


@lru_cache(maxsize=4096)
def is_this_machine(address: str) -> bool:
    """Tell a loopback address; one that is no IP address belongs to a socket file of this machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def _token(scope: Scope) -> bytes:
    for name, value in scope["headers"]:
        if name == b"authorization" and value[:7].lower() == b"bearer " and len(value) <= _LONGEST_TOKEN:
            return bytes(value[7:]).strip()
    return b""


@lru_cache(maxsize=4096)
def _signed_subject(token: bytes, key: str) -> str:
    signed, dot, signature = token.rpartition(b".")
    if not dot:
        return ""
    try:
        if not hmac.compare_digest(hmac.digest(key.encode(), signed, "sha256"), _decoded(signature)):
            return ""
        return str(json.loads(_decoded(signed.partition(b".")[2]))["sub"])
    except (binascii.Error, ValueError, TypeError, KeyError):
        return ""


def _decoded(part: bytes) -> bytes:
    return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
