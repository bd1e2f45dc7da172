"""Things in custody as their readers see them: columns in few statements, never one query a row."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core import audit
from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyKind, CustodyMovement
from app.custody.queries.cases import overdue_before
from app.custody.queries.reach import Scope, of_family, on_list, visible_to
from app.custody.queries.shapes import item_read, movement_read
from app.custody.schemas import CustodyItemRead, MovementRead
from app.custody.states import CLOSED, OPEN, TROUBLED
from app.custody.words import thing
from app.errands.models import Errand
from app.files.queries import of_subjects
from app.orgs.models import Station
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.custody import CustodyRules

_HOLDER, _RECEIVER = aliased(UserAccount), aliased(UserAccount)
_OWNER, _CARRIER = aliased(Resident), aliased(Resident)
Narrowed = Literal["open", "closed", "overdue", "troubled"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; with an errand, every thing of it that the actor may see."""

    scope: Scope
    errand_id: uuid.UUID | None = None
    state: Narrowed | None = None


def items_page(tx: Tx, *, wanted: Filter, cursor: str | None, limit: int) -> Page[CustodyItemRead]:
    """List things, the latest taken first."""
    rules = rules_in_force(tx, CustodyRules)
    statement = _select(tx).where(_listed(tx, wanted), *_narrowed(tx, wanted.state, rules))
    sort = (col(CustodyItem.taken_at), col(CustodyItem.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=[item_read(tx, row, rules=rules) for row in rows], next_cursor=after)


def read_item(tx: Tx, *, item_id: uuid.UUID) -> CustodyItemRead:
    """Give one thing with its course, if the actor may see it."""
    row = tx.session.execute(_select(tx).where(col(CustodyItem.id) == item_id, visible_to(tx.actor))).first()
    if row is None:
        raise NotFound("没有找到这样东西，或您无权查看")
    audit.note_read(
        tx,
        action="read_custody_item",
        subject_kind="custody_item",
        subject_id=item_id,
        resident_id=row.resident_id,
        path=row.path,
    )
    return item_read(tx, row, rules=rules_in_force(tx, CustodyRules), movements=_movements(tx, item_id))


def items_where(tx: Tx, condition: ColumnElement[bool], *, most: int) -> list[CustodyItemRead]:
    """Give things by a condition that was made for the actor, the oldest first."""
    rules = rules_in_force(tx, CustodyRules)
    rows = tx.session.execute(
        _select(tx).where(condition).order_by(col(CustodyItem.taken_at), col(CustodyItem.id)).limit(most)
    )
    return [item_read(tx, row, rules=rules) for row in rows]


def kept_for(tx: Tx, *, errand_id: uuid.UUID) -> list[str]:
    """Name what is still kept of an errand, each with who has it."""
    rows = tx.session.exec(
        select(CustodyItem.kind, CustodyItem.description, CustodyItem.received_fen, _HOLDER.name)
        .join(_HOLDER, col(_HOLDER.id) == CustodyItem.holder_id)
        .where(CustodyItem.errand_id == errand_id, col(CustodyItem.state).in_(OPEN))
        .order_by(col(CustodyItem.taken_at), col(CustodyItem.id))
    )
    return [
        f"{thing(CustodyKind(kind), what, received_fen=fen)}在{holder}手里"
        for kind, what, fen, holder in rows
    ]


def overdue(tx: Tx, rules: CustodyRules) -> ColumnElement[bool]:
    """Give the SQL twin of `cases.is_overdue`."""
    late = [
        and_(
            col(CustodyItem.kind) == kind,
            col(CustodyItem.taken_at) < overdue_before(kind, rules=rules, now=tx.now),
        )
        for kind in CustodyKind
    ]
    return and_(col(CustodyItem.state).in_(OPEN), or_(*late))


def _listed(tx: Tx, wanted: Filter) -> ColumnElement[bool]:
    if wanted.errand_id is not None:
        return and_(col(CustodyItem.errand_id) == wanted.errand_id, visible_to(tx.actor))
    return on_list(wanted.scope, tx.actor)


def _narrowed(tx: Tx, state: Narrowed | None, rules: CustodyRules) -> list[ColumnElement[bool]]:
    match state:
        case "open":
            return [col(CustodyItem.state).in_(OPEN)]
        case "closed":
            return [col(CustodyItem.state).in_(CLOSED)]
        case "overdue":
            return [overdue(tx, rules)]
        case "troubled":
            return [col(CustodyItem.state).in_(TROUBLED)]
    return []


def _select(tx: Tx) -> Select[Any]:
    statement: Select[Any] = select(  # type: ignore[call-overload]
        *table_of(CustodyItem).c,
        col(_OWNER.name).label("owner_name"),
        col(_HOLDER.name).label("holder_name"),
        col(_RECEIVER.name).label("receiver_name"),
        col(_CARRIER.name).label("carrier_name"),
        col(Station.name).label("station_name"),
        col(Errand.number).label("errand_number"),
        of_family(tx.actor).label("is_family"),
    )
    return (
        statement.select_from(CustodyItem)
        .join(_OWNER, col(_OWNER.id) == CustodyItem.resident_id)
        .join(Station, col(Station.id) == CustodyItem.station_id)
        .outerjoin(Errand, col(Errand.id) == CustodyItem.errand_id)
        .outerjoin(_HOLDER, col(_HOLDER.id) == CustodyItem.holder_id)
        .outerjoin(_RECEIVER, col(_RECEIVER.id) == CustodyItem.receiver_id)
        .outerjoin(_CARRIER, col(_CARRIER.id) == CustodyItem.carrier_id)
    )


def _movements(tx: Tx, item_id: uuid.UUID) -> list[MovementRead]:
    steps: Sequence[CustodyMovement] = tx.session.exec(
        select(CustodyMovement)
        .where(CustodyMovement.item_id == item_id)
        .order_by(col(CustodyMovement.version))
    ).all()
    found = of_subjects(tx, subject_kind="custody_movement", subject_ids=[step.id for step in steps])
    return [movement_read(step, found.get(step.id, [])) for step in steps]
