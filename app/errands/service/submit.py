"""A new errand: who, what, where, its number and its due date, in one transaction."""

from app.authority.service.uses import use_to_submit
from app.core.errors import InvalidInput
from app.core.events import publish
from app.core.tx import Tx
from app.errands.events import ErrandSubmitted
from app.errands.kinds import Mode
from app.errands.models import Errand, ErrandState, ErrandTransition, ServiceItem
from app.errands.schemas import ErrandCreate
from app.errands.service.authorities import authority_for
from app.errands.service.clock import first_deadline, warning_before
from app.errands.service.numbers import next_number
from app.errands.service.parties import Parties, find_parties
from app.files.service import attach
from app.orgs.models import Station

SUBMIT = "submit"


def submit(tx: Tx, *, draft: ErrandCreate) -> Errand:
    """Take an errand in; raises InvalidInput, or NotAllowed for somebody else's business."""
    item = _item(tx, draft)
    station = _station(tx, draft)
    if draft.appointment_at is not None and draft.appointment_at < tx.now:
        raise InvalidInput.at("/appointment_at", "预约时间已经过去")
    parties = find_parties(tx, station=station, beneficiary=draft.beneficiary)
    authority = authority_for(tx, draft=draft, item=item, parties=parties)
    errand = _new_errand(tx, draft=draft, item=item, station=station, parties=parties)
    tx.session.add(errand)
    tx.session.flush()
    if authority is not None:
        use_to_submit(tx, authority, errand_id=errand.id)
    if draft.file_ids:
        attach(tx, file_ids=draft.file_ids, subject_kind="errand", subject_id=errand.id)
    _record(tx, errand)
    return errand


def _item(tx: Tx, draft: ErrandCreate) -> ServiceItem:
    item = tx.session.get(ServiceItem, draft.service_item_id)
    if item is None or item.county_id != tx.actor.county_id or not item.is_active:
        raise InvalidInput.at("/service_item_id", "没有这个事项，或已经停办，请重新选择")
    return item


def _station(tx: Tx, draft: ErrandCreate) -> Station:
    station = tx.session.get(Station, draft.station_id)
    if station is None or station.county_id != tx.actor.county_id:
        raise InvalidInput.at("/station_id", "没有找到这个代办站，请重新选择")
    if not station.is_open:
        raise InvalidInput.at("/station_id", f"“{station.name}”暂停服务，请选别的代办站")
    return station


def _new_errand(
    tx: Tx, *, draft: ErrandCreate, item: ServiceItem, station: Station, parties: Parties
) -> Errand:
    due_at = first_deadline(tx, item=item)
    return Errand(
        county_id=station.county_id,
        number=next_number(tx, station=station),
        state=ErrandState.submitted,
        service_item_id=item.id,
        station_id=station.id,
        path=station.path,
        handling_station_id=station.id,
        handling_path=station.path,
        requester_id=parties.requester_id,
        typed_by_id=tx.actor.user_id,
        beneficiary_id=parties.beneficiary_id,
        authority_id=draft.authority_id,
        mode=Mode(item.handling),
        procedure=item.procedure,
        channel=draft.channel,
        description=draft.description or "",
        contact_phone_sealed=tx.vault.seal(draft.contact_phone or ""),
        appointment_at=draft.appointment_at,
        clock_started_at=tx.now,
        warn_at=warning_before(tx, tx.now, due_at),
        due_at=due_at,
        created_at=tx.now,
    )


def _record(tx: Tx, errand: Errand) -> None:
    tx.session.add(
        ErrandTransition(
            county_id=errand.county_id,
            errand_id=errand.id,
            version=errand.version,
            action=SUBMIT,
            target=errand.state,
            actor_id=tx.actor.user_id,
            actor_name=tx.actor.name,
            at=tx.now,
        )
    )
    publish(
        tx,
        ErrandSubmitted(
            errand_id=errand.id,
            county_id=errand.county_id,
            station_id=errand.station_id,
            path=errand.path,
            number=errand.number,
            requester_id=errand.requester_id,
            beneficiary_id=errand.beneficiary_id,
        ),
    )
    tx.session.flush()
