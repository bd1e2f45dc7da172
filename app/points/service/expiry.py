"""Points that nobody used by their last day leave, as the passbook announced."""

from datetime import timedelta

from app.core.tx import Tx
from app.ledger.service import expiry

_ACCOUNTS_AT_ONCE = 100


def expire_points(tx: Tx) -> int:
    """Let yesterday's points go, some accounts at a time; 0 when none is left."""
    return expiry.expire_due(tx, on=tx.today - timedelta(days=1), limit=_ACCOUNTS_AT_ONCE)
