"""Transactions that lost a race are tried again, whole; what cannot be done just now is told as such."""

import errno
import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.core.errors import Unavailable

AnswerT = TypeVar("AnswerT")

_TRIES = 4
# PostgreSQL: serialization_failure, deadlock_detected. Nothing of the transaction has happened.
_LOST_RACE = frozenset({"40001", "40P01"})
# unique_violation: somebody wrote the same a moment before us. Run again, the rule sees that row and says
# so in its own words; if it never does, it is our bug, and crashes as one.
_OVERTAKEN = "23505"
# And a lock that did not come in time, a statement that took too long, a server that may only be read.
_PASSING = _LOST_RACE | {"55P03", "57014", "25006"}
_FULL = "53100"
# Whole classes of PostgreSQL: connection, too few resources, operator intervention, input and output.
_AWAY_CLASSES = ("08", "53", "57", "58")
# SQLite: busy, locked, out of memory, read-only, input and output, full, cannot open, protocol.
_SQLITE_AWAY = frozenset({5, 6, 7, 8, 10, 13, 14, 15})
_SQLITE_FULL = 13
_SQLITE_PRIMARY = 0xFF
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_DISK_AWAY = _DISK_FULL | {errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_NO_ROOM = "系统的存储空间满了，暂时存不进新内容。请联系管理员"
# When the driver has no code: it never reached the server.
_SIGNS = ("connection", "connect", "shutting down", "server closed", "locked", "unable to open")


def retrying(attempt: Callable[[], AnswerT]) -> AnswerT:
    """Run a whole transaction, again with a growing random pause if it lost a race.

    Raises Unavailable when the database is away, full or too busy.
    """
    for tried in range(_TRIES):
        try:
            return attempt()
        except (PoolTimeout, DBAPIError, OSError) as error:
            if _has_lost_race(error) and tried < _TRIES - 1:
                time.sleep(random.uniform(0.005, 0.02) * 2**tried)  # noqa: S311 - jitter, not a secret
                continue
            unavailable = as_unavailable(error)
            if unavailable is None:
                raise
            raise unavailable from error
    raise Unavailable


def as_unavailable(error: BaseException) -> Unavailable | None:
    """Give what to answer when a failure passes, by itself or by an administrator's hand; None for a bug."""
    if _is_full(error):
        return Unavailable(_NO_ROOM, retry_after=60)
    return Unavailable() if _is_away(error) else None


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _DISK_FULL
    return isinstance(error, DBAPIError) and (_state(error) == _FULL or _primary(error) == _SQLITE_FULL)


def _is_away(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _DISK_AWAY
    if not isinstance(error, DBAPIError):
        return isinstance(error, PoolTimeout)
    state = _state(error)
    if state:
        return state in _PASSING or state.startswith(_AWAY_CLASSES)
    return error.connection_invalidated or _primary(error) in _SQLITE_AWAY or _never_arrived(error)


def _has_lost_race(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and _state(error) in {*_LOST_RACE, _OVERTAKEN}


def _state(error: DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _primary(error: DBAPIError) -> int:
    return (getattr(error.orig, "sqlite_errorcode", None) or 0) & _SQLITE_PRIMARY


def _never_arrived(error: DBAPIError) -> bool:
    text = str(error.orig).lower()
    return isinstance(error, OperationalError) and any(sign in text for sign in _SIGNS)
