"""Figures of custody: what waits on a desk, and each agent's drawer for the lead."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.pages import Page, fetch_page, page_of
from app.core.tx import Tx
from app.custody.models import CustodyCount, CustodyItem, CustodyKind, CustodyState
from app.custody.queries.reach import at_stations_of, in_hands_of, led_by, owned
from app.custody.queries.reading import overdue
from app.custody.schemas import CustodySummaryRead, HolderRead, PersonRead
from app.custody.states import OPEN, TROUBLED
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.custody import CustodyRules

_LEFT = (
    col(CustodyItem.received_fen)
    - col(CustodyItem.spent_fen)
    - col(CustodyItem.returned_fen)
    - col(CustodyItem.missing_fen)
)


def summary(tx: Tx) -> CustodySummaryRead:
    """Count what waits for the actor in whatever part, in one statement beside the rules."""
    late = overdue(tx, rules_in_force(tx, CustodyRules))
    held = col(CustodyItem.holder_id) == tx.actor.user_id
    mine, led = owned(tx.actor), led_by(tx.actor)
    counted: dict[str, ColumnElement[bool]] = {
        "held": held,
        "held_overdue": and_(held, late),
        "to_receive": and_(in_hands_of(tx.actor), ~held),
        "mine": mine,
        "mine_overdue": and_(mine, late),
        "mine_to_confirm": and_(
            mine, or_(col(CustodyItem.confirmed_at).is_(None), _is(CustodyState.giving_back))
        ),
        "station_overdue": and_(led, late),
        "station_troubled": and_(led, col(CustodyItem.state).in_(TROUBLED)),
    }
    today = select(CustodyCount.id).where(
        CustodyCount.user_id == tx.actor.user_id, CustodyCount.day == tx.today
    )
    columns: list[Any] = [func.count().filter(one).label(name) for name, one in counted.items()]
    statement: Select[Any] = select(*columns, today.exists().label("is_counted_today"))  # type: ignore[call-overload]
    row = tx.session.execute(
        statement.select_from(CustodyItem).where(
            col(CustodyItem.state).in_(OPEN), or_(mine, led, in_hands_of(tx.actor), at_stations_of(tx.actor))
        )
    ).one()
    return CustodySummaryRead(**{name: getattr(row, name) for name in CustodySummaryRead.model_fields})


def holders_page(tx: Tx, *, cursor: str | None, limit: int) -> Page[HolderRead]:
    """List who keeps things at the stations that the actor leads: how much, how long, counted when."""
    late = overdue(tx, rules_in_force(tx, CustodyRules))
    latest = _latest_count(tx)
    columns: tuple[Any, ...] = (
        func.count().label("things"),
        func.coalesce(func.sum(_LEFT).filter(col(CustodyItem.kind) == CustodyKind.cash), 0).label("cash_fen"),
        func.count().filter(late).label("overdue"),
        func.count().filter(col(CustodyItem.state).in_(TROUBLED)).label("troubled"),
        func.min(col(CustodyItem.taken_at)).label("oldest_at"),
        latest.c.day.label("counted_on"),
        latest.c.missing.label("missing"),
    )
    keys: tuple[Any, ...] = (UserAccount.id, UserAccount.name, latest.c.day, latest.c.missing)
    statement: Any = (
        select(col(UserAccount.id).label("user_id"), col(UserAccount.name).label("user_name"), *columns)
        .select_from(CustodyItem)
        .join(UserAccount, col(UserAccount.id) == CustodyItem.holder_id)
        .outerjoin(latest, and_(latest.c.user_id == UserAccount.id, latest.c.place == 1))
        .where(led_by(tx.actor), col(CustodyItem.state).in_(OPEN))
        .group_by(*keys)
    )
    rows, after = fetch_page(
        tx.session, statement, sort=(col(UserAccount.id),), cursor=cursor, limit=limit, descending=False
    )
    return page_of(rows, after, lambda row: _holder(tx, row))


def last_count(tx: Tx) -> datetime | None:
    """Give when the actor counted today for the last time."""
    counts = select(func.max(CustodyCount.at)).where(
        CustodyCount.user_id == tx.actor.user_id, CustodyCount.day == tx.today
    )
    return tx.session.exec(counts).one()


def _latest_count(tx: Tx) -> Any:  # noqa: ANN401 - a subquery
    """Number each agent's counts, the latest first."""
    order = (col(CustodyCount.day).desc(), col(CustodyCount.round).desc())
    place = func.row_number().over(partition_by=col(CustodyCount.user_id), order_by=order)
    columns: tuple[Any, ...] = (
        CustodyCount.user_id,
        CustodyCount.day,
        CustodyCount.missing,
        place.label("place"),
    )
    led = select(CustodyItem.holder_id).where(led_by(tx.actor), col(CustodyItem.state).in_(OPEN))
    return select(*columns).where(col(CustodyCount.user_id).in_(led)).subquery()


def _holder(tx: Tx, row: Any) -> HolderRead:  # noqa: ANN401 - a row of columns
    return HolderRead(
        user=PersonRead(id=row.user_id, name=row.user_name),
        things=row.things,
        cash_fen=row.cash_fen,
        overdue=row.overdue,
        troubled=row.troubled,
        oldest_at=row.oldest_at,
        counted_on=row.counted_on,
        missing=row.missing or 0,
        is_counted_today=row.counted_on == tx.today,
    )


def _is(state: CustodyState) -> ColumnElement[bool]:
    return col(CustodyItem.state) == state
