"""Case numbers, one sequence for each station and year, without gaps or races."""

from sqlalchemy import func, select, update

from app.core.db import insert_into, new_id, table_of
from app.core.tx import Tx
from app.errands.models import ErrandCounter
from app.orgs.models import Station


def next_number(tx: Tx, *, station: Station) -> str:
    """Take the station's next number of this year, such as AH01-2026-0001.

    The counter's row stays locked to the end of the transaction, and is rolled back with it.
    """
    table, year = table_of(ErrandCounter), tx.today.year
    taken = (
        update(table)
        .where(table.c.station_id == station.id, table.c.year == year)
        .values(last=table.c.last + 1)
        .returning(table.c.last)
    )
    if tx.session.get_bind().dialect.name == "postgresql":
        # Whoever waits for a row races with all others at each commit; for this lock they stand in line.
        line = select(func.pg_advisory_xact_lock(station.id.int >> 65)).subquery("line")
        taken = taken.where(select(1).select_from(line).exists())
    number = tx.session.execute(taken).scalar_one_or_none()
    return f"{station.code}-{year}-{number or _first(tx, station=station, year=year):04d}"


def _first(tx: Tx, *, station: Station, year: int) -> int:
    """Begin the year's sequence, or take the next number where somebody just did."""
    table = table_of(ErrandCounter)
    statement = insert_into(tx.session, ErrandCounter).values(
        id=new_id(), county_id=station.county_id, station_id=station.id, year=year, last=1
    )
    taken = statement.on_conflict_do_update(
        index_elements=[table.c.station_id, table.c.year], set_={"last": table.c.last + 1}
    ).returning(table.c.last)
    return int(tx.session.execute(taken).scalar_one())
