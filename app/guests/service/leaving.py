"""A person leaves, or a link is long over: who the guest was goes, that there was one stays."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.erasure import ERASED_NAME, Leaver
from app.core.tx import Tx
from app.guests.models import CaseLink

# As long as a bad rating may be disputed, somebody may have to ask the guest.
KEPT_DAYS = 180
_AT_ONCE = 200


def erase(tx: Tx, leaver: Leaver) -> None:
    """Forget the guests of a person's cases; their links open nothing any more."""
    _forget(tx, col(CaseLink.beneficiary_id) == leaver.resident_id)


def forget_old(tx: Tx) -> bool:
    """Forget some of the guests whose links ended long ago; True when there may be more."""
    old = (
        select(col(CaseLink.id))
        .where(
            col(CaseLink.county_id) == tx.actor.county_id,
            col(CaseLink.expires_at) < tx.now - timedelta(days=KEPT_DAYS),
            col(CaseLink.guest_name) != ERASED_NAME,
        )
        .limit(_AT_ONCE)
    )
    ids = tx.session.scalars(old).all()
    if ids:
        _forget(tx, col(CaseLink.id).in_(ids))
    return len(ids) == _AT_ONCE


def _forget(tx: Tx, which: ColumnElement[bool]) -> None:
    guests = select(col(CaseLink.guest_account_id)).where(which)
    tx.session.execute(
        update(UserAccount)
        .where(col(UserAccount.id).in_(guests))
        .values(name=ERASED_NAME)
        .execution_options(synchronize_session=False)
    )
    emptied = {"guest_name": ERASED_NAME, "pin_index": "", "device_hash": "", "revoked_at": tx.now}
    tx.session.execute(
        update(CaseLink).where(which).values(**emptied).execution_options(synchronize_session=False)
    )
