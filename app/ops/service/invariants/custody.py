"""Invariants of custody: one holder, an unbroken course, and money that adds up."""

from sqlalchemy import and_, func, or_, select

from app.core.db import table_of
from app.custody.models import CustodyAction, CustodyCount, CustodyCountLine, CustodyItem, CustodyMovement
from app.custody.states import CLOSED
from app.errands.models import Errand, ErrandState
from app.ops.service.invariants.check import Broken, Invariant, Look, no_rows

_ITEM, _STEP, _ERRAND = table_of(CustodyItem), table_of(CustodyMovement), table_of(Errand)
_COUNT, _LINE = table_of(CustodyCount), table_of(CustodyCountLine)
_LAST = (_STEP.c.item_id == _ITEM.c.id, _STEP.c.version == _ITEM.c.version)


def _things(_look: Look) -> Broken:
    """What the row says is what the last step said; what is filed keeps nothing."""
    items = select(_ITEM.c.id)
    is_open = _ITEM.c.state.not_in(CLOSED)
    steps = select(func.count()).where(_STEP.c.item_id == _ITEM.c.id).scalar_subquery()
    same_holder = or_(
        _STEP.c.to_holder_id == _ITEM.c.holder_id,
        and_(_STEP.c.to_holder_id.is_(None), _ITEM.c.holder_id.is_(None)),
    )
    last = select(_STEP.c.id).where(*_LAST, _STEP.c.target == _ITEM.c.state, same_holder)
    # Who says after the filing that a thing never came back opens it again.
    objected = select(_STEP.c.id).where(_STEP.c.item_id == _ITEM.c.id, _STEP.c.action == CustodyAction.object)
    filed = select(_ERRAND.c.id).where(
        _ERRAND.c.id == _ITEM.c.errand_id, _ERRAND.c.state == ErrandState.archived
    )
    return {
        "经过不连续": items.where(steps != _ITEM.c.version),
        "保管人或状态与最后一步不符": items.where(~last.exists()),
        "还在保管，代办却已归档": items.where(is_open, filed.exists(), ~objected.exists()),
    }


def _cash(_look: Look) -> Broken:
    """Each fen received or spent has its step; that the rest is given back, the table itself checks."""
    items = select(_ITEM.c.id)
    spent = (
        select(func.coalesce(func.sum(_STEP.c.amount_fen), 0))
        .where(_STEP.c.item_id == _ITEM.c.id, _STEP.c.action == CustodyAction.spend)
        .scalar_subquery()
    )
    received = (
        select(func.coalesce(func.sum(_STEP.c.amount_fen), 0))
        .where(_STEP.c.item_id == _ITEM.c.id, _STEP.c.action == CustodyAction.take)
        .scalar_subquery()
    )
    return {
        "支出与经过对不上": items.where(spent != _ITEM.c.spent_fen),
        "收到的钱与经过对不上": items.where(received != _ITEM.c.received_fen),
    }


def _counts(_look: Look) -> Broken:
    lines = select(func.count()).where(_LINE.c.count_id == _COUNT.c.id)
    counts = select(_COUNT.c.id)
    return {
        "应有的数量与明细不符": counts.where(lines.scalar_subquery() != _COUNT.c.expected),
        "缺少的数量与明细不符": counts.where(
            lines.where(_LINE.c.is_there.is_(False)).scalar_subquery() != _COUNT.c.missing
        ),
    }


CUSTODY = (
    Invariant("custody_things", "保管的东西", no_rows(CustodyItem, _things)),
    Invariant("custody_cash", "保管的现金", no_rows(CustodyItem, _cash)),
    Invariant("custody_counts", "每日对账", no_rows(CustodyCount, _counts)),
)
