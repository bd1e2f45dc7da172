"""Why a step is not open now, where the state alone does not tell."""

from collections.abc import Callable

from app.core.clock import last_day
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.errands.queries.rules import errand_rules
from app.errands.states import DONE, IN_HAND, ErrandAction

A = ErrandAction


def why_not(tx: Tx, errand: Errand, action: ErrandAction) -> str | None:
    """Give the reason in words, None where the errand's state is the reason."""
    return _REASONS[action](tx, errand) if action in _REASONS else None


def _not_extended(tx: Tx, errand: Errand) -> str | None:
    if errand.state not in IN_HAND:
        return None
    if tx.now >= errand.due_at:
        return "已经超期，不能再延期，请尽快办好并向群众说明"
    most = errand_rules(tx).extensions_max
    return f"县里规定最多延期 {most} 次，已经用完" if errand.times_extended >= most else None


def _not_promised(tx: Tx, errand: Errand) -> str | None:
    if errand.state not in IN_HAND or errand.due_at > (errand.paused_at or tx.now):
        return None
    return "已经超期，不能再承诺新的日子，请尽快办好并向群众说明"


def _not_completed(_tx: Tx, errand: Errand) -> str | None:
    if errand.state not in IN_HAND or not errand.parts_open:
        return None
    return f"联办的还有 {errand.parts_open} 部分没有办好，都办好了才能办结"


def _not_returned(_tx: Tx, errand: Errand) -> str | None:
    return None if errand.return_asked_at is None else "已经请镇里同意再次退回，请等镇里答复"


def _not_judged(_tx: Tx, errand: Errand) -> str | None:
    return None if errand.return_asked_at is None else "谁提出再次退回，就要由镇里另一位来定"


def _not_closed(tx: Tx, errand: Errand) -> str | None:
    if errand.state is not ErrandState.returned or errand.resubmit_by is None:
        return None
    last = last_day(errand.resubmit_by, tx.settings.timezone)
    return f"群众可以补交到 {last.month} 月 {last.day} 日，过了才能按“补交不来”办结"


def _not_reopened(tx: Tx, errand: Errand) -> str | None:
    if errand.state not in DONE:
        return None
    return f"办结已经超过 {errand_rules(tx).reopen_days} 天，不能再要求重办，可以再提一件"


_REASONS: dict[ErrandAction, Callable[[Tx, Errand], str | None]] = {
    A.promise: _not_promised,
    A.extend: _not_extended,
    A.complete: _not_completed,
    A.return_: _not_returned,
    A.approve_return: _not_judged,
    A.refuse_return: _not_judged,
    A.close: _not_closed,
    A.reopen: _not_reopened,
}
