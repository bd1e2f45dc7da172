"""The evening count (每日对账): every thing in the drawer is ticked, and what is not there is told."""

import uuid

from sqlalchemy import ColumnElement, and_, func
from sqlmodel import col, select

from app.auth.service import users
from app.core.errors import Problem
from app.core.tx import Tx
from app.custody.models import CustodyCount, CustodyCountLine, CustodyItem
from app.custody.queries.overview import last_count
from app.custody.queries.reading import items_where
from app.custody.schemas import MOST_THINGS, CountCreate, CountRead, CountSheetRead
from app.custody.states import IN_DRAWER


class SheetHasChanged(Problem):
    """Something came or went while the agent was counting."""

    title = "清单变了"


def sheet(tx: Tx) -> CountSheetRead:
    """Give what should be in the actor's drawer, and when it was counted today."""
    return CountSheetRead(
        day=tx.today, counted_at=last_count(tx), items=items_where(tx, _in_drawer(tx), most=MOST_THINGS)
    )


def count(tx: Tx, *, draft: CountCreate) -> CountRead:
    """Keep a count; raises SheetHasChanged unless it is about exactly what should be there."""
    # One person's two phones come one after the other, each with its own round.
    users.lock(tx, user_id=tx.actor.user_id)
    expected = set(tx.session.exec(select(CustodyItem.id).where(_in_drawer(tx)).limit(MOST_THINGS)))
    if expected != set(draft.custody_item_ids):
        raise SheetHasChanged("对账的时候有东西收进来或交出去了，请刷新清单再对一遍")
    made = CustodyCount(
        county_id=tx.actor.county_id,
        user_id=tx.actor.user_id,
        day=tx.today,
        round=_next_round(tx),
        expected=len(expected),
        missing=len(draft.missing),
        at=tx.now,
    )
    tx.session.add(made)
    tx.session.flush()
    notes = {one.custody_item_id: one.note for one in draft.missing}
    tx.session.add_all(_line(made, item_id, notes) for item_id in sorted(expected))
    tx.session.flush()
    return CountRead(id=made.id, day=made.day, expected=made.expected, missing=made.missing, at=made.at)


def _line(made: CustodyCount, item_id: uuid.UUID, notes: dict[uuid.UUID, str]) -> CustodyCountLine:
    return CustodyCountLine(
        county_id=made.county_id,
        count_id=made.id,
        item_id=item_id,
        is_there=item_id not in notes,
        note=notes.get(item_id, ""),
    )


def _next_round(tx: Tx) -> int:
    rounds = select(func.max(CustodyCount.round)).where(
        CustodyCount.user_id == tx.actor.user_id, CustodyCount.day == tx.today
    )
    return (tx.session.exec(rounds).one() or 0) + 1


def _in_drawer(tx: Tx) -> ColumnElement[bool]:
    return and_(col(CustodyItem.holder_id) == tx.actor.user_id, col(CustodyItem.state).in_(IN_DRAWER))
