"""The four books (四登记), read from the steps of the cases: nobody types them a second time."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.clock import last_day, local_date, start_of_day
from app.core.pages import fetch_page
from app.core.permissions import Permission, in_reach
from app.core.text import mask_name, mask_phone
from app.core.tx import Tx
from app.errands.forms import SIGNED_BY_LABELS
from app.errands.models import Channel, Errand, ErrandTransition, ServiceItem
from app.errands.states import STATE_LABELS, ErrandAction
from app.orgs.models import Station
from app.orgs.queries import get_served_station
from app.papers.schemas import ColumnRead, RegisterEntryRead, RegisterKind, RegisterRead
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.papers import PaperRules

SUBMIT = "submit"
_DECEMBER = 12
_AGENT = aliased(UserAccount)
_STEP = ErrandTransition
_SORT = (col(_STEP.at), col(_STEP.id))
_BY = SIGNED_BY_LABELS | {"auto": "到期自动签收"}
Tell = Callable[[Tx, Any], str]


@dataclass(frozen=True, slots=True)
class Book:
    """Which steps are written in a book, and what stands in its columns."""

    of: ColumnElement[bool]
    columns: dict[str, tuple[str, Tell]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A book of a month, of one station or of all that the actor serves."""

    kind: RegisterKind
    month: date
    station_id: uuid.UUID | None = None


def register_page(tx: Tx, *, wanted: Wanted, cursor: str | None, limit: int) -> RegisterRead:
    """Give a page of a book in the order in which things happened."""
    book = _empty(tx, wanted)
    rows, after = fetch_page(
        tx.session, _rows(tx, wanted), sort=_SORT, cursor=cursor, limit=limit, descending=False
    )
    book.items, book.next_cursor = _entries(tx, book, rows), after
    return book


def register_whole(tx: Tx, *, wanted: Wanted, most: int) -> RegisterRead:
    """Give a whole month, or one line more than `most` of it."""
    book = _empty(tx, wanted)
    rows = tx.session.execute(_rows(tx, wanted).order_by(*_SORT).limit(most + 1)).all()
    book.items = _entries(tx, book, rows)
    return book


def _place(tx: Tx, wanted: Wanted) -> str:
    if wanted.station_id is None:
        return "全部代办站"
    return get_served_station(tx, station_id=wanted.station_id).name


def _rows(tx: Tx, wanted: Wanted) -> Select[Any]:
    first = wanted.month.replace(day=1)
    following = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
    zone = tx.settings.timezone
    statement = _SELECT.where(
        in_reach(Errand.path, tx.actor, Permission.errand_handle),
        BOOKS[wanted.kind].of,
        col(_STEP.at) >= start_of_day(first, zone),
        col(_STEP.at) < start_of_day(following, zone),
    )
    if wanted.station_id is not None:
        statement = statement.where(col(Errand.station_id) == wanted.station_id)
    return statement


_SELECT: Select[Any] = (
    select(
        col(_STEP.id).label("id"),
        col(_STEP.errand_id),
        col(_STEP.at).label("at"),
        col(_STEP.actor_name),
        col(_STEP.note),
        col(_STEP.details),
        col(Errand.number),
        col(Errand.state),
        col(Errand.description),
        col(Errand.appointment_at),
        col(Errand.created_at),
        col(Errand.due_at),
        col(Errand.completed_at),
        col(Errand.outcome),
        col(Errand.contact_phone_sealed),
        col(ServiceItem.name).label("item"),
        col(Station.name).label("station"),
        col(Resident.name).label("person"),
        col(Resident.phone_sealed),
        col(Resident.address),
        col(_AGENT.name).label("agent"),
    )
    .select_from(_STEP)
    .join(Errand, col(Errand.id) == _STEP.errand_id)
    .join(ServiceItem, col(ServiceItem.id) == Errand.service_item_id)
    .join(Station, col(Station.id) == Errand.station_id)
    .join(Resident, col(Resident.id) == Errand.beneficiary_id)
    .outerjoin(_AGENT, col(_AGENT.id) == Errand.agent_id)
)


def _empty(tx: Tx, wanted: Wanted) -> RegisterRead:
    """Give the cover: what the book and its columns are called."""
    place = _place(tx, wanted)
    rules = rules_in_force(tx, PaperRules)
    renamed = dict(line.split("=", 1) for line in rules.renamed_columns if "=" in line)
    columns = BOOKS[wanted.kind].columns
    return RegisterRead(
        kind=wanted.kind,
        title=getattr(rules, f"{wanted.kind}_title"),
        place=place,
        month=f"{wanted.month:%Y-%m}",
        columns=[ColumnRead(key=key, label=renamed.get(label, label)) for key, (label, _) in columns.items()],
        masks_names=rules.masks_book_names,
        items=[],
        next_cursor=None,
    )


