"""Case numbers, one sequence for each station and year, without gaps or races."""

from sqlalchemy.dialects import postgresql, sqlite

from app.core.db import new_id, table_of
from app.core.tx import Tx
from app.errands.models import ErrandCounter
from app.orgs.models import Station


def next_number(tx: Tx, *, station: Station) -> str:
    """Take the station's next number of this year, such as AH01-2026-0001.

    The counter's row stays locked to the end of the transaction, and is rolled back with it.
    """
    table = table_of(ErrandCounter)
    insert = sqlite.insert if tx.session.get_bind().dialect.name == "sqlite" else postgresql.insert
    year = tx.today.year
    statement = insert(table).values(
        id=new_id(), county_id=station.county_id, station_id=station.id, year=year, last=1
    )
    taken = statement.on_conflict_do_update(
        index_elements=[table.c.station_id, table.c.year], set_={"last": table.c.last + 1}
    ).returning(table.c.last)
    number = tx.session.execute(taken).scalar_one()
    return f"{station.code}-{year}-{number:04d}"
