"""Writes of the catalogue: a new county's first items, and a county's own changes."""

import uuid
from collections.abc import Sequence

from sqlmodel import col, delete, func, select

from app.core.errors import NotFound, Problem
from app.core.tx import Tx
from app.errands.catalogue import ITEMS, ItemFacts
from app.errands.item_schemas import DocumentCreate, ServiceItemCreate, ServiceItemUpdate
from app.errands.kinds import Procedure
from app.errands.models import Handling, ServiceItem, ServiceItemDocument

# Room to put an item between two others.
_STEP = 10


class ItemCodeTaken(Problem):
    """Another item of the county has this code."""

    title = "事项编码已被使用"


def seed(tx: Tx) -> int:
    """Give the county the items that it lacks; give how many were new. What it changed stays."""
    known = set(tx.session.exec(select(ServiceItem.code).where(ServiceItem.county_id == tx.actor.county_id)))
    missing = [(place, facts) for place, facts in enumerate(ITEMS) if facts.code not in known]
    for place, facts in missing:
        _add(tx, _draft(facts), position=place * _STEP)
    return len(missing)


def create_item(tx: Tx, *, draft: ServiceItemCreate) -> ServiceItem:
    """Put a new item at the end of the board; raises ItemCodeTaken."""
    last = tx.session.exec(
        select(func.max(ServiceItem.position)).where(ServiceItem.county_id == tx.actor.county_id)
    ).one()
    taken = tx.session.exec(
        select(ServiceItem.name).where(
            ServiceItem.county_id == tx.actor.county_id, ServiceItem.code == draft.code
        )
    ).first()
    if taken is not None:
        raise ItemCodeTaken(f"事项编码 {draft.code} 已经是“{taken}”")
    return _add(tx, draft, position=(last or 0) + _STEP)


def update_item(tx: Tx, *, item_id: uuid.UUID, changes: ServiceItemUpdate) -> ServiceItem:
    """Change what is given; an item taken off the board stays readable for its errands."""
    item = tx.session.get(ServiceItem, item_id, with_for_update=True)
    if item is None or item.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个事项")
    given = changes.model_dump(exclude_unset=True, exclude={"documents"})
    for name, value in given.items():
        if value is not None or name == "promised_working_days":
            setattr(item, name, value)
    if changes.documents is not None:
        tx.session.exec(delete(ServiceItemDocument).where(col(ServiceItemDocument.item_id) == item.id))
        _add_documents(tx, item, changes.documents)
    tx.session.add(item)
    tx.session.flush()
    return item


def _draft(facts: ItemFacts) -> ServiceItemCreate:
    return ServiceItemCreate(
        code=facts.code,
        name=facts.name,
        category=facts.category,
        handling=facts.handling,
        procedure=facts.procedure,
        promised_working_days=facts.promised_working_days,
        fee_yuan=facts.fee_yuan,
        plain_sentence=facts.plain_sentence,
        keywords=facts.keywords,
        handled_at=facts.handled_at,
        documents=[
            DocumentCreate(code=one.code, name=one.name, required=one.required, note=one.note)
            for one in facts.documents
        ],
    )


def _add(tx: Tx, draft: ServiceItemCreate, *, position: int) -> ServiceItem:
    own = draft.model_dump(exclude={"documents", "procedure"})
    by_handling = Procedure.direct if draft.handling is Handling.instant else Procedure.promised
    item = ServiceItem(
        county_id=tx.actor.county_id,
        position=position,
        procedure=draft.procedure or by_handling,
        **own,
    )
    tx.session.add(item)
    tx.session.flush()
    _add_documents(tx, item, draft.documents or [])
    tx.session.flush()
    return item


def _add_documents(tx: Tx, item: ServiceItem, documents: Sequence[DocumentCreate]) -> None:
    tx.session.add_all(
        ServiceItemDocument(
            county_id=item.county_id,
            item_id=item.id,
            code=one.code,
            name=one.name,
            is_required=one.required,
            note=one.note,
            position=place,
        )
        for place, one in enumerate(documents)
    )
