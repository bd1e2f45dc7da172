"""Invariant of the audit log: proved entry by entry by the log itself."""

from app.audit.service.verify import verify
from app.ops.service.invariants.check import Check, Invariant, Look


def _log(look: Look, check: Check) -> None:
    proof = verify(look.session)
    check.checked = proof.entries
    for problem in proof.problems:
        check.bad(problem)
    check.bad_count = proof.bad_count


LOG = (Invariant("audit", "审计日志", _log),)
