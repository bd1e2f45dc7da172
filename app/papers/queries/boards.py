"""The wall board of a station (公示牌): what is done here, with which papers, by when, and who to call."""

import uuid
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from app.core.tx import Tx
from app.errands.models import Category, Handling, ServiceItem
from app.errands.queries.catalogue import ITEM, Documents, documents_of
from app.orgs.queries import get_station, read_station
from app.papers.schemas import BoardItemRead, WallBoardRead
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.papers import PaperRules

CATEGORY_LABELS: dict[Category, str] = {
    Category.approval: "项目审批类",
    Category.certificate: "证照代办类",
    Category.consultation: "咨询服务类",
    Category.public_welfare: "公益事业类",
}
STEPS = ("设点", "收集", "代办", "反馈", "公示", "建档")


def wall_board(tx: Tx, *, station_id: uuid.UUID) -> WallBoardRead:
    """Give what a station's wall tells everybody."""
    county_id = get_station(tx, station_id=station_id).county_id
    station = read_station(tx, station_id=station_id)
    papers = rules_in_force(tx, PaperRules, county_id=county_id)
    limits = rules_in_force(tx, ErrandRules, county_id=county_id)
    statement: Select[Any] = (
        select(*ITEM)
        .where(col(ServiceItem.county_id) == county_id, col(ServiceItem.is_active))
        .order_by(col(ServiceItem.category), col(ServiceItem.position), col(ServiceItem.id))
    )
    rows = tx.session.execute(statement).all()
    documents = documents_of(tx, item_ids=[row.id for row in rows])
    return WallBoardRead(
        title=papers.board_title,
        station_name=station.name,
        address=station.address,
        phone=station.phone,
        hours=station.hours,
        on_duty=station.on_duty,
        free_line=papers.free_line,
        steps=list(STEPS),
        items=[_item(row, documents, limits) for row in rows],
    )


def _item(row: Any, documents: Documents, limits: ErrandRules) -> BoardItemRead:  # noqa: ANN401 - a row of the items
    return BoardItemRead(
        name=row.name,
        category=row.category,
        category_label=CATEGORY_LABELS[row.category],
        documents=[one.name + ("" if one.required else "（有就带）") for one in documents.get(row.id, [])],
        time=_time(row, limits),
        fee=f"{row.fee_yuan} 元" if row.fee_yuan else "不收费",
        handled_at=row.handled_at,
    )


def _time(row: Any, limits: ErrandRules) -> str:  # noqa: ANN401 - a row of the items
    if row.promised_working_days:
        return f"{row.promised_working_days} 个工作日"
    if row.handling is Handling.instant:
        return "当场办" if limits.instant_days == 1 else f"{limits.instant_days} 个工作日"
    if row.handling is Handling.reported:
        return f"{limits.reported_days} 个工作日"
    return "受理时承诺"