def _entries(tx: Tx, book: RegisterRead, rows: Sequence[Any]) -> list[RegisterEntryRead]:
    columns = BOOKS[book.kind].columns
    entries = []
    for row in rows:
        cells = {key: tell(tx, row) for key, (_, tell) in columns.items()}
        if book.masks_names:
            cells["person"] = mask_name(cells["person"])
        entries.append(RegisterEntryRead(id=row.id, errand_id=row.errand_id, cells=cells))
    return entries


def _day(of: Callable[[Any], datetime | None]) -> Tell:
    def tell(tx: Tx, row: Any) -> str:  # noqa: ANN401 - a row of the select
        moment = of(row)
        return f"{local_date(moment, tx.settings.timezone):%Y-%m-%d}" if moment else ""

    return tell


def _time(of: Callable[[Any], datetime | None]) -> Tell:
    def tell(tx: Tx, row: Any) -> str:  # noqa: ANN401 - a row of the select
        moment = of(row)
        return f"{moment.astimezone(ZoneInfo(tx.settings.timezone)):%Y-%m-%d %H:%M}" if moment else ""

    return tell


def _plain(of: Callable[[Any], str | None]) -> Tell:
    return lambda _tx, row: of(row) or ""


def _phone(tx: Tx, row: Any) -> str:  # noqa: ANN401 - a row of the select
    phone = tx.vault.open(row.contact_phone_sealed or row.phone_sealed)
    return mask_phone(phone) if phone else ""


def _due(tx: Tx, row: Any) -> str:  # noqa: ANN401 - a row of the select
    told = row.details.get("was_due_at")
    if not told:
        return ""
    return f"{last_day(datetime.fromisoformat(told), tx.settings.timezone):%Y-%m-%d}"


def _in_time(_tx: Tx, row: Any) -> str:  # noqa: ANN401 - a row of the select
    told = row.details.get("was_due_at")
    return "" if not told else "是" if row.at < datetime.fromisoformat(told) else "否"


_WHO: dict[str, tuple[str, Tell]] = {
    "number": ("件号", _plain(lambda row: row.number)),
    "person": ("姓名", _plain(lambda row: row.person)),
}
_ITEM: dict[str, tuple[str, Tell]] = {"item": ("事项", _plain(lambda row: row.item))}
_STATION: dict[str, tuple[str, Tell]] = {"station": ("代办站", _plain(lambda row: row.station))}
BOOKS: dict[RegisterKind, Book] = {
    RegisterKind.phone: Book(
        and_(
            col(_STEP.action) == SUBMIT,
            or_(col(Errand.channel) == Channel.phone, col(Errand.appointment_at).is_not(None)),
        ),
        {
            "at": ("来电时间", _time(lambda row: row.at)),
            **_WHO,
            "phone": ("联系电话", _phone),
            **_ITEM,
            "appointment": ("预约时间", _time(lambda row: row.appointment_at)),
            "actor": ("接听人", _plain(lambda row: row.actor_name)),
            "state": ("办理情况", lambda _tx, row: STATE_LABELS[row.state]),
            **_STATION,
        },
    ),
    RegisterKind.visit: Book(
        and_(col(_STEP.action) == SUBMIT, col(Errand.channel) == Channel.visit),
        {
            "at": ("上门时间", _time(lambda row: row.at)),
            **_WHO,
            "address": ("住址", _plain(lambda row: row.address)),
            **_ITEM,
            "description": ("群众说了什么", _plain(lambda row: row.description)),
            "actor": ("上门人", _plain(lambda row: row.actor_name)),
            "state": ("办理情况", lambda _tx, row: STATE_LABELS[row.state]),
            **_STATION,
        },
    ),
    RegisterKind.result: Book(
        col(_STEP.action).in_((ErrandAction.complete, ErrandAction.close)),
        {
            **_WHO,
            **_ITEM,
            "created": ("收件日期", _day(lambda row: row.created_at)),
            "due": ("应办结", _due),
            "at": ("办结日期", _day(lambda row: row.at)),
            "in_time": ("是否按时", _in_time),
            "result": ("办理结果", _plain(lambda row: row.details.get("result") or row.outcome)),
            "actor": ("经办人", _plain(lambda row: row.actor_name)),
            **_STATION,
        },
    ),
    RegisterKind.signature: Book(
        col(_STEP.action) == ErrandAction.sign,
        {
            **_WHO,
            **_ITEM,
            "completed": ("办结日期", _day(lambda row: row.completed_at)),
            "at": ("签收日期", _day(lambda row: row.at)),
            "by": ("签收方式", _plain(lambda row: _BY.get(row.details.get("by"), "其他"))),
            "actor": ("签收登记人", _plain(lambda row: row.actor_name)),
            "note": ("说明", _plain(lambda row: row.note)),
            "agent": ("代办员", _plain(lambda row: row.agent)),
            **_STATION,
        },
    ),
}
