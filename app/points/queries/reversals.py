"""Reads of reversals, for those who may ask for them or decide on them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Actor, Permission, in_reach
from app.core.states import available
from app.core.tx import Tx
from app.ledger import queries as ledger
from app.ledger.models import Account, Posting
from app.ledger.queries import Entry
from app.people.models import Resident
from app.points.models import Reversal, ReversalState
from app.points.queries.accounts import Purse, get_purse
from app.points.schemas import ActionRead, NamedRead, ReversalRead
from app.points.states import REVERSAL_LABELS, REVERSAL_TRANSITIONS


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor has to do with reversals where it was asked for."""
    return or_(
        in_reach(Reversal.path, actor, Permission.reversal_request),
        in_reach(Reversal.path, actor, Permission.reversal_approve),
        in_reach(Reversal.path, actor, Permission.ledger_verify),
    )


def get_reversal(tx: Tx, *, reversal_id: uuid.UUID, lock: bool = False) -> Reversal:
    """Give a reversal that the actor may see."""
    statement = select(Reversal).where(Reversal.id == reversal_id, visible_to(tx.actor))
    found = tx.session.exec(statement.with_for_update() if lock else statement).first()
    if found is None:
        raise NotFound("没有找到这条冲正申请")
    return found


def get_entry(tx: Tx, *, entry_id: uuid.UUID) -> tuple[Entry, Purse]:
    """Give an entry of a purse where the actor may ask for reversals; any other is not found."""
    account, posting = table_of(Account), table_of(Posting)
    owned = tx.session.execute(
        select(account.c.id)
        .join(posting, account.c.id.in_([posting.c.credit_id, posting.c.debit_id]))
        .join(Resident, col(Resident.id) == account.c.owner_id)
        .where(
            posting.c.id == entry_id,
            account.c.owner_kind == "person",
            in_reach(Resident.path, tx.actor, Permission.reversal_request),
        )
    ).first()
    entry = None if owned is None else ledger.entry_of(tx, entry_id=entry_id, account_id=owned[0])
    if owned is None or entry is None:
        raise NotFound("没有找到这条积分流水")
    return entry, get_purse(tx, account_id=owned[0])


def reversals_page(
    tx: Tx, *, state: ReversalState | None, cursor: str | None, limit: int
) -> Page[ReversalRead]:
    """List reversals in the actor's area, newest first."""
    statement = select(Reversal).where(visible_to(tx.actor))
    if state is not None:
        statement = statement.where(Reversal.state == state)
    sort = (col(Reversal.created_at), col(Reversal.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=read_reversals(tx, reversals=[row[0] for row in rows]), next_cursor=after)


def read_reversals(tx: Tx, *, reversals: Sequence[Reversal]) -> list[ReversalRead]:
    """Give reversals as the actor meets them."""
    wanted = {one.resident_id for one in reversals}
    names = dict(
        tx.session.exec(select(Resident.id, Resident.name).where(col(Resident.id).in_(wanted))).all()
    )
    return [_read(tx.actor, one, names[one.resident_id]) for one in reversals]


def _read(actor: Actor, reversal: Reversal, resident_name: str) -> ReversalRead:
    note = {"note": {"type": "string", "title": "备注", "maxLength": 200}}
    fields = {"type": "object", "properties": note, "required": []}
    return ReversalRead(
        id=reversal.id,
        state=reversal.state,
        state_label=REVERSAL_LABELS[reversal.state],
        reason=reversal.reason,
        amount=reversal.amount,
        entry_id=reversal.entry_id,
        transfer_id=reversal.transfer_id,
        resident=NamedRead(id=reversal.resident_id, name=resident_name),
        requested_by=NamedRead(id=reversal.requested_by, name=reversal.requested_by_name),
        created_at=reversal.created_at,
        decided_at=reversal.decided_at,
        actions=[
            ActionRead(action=action, label=step.label, fields=fields)
            for action, step in available(REVERSAL_TRANSITIONS, reversal, actor).items()
        ],
    )
