"""Reads of the catalogue; public."""

import re
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_
from sqlmodel import col, select

from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page, page_of
from app.core.text import like_pattern
from app.core.tx import Tx
from app.errands.models import Category, ServiceItem, ServiceItemDocument
from app.errands.schemas import DocumentRead, ServiceItemRead

# What people say around the thing that they look for.
_AROUND = re.compile(
    r"^(我|想|要|请|帮|代|给|去|怎么|如何|办理|办个|办|申请|申领|咨询|问)+|(怎么办|怎么弄|办理|吗|呢)+$"
)
ITEM = table_of(ServiceItem).c
Documents = dict[uuid.UUID, list[DocumentRead]]
CLASS_LABELS: dict[str, str] = {
    Category.approval: "项目审批类",
    Category.certificate: "证照代办类",
    Category.consultation: "咨询服务类",
    Category.public_welfare: "公益事业类",
}


def items_page(
    tx: Tx, *, category: Category | None, q: str, cursor: str | None, limit: int
) -> Page[ServiceItemRead]:
    """List items in the order of the board, the usual ones first."""
    statement: Select[Any] = select(*ITEM).where(col(ServiceItem.is_active))
    if tx.visitor is not None:
        statement = statement.where(col(ServiceItem.county_id) == tx.visitor.county_id)
    if category is not None:
        statement = statement.where(col(ServiceItem.category) == category)
    for word in q.split():
        statement = statement.where(_mentions(word))
    rows, after = fetch_page(
        tx.session,
        statement,
        sort=(col(ServiceItem.position), col(ServiceItem.id)),
        cursor=cursor,
        limit=limit,
        descending=False,
    )
    documents = documents_of(tx, item_ids=[row.id for row in rows])
    return page_of(rows, after, lambda row: item_read(row, documents))


def read_item(tx: Tx, *, item_id: uuid.UUID) -> ServiceItemRead:
    """Give one item, also one that was taken off the board: old errands still show it."""
    statement: Select[Any] = select(*ITEM).where(col(ServiceItem.id) == item_id)
    row = tx.session.execute(statement).first()
    if row is None:
        raise NotFound("没有找到这个事项")
    return item_read(row, documents_of(tx, item_ids=[item_id]))


def offered_names(tx: Tx, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Give the names of those items that the actor's county offers."""
    columns: Sequence[Any] = (ServiceItem.id, ServiceItem.name)
    rows = tx.session.execute(
        select(*columns).where(
            col(ServiceItem.id).in_(set(ids)),
            ServiceItem.county_id == tx.actor.county_id,
            col(ServiceItem.is_active),
        )
    )
    return {row[0]: row[1] for row in rows}


def count_items(tx: Tx, county_id: uuid.UUID) -> int:
    """Count the items on a county's board."""
    counted = select(func.count()).where(ServiceItem.county_id == county_id, col(ServiceItem.is_active))
    return tx.session.exec(counted).one()


def documents_of(tx: Tx, *, item_ids: Collection[uuid.UUID]) -> Documents:
    """Give the papers of some items in one statement."""
    columns: Sequence[Any] = (
        ServiceItemDocument.item_id,
        ServiceItemDocument.code,
        ServiceItemDocument.name,
        ServiceItemDocument.is_required,
        ServiceItemDocument.note,
    )
    rows = tx.session.execute(
        select(*columns)
        .where(col(ServiceItemDocument.item_id).in_(set(item_ids)))
        .order_by(col(ServiceItemDocument.position))
    )
    found: Documents = {}
    for item_id, code, name, is_required, note in rows:
        document = DocumentRead(code=code, name=name, required=is_required, note=note)
        found.setdefault(item_id, []).append(document)
    return found


def item_read(row: Any, documents: Documents) -> ServiceItemRead:  # noqa: ANN401 - a row of these columns
    """Build an item from a row."""
    return ServiceItemRead(
        id=row.id,
        code=row.code,
        name=row.name,
        category=row.category,
        handling=row.handling,
        procedure=row.procedure,
        promised_working_days=row.promised_working_days,
        fee_yuan=row.fee_yuan,
        documents=documents.get(row.id, []),
        plain_sentence=row.plain_sentence,
        handled_at=row.handled_at,
        needs_authority=row.needs_authority,
        is_active=row.is_active,
    )


def _mentions(word: str) -> ColumnElement[bool]:
    pattern = like_pattern(_AROUND.sub("", word) or word)
    places = (ServiceItem.name, ServiceItem.plain_sentence, ServiceItem.keywords, ServiceItem.code)
    return or_(*(col(place).ilike(pattern, escape="\\") for place in places))
