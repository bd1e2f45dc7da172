"""Proof of the books: every balance, lot, hold and seal computed again from the rows, in flat memory."""

import uuid
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from app.ledger.guards import install
from app.ledger.service.posting import POSTING
from app.ledger.service.verification import Seals, Verification
from app.ledger.service.verify_accounts import prove_accounts
from app.ledger.service.verify_holds import prove_holds
from app.ledger.service.verify_seals import prove_seals
from app.ledger.service.verify_transfers import prove_transfers

__all__ = ["Seals", "Verification", "verify"]


def verify(session: Session, *, county_id: uuid.UUID | None = None) -> Verification:
    """Prove one county's books, or all of them; `ok` is True only if every row is as it was written."""
    report = Verification()
    prove_accounts(session, report, county_id)
    prove_transfers(session, report, county_id)
    prove_holds(session, report, county_id)
    prove_seals(session, report, county_id)
    report.sum += _uncounted(session, county_id)
    report.check(report.sum == 0, ("ledger_account", "*"), f"全部余额之和应为 0，实为 {report.sum}")
    for guard in install.missing(session.connection()):
        report.bad(("trigger", guard), "数据库的防护缺失或被停用")
    return report


def _uncounted(session: Session, county_id: uuid.UUID | None) -> int:
    """Sum up the accounts that keep no counters."""
    total = 0
    for seq, sign in ((POSTING.c.credit_seq, 1), (POSTING.c.debit_seq, -1)):
        amount: Any = select(func.coalesce(func.sum(POSTING.c.amount), 0)).where(seq.is_(None))
        if county_id is not None:
            amount = amount.where(POSTING.c.county_id == county_id)
        total += sign * int(session.execute(amount).scalar_one())
    return total
