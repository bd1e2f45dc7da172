"""A merged place's rows follow it: whatever table carries a path or a region goes along, by itself."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from sqlalchemy import Column, ColumnElement, String, Table, func, literal, select, update
from sqlmodel import col

from app.core.db import PathType, metadata, table_of
from app.core.permissions import below
from app.core.tx import Tx
from app.orgs import queries
from app.orgs.models import Region, Station

# A table whose rows tell what was, rather than where something is, says so in its `info`.
STAYS = "stays_when_merged"
# What features do first with rows that would collide at the successor; app/main.py fills it in.
BEFORE_MERGE: list[Callable[[Tx, Region, Region], None]] = []
# Whoever wrote to the old place while it was merged is done by then.
_LATE_DAYS = 1


def carry_over(tx: Tx, *, region: Region, successor: Region) -> None:
    """Bring everything at or under a place to its successor: nothing of it is left behind but its own row.

    Old staff above lose it and new staff gain it within one request, because access goes by the path.
    """
    _rehome_stations(tx, region=region, successor=successor)
    for settle in BEFORE_MERGE:
        settle(tx, region, successor)
    tx.session.flush()
    _carry_rows(tx, region=region, successor=successor)
    # What the session holds was changed behind its back.
    tx.session.expire_all()


def carry_late(tx: Tx) -> bool:
    """Bring after what was written to a place in the moment of its merging; a chore of the worker."""
    merged = tx.session.scalars(
        select(Region).where(
            col(Region.county_id) == tx.actor.county_id,
            col(Region.successor_id).is_not(None),
            col(Region.closed_on) >= tx.today - timedelta(days=_LATE_DAYS),
        )
    ).all()
    for region in merged:
        assert region.successor_id is not None, "selected by its successor"
        _carry_rows(tx, region=region, successor=tx.session.get_one(Region, region.successor_id))
    return False


def path_columns(table: Table) -> list[Column[str]]:
    """Give the columns of a table that hold paths."""
    return [column for column in table.c if column.type is PathType]


def _carry_rows(tx: Tx, *, region: Region, successor: Region) -> None:
    old, new = queries.village_of(tx, region=region), queries.village_of(tx, region=successor)
    for table in metadata.sorted_tables:
        if not table.info.get(STAYS):
            if old is not None and new is not None and old.id != new.id:
                _change_village(tx, table, region=region, old=old, new=new)
            for column in _region_columns(table):
                tx.session.execute(update(table).where(column == region.id).values({column: successor.id}))
            for path in path_columns(table):
                _change_path(tx, table, path, region=region, successor=successor)


def _change_path(tx: Tx, table: Table, path: Column[str], *, region: Region, successor: Region) -> None:
    rest = func.substr(path, len(region.path) + 1, type_=String)
    moved = literal(successor.path, String) + rest
    statement = update(table).where(below(path, region.path)).values({path: moved})
    if table is table_of(Region):
        # The old place keeps its own: whoever looks for it finds where it was.
        statement = statement.where(table.c.id != region.id)
    tx.session.execute(statement)


def _change_village(tx: Tx, table: Table, *, region: Region, old: Region, new: Region) -> None:
    if "village_id" not in table.c:
        return
    column = table.c.village_id
    inside: ColumnElement[bool] = column == old.id
    if old.id != region.id:
        # A part of a village goes to another one: only what lies there goes along.
        paths = path_columns(table)
        if not paths:
            return
        inside = below(paths[0], region.path)
    tx.session.execute(update(table).where(inside).values({column: new.id}))


def _region_columns(table: Table) -> Iterator[Column[object]]:
    for column in table.c:
        targets = {key.target_fullname for key in column.foreign_keys}
        if "region.id" in targets and column.name not in {"village_id", "successor_id"}:
            yield column


def _rehome_stations(tx: Tx, *, region: Region, successor: Region) -> None:
    """Close the stations at the place itself; what reported to them reports to the successor's."""
    at_the_place = col(Station.region_id) == region.id
    tx.session.execute(update(Station).where(at_the_place).values(is_open=False))
    upper = queries.home_station(tx, path=successor.path)
    reporting = col(Station.parent_id).in_(select(col(Station.id)).where(at_the_place))
    tx.session.execute(
        update(Station).where(at_the_place | reporting).values(parent_id=upper.id if upper else None)
    )
