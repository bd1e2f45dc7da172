"""What is older than it need be goes: every hour, in small parts, so that nobody waits for it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, select
from sqlmodel import SQLModel, col

from app.auth.models import NO_COUNTY, PhoneCode, SignInSession, UsedRefreshToken
from app.core.db import table_of
from app.core.erasure import ERASED_NAME
from app.core.events import OutboxMessage
from app.core.idempotency import RETENTION_DAYS, IdempotencyKey
from app.core.tx import Tx
from app.errands.models import Errand, ErrandTransition
from app.errands.states import CLOSED
from app.files import service as files
from app.files.models import StoredFile
from app.guests.service.leaving import forget_old as forget_guests
from app.people.models import Resident
from app.privacy.service.leaving import leave, leaver_of, open_ends

BATCH = 500
_FILES_AT_ONCE = 50
_PEOPLE_AT_ONCE = 5
_PEOPLE_LOOKED_AT = 50
UNATTACHED_HOURS = 24
CODE_DAYS = 1
SESSION_DAYS = 90
OUTBOX_DAYS = 30
_YEAR = timedelta(days=365)
_SHARDS = 256
# Some of it walks whole tables; once an hour is soon enough, and a round may miss a minute.
_MINUTES = frozenset({30, 31})


@dataclass(frozen=True, slots=True)
class Period:
    """Rows of a table that go when a moment of theirs is so long ago."""

    model: type[SQLModel]
    column: Any
    days: int
    only: Callable[[Tx], ColumnElement[bool]] | None = None


def _session_is_over(tx: Tx) -> ColumnElement[bool]:
    return col(SignInSession.revoked_at).is_not(None) | (col(SignInSession.expires_at) < tx.now)


# The first is the one that grows with every request, and has an index: it goes every minute.
PERIODS: tuple[Period, ...] = (
    Period(IdempotencyKey, IdempotencyKey.created_at, RETENTION_DAYS),
    Period(PhoneCode, PhoneCode.expires_at, CODE_DAYS),
    Period(OutboxMessage, OutboxMessage.delivered_at, OUTBOX_DAYS),
    # A token's session goes after it; the token is what tells that a stolen one came back.
    Period(
        UsedRefreshToken,
        UsedRefreshToken.used_at,
        SESSION_DAYS,
        lambda tx: exists().where(col(SignInSession.id) == UsedRefreshToken.session_id, _session_is_over(tx)),
    ),
    Period(
        SignInSession,
        SignInSession.last_seen_at,
        SESSION_DAYS,
        lambda tx: (
            _session_is_over(tx) & ~exists().where(col(UsedRefreshToken.session_id) == SignInSession.id)
        ),
    ),
)


def forget(tx: Tx) -> bool:
    """Do a part of every kind, most in two minutes of each hour; True when there may be more."""
    if tx.now.minute not in _MINUTES:
        return _forget_rows(tx, PERIODS[0])
    parts = [_forget_rows(tx, one) for one in PERIODS]
    parts.append(_forget_unattached(tx))
    parts.append(_forget_attachments(tx))
    parts.append(forget_guests(tx))
    parts.append(_forget_moved_out(tx))
    return any(parts)


def sweep_files(tx: Tx) -> None:
    """Remove bytes that belong to no row, one folder of 256 a minute."""
    shard = int(tx.now.timestamp() // 60) % _SHARDS
    files.sweep(tx, shard=shard, before=tx.now - timedelta(hours=UNATTACHED_HOURS))


def _forget_rows(tx: Tx, period: Period) -> bool:
    table = table_of(period.model)
    old = select(table.c.id).where(
        table.c.county_id.in_((tx.actor.county_id, NO_COUNTY)),
        period.column < tx.now - timedelta(days=period.days),
    )
    if period.only is not None:
        old = old.where(period.only(tx))
    ids = tx.session.scalars(old.limit(BATCH)).all()
    if ids:
        tx.session.execute(delete(period.model).where(table.c.id.in_(ids)))
    return len(ids) == BATCH


def _forget_unattached(tx: Tx) -> bool:
    before = tx.now - timedelta(hours=UNATTACHED_HOURS)
    return files.forget_unattached(tx, before=before, limit=_FILES_AT_ONCE) == _FILES_AT_ONCE


def _forget_attachments(tx: Tx) -> bool:
    """Delete the pictures of errands that were closed years ago; what was done with them stays told."""
    years = tx.settings.attachment_years
    if not years:
        return False
    before = tx.now - years * _YEAR
    later = exists().where(
        col(ErrandTransition.errand_id) == col(Errand.id), col(ErrandTransition.at) >= before
    )
    closed = (
        select(col(StoredFile.id))
        .join(Errand, col(Errand.id) == col(StoredFile.subject_id))
        .where(
            col(StoredFile.subject_kind) == "errand",
            col(StoredFile.county_id) == tx.actor.county_id,
            col(StoredFile.created_at) < before,
            col(Errand.state).in_(CLOSED),
            ~later,
        )
        .limit(_FILES_AT_ONCE)
    )
    ids = tx.session.scalars(closed).all()
    return bool(ids) and files.forget(tx, file_ids=ids) == _FILES_AT_ONCE


def _forget_moved_out(tx: Tx) -> bool:
    """Anonymise those who moved away years ago and have nothing open."""
    years = tx.settings.moved_out_years
    if not years:
        return False
    gone = (
        select(col(Resident.id))
        .where(
            col(Resident.county_id) == tx.actor.county_id,
            col(Resident.moved_out_on) < tx.today - years * _YEAR,
            col(Resident.name) != ERASED_NAME,
        )
        .order_by(col(Resident.moved_out_on), col(Resident.id))
        .limit(_PEOPLE_LOOKED_AT)
    )
    left = 0
    for resident_id in tx.session.scalars(gone).all():
        left += _leave_if_settled(tx, resident_id)
        if left == _PEOPLE_AT_ONCE:
            return True
    return False


def _leave_if_settled(tx: Tx, resident_id: uuid.UUID) -> bool:
    if open_ends(tx, leaver=leaver_of(tx, resident_id=resident_id)):
        return False
    leave(tx, resident_id=resident_id)
    return True
