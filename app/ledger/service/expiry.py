"""Expiry: points past their last day leave, oldest first, by two counters instead of a walk over lots."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from app.core.tx import Tx
from app.ledger.models import EXPIRING, AccountClass
from app.ledger.service.accounts import ACCOUNT, lock_accounts, open_account
from app.ledger.service.posting import POSTING, Heading, Line
from app.ledger.service.transfers import transfer_many


def expire_due(tx: Tx, *, on: date, limit: int) -> int:
    """Expire what has `expires_on` at or before `on` and give the number of accounts; 0 means none is left.

    Held points stay; if their hold is void, the next run takes them.
    """
    consumed = ACCOUNT.c.debits - ACCOUNT.c.refunds + ACCOUNT.c.held
    due = _due_total(ACCOUNT.c.id, on)
    candidates = (
        select(ACCOUNT.c.id)
        .where(
            ACCOUNT.c.county_id == tx.actor.county_id,
            ACCOUNT.c.account_class.in_(EXPIRING),
            ACCOUNT.c.credits > consumed,
            due > consumed,
        )
        .order_by(ACCOUNT.c.id)
        .limit(limit)
    )
    account_ids = list(tx.session.execute(candidates).scalars())
    return _expire(tx, account_ids, on) if account_ids else 0


def _due_total(account_id: Any, on: date) -> ScalarSelect[int]:  # noqa: ANN401 - a column or a value
    return (
        select(func.max(POSTING.c.credit_total))
        .where(POSTING.c.credit_id == account_id, POSTING.c.expires_on <= on)
        .scalar_subquery()
    )


def _expire(tx: Tx, account_ids: list[uuid.UUID], on: date) -> int:
    standings = lock_accounts(tx, account_ids=account_ids)
    due = select(ACCOUNT.c.id, _due_total(ACCOUNT.c.id, on)).where(ACCOUNT.c.id.in_(account_ids))
    expired_ids = {
        asset: _expired_account(tx, asset) for asset in {standing.asset for standing in standings.values()}
    }
    transfers = []
    for account_id, due_total in tx.session.execute(due.order_by(ACCOUNT.c.id)):
        standing = standings[account_id]
        amount = (due_total or 0) - (standing.debits - standing.refunds) - standing.held
        if amount <= 0:
            continue
        heading = Heading(
            reference=f"expiry:{account_id}:{standing.seq + 1}", kind="expiry", reason_label="积分到期"
        )
        transfers.append((heading, [Line(account_id, expired_ids[standing.asset], amount)]))
    if transfers:
        transfer_many(tx, transfers=transfers)
    return len(transfers)


def _expired_account(tx: Tx, asset: str) -> uuid.UUID:
    return open_account(
        tx,
        owner_kind="county",
        owner_id=tx.actor.county_id,
        asset=asset,
        account_class=AccountClass.expired,
    )
