"""A case that was filed gets its line in the archive; the package is made after, where nobody waits."""

import uuid
from datetime import date

from sqlmodel import col, select

from app.archive.closings import closing_of
from app.archive.models import ArchiveState, ErrandArchive
from app.core.clock import local_date
from app.core.db import insert_into, new_id
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState, ErrandTransition, ServiceItem
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.archive import ArchiveRules

_LEAP_DAY = (2, 29)


def enrol(tx: Tx, *, errand_id: uuid.UUID) -> None:
    """Write the line of a filed case, once."""
    errand = tx.session.get_one(Errand, errand_id)
    assert errand.state is ErrandState.archived, "only what is filed has an archive"
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    filed_at = tx.session.exec(
        select(ErrandTransition.at)
        .where(ErrandTransition.errand_id == errand.id)
        .order_by(col(ErrandTransition.version).desc())
        .limit(1)
    ).one()
    closed_on = local_date(errand.completed_at or filed_at, tx.settings.timezone)
    rules = rules_in_force(tx, ArchiveRules, county_id=errand.county_id)
    values = {
        "id": new_id(),
        "county_id": errand.county_id,
        "errand_id": errand.id,
        "number": errand.number,
        "title": item.name,
        "category": item.category,
        "station_id": errand.station_id,
        "path": errand.path,
        "closing_kind": closing_of(errand, category=item.category),
        "closed_on": closed_on,
        "state": ArchiveState.waiting,
        "sha256": "",
        "size": 0,
        "pages": 0,
        "retain_until": years_after(closed_on, getattr(rules, f"{item.category}_years")),
        "enrolled_at": tx.now,
        "decided_by_name": "",
        "note": "",
    }
    insert = insert_into(tx.session, ErrandArchive).values(values)
    tx.session.execute(insert.on_conflict_do_nothing(index_elements=["errand_id"]))


def years_after(day: date, years: int) -> date:
    """Give the same day so many years later; of a leap day the one before it."""
    is_leap = (day.month, day.day) == _LEAP_DAY
    return day.replace(year=day.year + years, day=28 if is_leap else day.day)
