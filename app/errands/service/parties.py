"""Who an errand is for, and who asked: oneself, family who agreed, or somebody who came to the station."""

import uuid
from dataclasses import dataclass

from sqlmodel import col, select

from app.auth.models import UserAccount
from app.core.errors import InvalidInput, NotAllowed
from app.core.permissions import Permission, below
from app.core.tx import Tx
from app.errands.schemas import BeneficiaryCreate
from app.orgs.models import Station
from app.orgs.queries import get_region, village_of
from app.people.models import FamilyLink, Resident
from app.people.service import residents


@dataclass(frozen=True, slots=True)
class Parties:
    """The person on the roll who benefits, and the account that asked (None: the person has none)."""

    beneficiary_id: uuid.UUID
    requester_id: uuid.UUID | None


def find_parties(tx: Tx, *, station: Station, beneficiary: BeneficiaryCreate | None) -> Parties:
    """Tell who benefits and who asked; raises NotAllowed for a stranger, InvalidInput for nobody."""
    actor = tx.actor
    if beneficiary is None:
        if actor.resident_id is None:
            raise InvalidInput.at(
                "/beneficiary", "您还没有登记在居民名册上，请填写这件事给谁办，或到代办站登记"
            )
        return Parties(actor.resident_id, actor.user_id)
    if beneficiary.resident_id is not None:
        return _on_the_roll(tx, station=station, resident_id=beneficiary.resident_id)
    return _on_the_spot(tx, station=station, person=beneficiary)


def _on_the_spot(tx: Tx, *, station: Station, person: BeneficiaryCreate) -> Parties:
    """Enter somebody new; the same name with the same phone in the village is the same person."""
    _check_may_type(tx, path=station.path)
    assert person.name is not None, "the schema asks for an id or a name"
    known = _known(tx, station=station, person=person)
    if known is not None:
        return Parties(known, _account_of(tx, known))
    region = get_region(tx, region_id=person.region_id or station.region_id)
    if village_of(tx, region=region) is None:
        raise InvalidInput.at("/beneficiary/region_id", "请选他（她）住在哪个村")
    entered = residents.register(
        tx,
        name=person.name,
        region_id=region.id,
        phone=person.phone or "",
        address=person.address or "",
        is_confirmed=False,
    )
    return Parties(entered.id, _account_of(tx, entered.id))


def _known(tx: Tx, *, station: Station, person: BeneficiaryCreate) -> uuid.UUID | None:
    if person.phone is None:
        return None
    same = select(Resident.id).where(
        Resident.name == person.name,
        Resident.phone_index == tx.vault.index(person.phone, kind="phone"),
        below(Resident.path, station.path),
        col(Resident.moved_out_on).is_(None),
    )
    return tx.session.exec(same.order_by(col(Resident.id))).first()


def _on_the_roll(tx: Tx, *, station: Station, resident_id: uuid.UUID) -> Parties:
    actor = tx.actor
    if resident_id == actor.resident_id or _is_family(tx, resident_id):
        return Parties(resident_id, actor.user_id)
    _check_may_type(tx, path=station.path)
    path = tx.session.exec(select(Resident.path).where(Resident.id == resident_id)).first()
    if path is None or not actor.can(Permission.errand_submit_for_others, path):
        raise InvalidInput.at("/beneficiary/resident_id", "没有找到这个人，请重新查找或新登记")
    return Parties(resident_id, _account_of(tx, resident_id))


def _account_of(tx: Tx, resident_id: uuid.UUID) -> uuid.UUID | None:
    return tx.session.exec(select(UserAccount.id).where(UserAccount.resident_id == resident_id)).first()


def _is_family(tx: Tx, elder_id: uuid.UUID) -> bool:
    if tx.actor.resident_id is None:
        return False
    link = select(FamilyLink.id).where(
        FamilyLink.elder_id == elder_id,
        FamilyLink.relative_id == tx.actor.resident_id,
        col(FamilyLink.confirmed_at).is_not(None),
        col(FamilyLink.ended_at).is_(None),
    )
    return tx.session.exec(link).first() is not None


def _check_may_type(tx: Tx, *, path: str) -> None:
    if not tx.actor.can(Permission.errand_submit_for_others, path):
        raise NotAllowed("只能给自己或已确认的家人提交；给别人办，请打电话给代办站，由代办员登记")
