"""Transactions that lost a race in the database are tried again, whole."""

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
_LOCK_TIMEOUT = frozenset({"55P03", "57014"})


def retrying(attempt: Callable[[], AnswerT]) -> AnswerT:
    """Run a whole transaction, again with a growing random pause if it lost a race.

    Raises Unavailable when the database is away, full or too busy.
    """
    for tried in range(_TRIES):
        try:
            return attempt()
        except PoolTimeout as error:
            raise Unavailable from error
        except DBAPIError as error:
            code = getattr(error.orig, "sqlstate", None)
            if code in _LOST_RACE and tried < _TRIES - 1:
                time.sleep(random.uniform(0.005, 0.02) * 2**tried)  # noqa: S311 - jitter, not a secret
            elif code in _LOST_RACE | _LOCK_TIMEOUT or _is_away(error):
                raise Unavailable from error
            else:
                raise
    raise Unavailable


def _is_away(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if not isinstance(error, OperationalError):
        return False
    text = str(error.orig).lower()
    return any(
        sign in text
        for sign in (
            "locked",
            "disk",
            "full",
            "unable to open",
            "connection",
            "connect",
            "shutting down",
            "readonly",
        )
    )
