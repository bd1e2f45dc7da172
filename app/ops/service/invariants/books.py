"""Invariants of the points ledger: proved row by row by the ledger itself."""

from app.ledger.service.verify import verify
from app.ops.service.invariants.check import Check, Invariant, Look


def _books(look: Look, check: Check) -> None:
    report = verify(look.session)
    check.checked = report.accounts + report.transfers + report.entries
    if not report.ok:
        check.bad(f"{report.bad_count} 处不对，第一处：{report.first_bad}")


BOOKS = (Invariant("ledger", "积分账本", _books),)
