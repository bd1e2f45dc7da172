"""The supervisor's desk: what needs somebody today, and why in a sentence."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.pages import Items
from app.core.permissions import Permission, in_reach
from app.core.tx import Tx
from app.errands.models import Errand, ServiceItem
from app.orgs.models import Station
from app.reviews.models import Rectification
from app.reviews.queries.rectifications import is_others_work
from app.supervision.queries.desk.chain import of_the_chain
from app.supervision.queries.desk.errands import of_errands
from app.supervision.queries.desk.group import Found, Group
from app.supervision.queries.desk.ratings import of_ratings
from app.supervision.schemas import AttentionGroup, AttentionItem

# A desk is worked from the top; the count tells how much more there is.
SHOWN = 20
_AGENT = aliased(UserAccount)
_HANDLER = aliased(UserAccount)


def attention(tx: Tx) -> Items[AttentionGroup]:
    """Give the groups in the order in which they are urgent, each in one statement."""
    groups = (*of_the_chain(tx), *of_ratings(tx), *of_errands(tx))
    return Items(items=[_read(tx, group) for group in groups])


def _read(tx: Tx, group: Group) -> AttentionGroup:
    rows = tx.session.execute(_select(tx, group)).all()
    return AttentionGroup(
        key=group.key,
        title=group.title,
        advice=group.advice,
        count=rows[0].total if rows else 0,
        items=[_item(group, row) for row in rows],
    )


def _select(tx: Tx, group: Group) -> Select[Any]:
    """Select a group's rows with their number, as far as the reader supervises."""
    about = group.about
    statement = _errands().add_columns(col(group.since).label("since"), func.count().over().label("total"))
    if about is not None:
        statement = statement.add_columns(about).join(about, col(about.errand_id) == col(Errand.id))
    if about is Rectification:
        statement = statement.add_columns(col(_HANDLER.name).label("handler_name")).outerjoin(
            _HANDLER, col(_HANDLER.id) == col(Rectification.handler_id)
        )
        statement = statement.where(is_others_work(tx.actor))
    reach = group.reach
    if reach is None:
        path = Errand.path if about is None else about.path
        reach = in_reach(path, tx.actor, Permission.errand_supervise)
    return statement.where(reach, group.where).order_by(col(group.since), col(Errand.id)).limit(SHOWN)


def _errands() -> Select[Any]:
    columns: tuple[Any, ...] = (
        col(Errand.id),
        col(Errand.number),
        col(Errand.due_at),
        col(Errand.created_at),
        col(Errand.report_by),
        col(Errand.resubmit_by),
        col(Errand.times_reopened),
        col(ServiceItem.name).label("item_name"),
        col(Station.name).label("station_name"),
        col(_AGENT.name).label("agent_name"),
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Errand)
        .join(ServiceItem, col(ServiceItem.id) == col(Errand.service_item_id))
        .join(Station, col(Station.id) == col(Errand.handling_station_id))
        .outerjoin(_AGENT, col(_AGENT.id) == col(Errand.agent_id))
    )


def _item(group: Group, row: Any) -> AttentionItem:  # noqa: ANN401 - a row of the select
    about = None if group.about is None else row._mapping[group.about]  # noqa: SLF001 - how SQLAlchemy names it
    return AttentionItem(
        kind=group.kind,
        id=row.id if about is None else about.id,
        errand_id=row.id,
        number=row.number,
        title=row.item_name,
        station_name=row.station_name,
        person_name=row.agent_name or "",
        why=group.why(Found(row, about)),
        since=row.since,
    )
