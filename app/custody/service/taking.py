"""A thing comes into custody: whose, for which errand, at which station, proven by picture or witness."""

import uuid
from dataclasses import dataclass

from app.core.errors import NotAllowed, Problem
from app.core.permissions import Permission
from app.core.tx import Tx
from app.custody.models import CustodyAction, CustodyItem, CustodyState
from app.custody.schemas import CustodyItemCreate
from app.custody.service import pictures
from app.custody.service.record import Told, record
from app.errands.models import Errand, ErrandState
from app.errands.queries.reach import lock_errand
from app.orgs.models import Station
from app.orgs.queries import get_served_station
from app.people.queries import get_resident

_OVER = (ErrandState.archived, ErrandState.withdrawn)


class ErrandIsOver(Problem):
    """Nothing is taken any more for an errand that was filed or withdrawn."""

    title = "这件代办已经结束"


@dataclass(frozen=True, slots=True)
class _Place:
    resident_id: uuid.UUID
    station: Station
    errand_id: uuid.UUID | None = None


def take(tx: Tx, *, draft: CustodyItemCreate) -> CustodyItem:
    """Take a thing into the actor's hands; raises InvalidInput, NotAllowed, ErrandIsOver."""
    place = _for_errand(tx, draft.errand_id) if draft.errand_id else _at_station(tx, draft)
    if place.resident_id == tx.actor.resident_id:
        raise NotAllowed("自己的东西不用登记保管")
    pictures.check(
        tx,
        action=CustodyAction.take,
        resident_id=place.resident_id,
        file_ids=draft.file_ids,
        witness=draft.witness,
    )
    item = CustodyItem(
        county_id=place.station.county_id,
        kind=draft.kind,
        description=draft.description,
        state=CustodyState.with_agent,
        resident_id=place.resident_id,
        errand_id=place.errand_id,
        station_id=place.station.id,
        path=place.station.path,
        holding_path=place.station.path,
        holder_id=tx.actor.user_id,
        received_fen=draft.amount_fen or 0,
        confirmed_at=tx.now if draft.witness else None,
        taken_at=tx.now,
    )
    tx.session.add(item)
    tx.session.flush()
    told = Told(amount_fen=item.received_fen, witness=draft.witness, note=draft.note)
    movement = record(tx, item, CustodyAction.take, told, from_holder_id=None)
    pictures.keep(tx, movement=movement, file_ids=draft.file_ids)
    return item


def _for_errand(tx: Tx, errand_id: uuid.UUID) -> _Place:
    """Lock the errand: it is not filed while a thing is taken for it."""
    errand = lock_errand(tx, errand_id=errand_id)
    if errand.state in _OVER:
        raise ErrandIsOver("这件代办已经归档或撤回，不能再为它收东西")
    return _Place(errand.beneficiary_id, _station_of(tx, errand), errand.id)


def _station_of(tx: Tx, errand: Errand) -> Station:
    for path, station_id in (
        (errand.handling_path, errand.handling_station_id),
        (errand.path, errand.station_id),
    ):
        if tx.actor.can(Permission.errand_handle, path):
            return tx.session.get_one(Station, station_id)
    raise NotAllowed("只有办这件事的代办站能替群众保管东西")


def _at_station(tx: Tx, draft: CustodyItemCreate) -> _Place:
    assert draft.resident_id is not None, "the schema asks for an errand or a person"
    assert draft.station_id is not None, "the schema asks for an errand or a station"
    station = get_served_station(tx, station_id=draft.station_id)
    if not tx.actor.can(Permission.errand_handle, station.path):
        raise NotAllowed("只有本站的代办员能替群众保管东西")
    return _Place(get_resident(tx, resident_id=draft.resident_id).id, station)
