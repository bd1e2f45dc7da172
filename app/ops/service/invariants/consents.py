"""Invariant of the consents: nothing is taken back that was not given, and every receipt is kept."""

from sqlalchemy import and_, or_, select

from app.core.db import table_of
from app.ops.service.invariants.check import Check, Invariant, Look, add_rows, count
from app.privacy import guards
from app.privacy.models import ConsentAction, ConsentReceipt

_RECEIPT = table_of(ConsentReceipt)
_GIVEN = _RECEIPT.alias("given")


def _consents(look: Look, check: Check) -> None:
    """NULL is nobody, so the account answers only where neither receipt names a person of the roll."""
    check.checked = count(look.session, ConsentReceipt)
    nobody = and_(_GIVEN.c.resident_id.is_(None), _RECEIPT.c.resident_id.is_(None))
    given = select(_GIVEN.c.id).where(
        _GIVEN.c.action == ConsentAction.given,
        _GIVEN.c.purpose == _RECEIPT.c.purpose,
        _GIVEN.c.at <= _RECEIPT.c.at,
        or_(
            _GIVEN.c.resident_id == _RECEIPT.c.resident_id,
            and_(nobody, _GIVEN.c.user_id == _RECEIPT.c.user_id),
        ),
    )
    withdrawn = select(_RECEIPT.c.id).where(_RECEIPT.c.action == ConsentAction.withdrawn)
    add_rows(look, check, ConsentReceipt, "撤回了没有给过的同意", withdrawn.where(~given.exists()))
    for guard in guards.missing(look.session.connection()):
        check.bad(f"{guard}：数据库的防护缺失或被停用")


CONSENTS = (Invariant("consents", "同意记录", _consents),)
