"""Reads of the roll: what staff may see inside their area, and oneself."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlmodel import col

from app.auth.models import UserAccount
from app.auth.queries import grants_of, standing_of
from app.auth.schemas import UserRead
from app.core.errors import NotFound
from app.core.pages import Items, Page, fetch_page
from app.core.permissions import Permission, below, in_reach
from app.core.text import is_id_number, like_pattern, mask_id_number, mask_phone
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.queries import home_station
from app.people.models import FamilyLink, Household, Resident
from app.people.schemas import (
    ElderRead,
    FamilyLinkRead,
    HouseholdRead,
    MemberRead,
    MeRead,
    NamedRead,
    OwnResidentRead,
    ResidentRead,
)

_TAIL_DIGITS = 4
_MOBILE_DIGITS = 11
_PLAIN_FIELDS = set(ResidentRead.model_fields) - {
    "phone_masked",
    "id_number_masked",
    "region_name",
    "household_name",
    "hint",
}


def visible_to(tx: Tx) -> ColumnElement[bool]:
    """Give the condition for residents whom the actor may look up."""
    return in_reach(Resident.path, tx.actor, Permission.resident_view)


def get_resident(tx: Tx, *, resident_id: uuid.UUID, lock: bool = False) -> Resident:
    """Give a resident whom the actor may look up; anybody else is not found."""
    statement = select(Resident).where(col(Resident.id) == resident_id, visible_to(tx))
    resident = tx.session.scalars(statement.with_for_update() if lock else statement).first()
    if resident is None:
        raise NotFound("没有找到这位居民")
    return resident


def is_family(tx: Tx, *, elder_id: uuid.UUID, relative_id: uuid.UUID) -> bool:
    """Tell whether an elder agreed to a relative who acts for them, and it has not ended."""
    statement = select(col(FamilyLink.id)).where(
        col(FamilyLink.elder_id) == elder_id,
        col(FamilyLink.relative_id) == relative_id,
        col(FamilyLink.confirmed_at).is_not(None),
        col(FamilyLink.ended_at).is_(None),
    )
    return tx.session.scalars(statement).first() is not None


def read_resident(tx: Tx, *, resident_id: uuid.UUID) -> ResidentRead:
    """Give a resident as staff see one."""
    return _read_residents(tx, [get_resident(tx, resident_id=resident_id)])[0]


def residents_page(
    tx: Tx,
    *,
    q: str | None,
    phone_tail: str | None,
    region_id: uuid.UUID | None,
    cursor: str | None,
    limit: int,
) -> Page[ResidentRead]:
    """Search the residents of the actor's area who have not moved away, the latest entered first."""
    statement: Select[*tuple[Any, ...]] = select(col(Resident.id)).where(
        visible_to(tx), col(Resident.moved_out_on).is_(None)
    )
    if q:
        statement = statement.where(_matches(tx, q))
    if phone_tail:
        tail = tx.vault.index(phone_tail, kind="phone_tail")
        statement = statement.where(col(Resident.phone_tail_index) == tail)
    if region_id is not None:
        region = tx.session.get(Region, region_id)
        statement = statement.where(below(Resident.path, region.path) if region else false())
    sort = (col(Resident.created_at), col(Resident.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    order = {row[0]: place for place, row in enumerate(rows)}
    found = tx.session.scalars(select(Resident).where(col(Resident.id).in_(order))).all()
    return Page(items=_read_residents(tx, sorted(found, key=lambda one: order[one.id])), next_cursor=after)


def _matches(tx: Tx, q: str) -> ColumnElement[bool]:
    """Find by ID number, phone, phone tail, or a part of the name or the address."""
    text = q.upper()
    if is_id_number(text):
        return col(Resident.id_number_index) == tx.vault.index(text, kind="id_number")
    pattern = like_pattern(q)
    named = or_(
        col(Resident.name).ilike(pattern, escape="\\"),
        col(Resident.address).ilike(pattern, escape="\\"),
        col(Resident.household_id).in_(
            select(col(Household.id)).where(
                in_reach(Household.path, tx.actor, Permission.resident_view),
                or_(
                    col(Household.address).ilike(pattern, escape="\\"),
                    col(Household.name).ilike(pattern, escape="\\"),
                ),
            )
        ),
    )
    if not (q.isascii() and q.isdecimal()):
        return named
    if len(q) == _MOBILE_DIGITS:
        return col(Resident.phone_index) == tx.vault.index(q, kind="phone")
    if len(q) == _TAIL_DIGITS:
        return or_(named, col(Resident.phone_tail_index) == tx.vault.index(q, kind="phone_tail"))
    return named


def hints_of(tx: Tx, residents: Sequence[Resident]) -> dict[uuid.UUID, str]:
    """Tell people of one name apart: year of birth, head or name of the household, address, phone tail."""
    households = {one.household_id for one in residents if one.household_id}
    heads = tx.session.execute(
        select(col(Resident.household_id), col(Resident.name)).where(
            col(Resident.household_id).in_(households), col(Resident.is_head)
        )
    )
    head_names = {row[0]: row[1] for row in heads}
    return {one.id: _hint(tx, one, head_names) for one in residents}


def _hint(tx: Tx, one: Resident, head_names: dict[uuid.UUID | None, str]) -> str:
    parts = [f"{one.birth_year} 年生"] if one.birth_year else []
    if one.is_head:
        parts.append("户主")
    elif one.household_id in head_names:
        parts.append(f"{head_names[one.household_id]}家")
    if one.address:
        parts.append(one.address)
    if phone := tx.vault.open(one.phone_sealed):
        parts.append(f"手机尾号 {phone[-_TAIL_DIGITS:]}")
    return " · ".join(parts)


def _read_residents(tx: Tx, residents: Sequence[Resident]) -> list[ResidentRead]:
    regions = _names(tx, Region, {one.region_id for one in residents})
    households = _names(tx, Household, {one.household_id for one in residents if one.household_id})
    hints = hints_of(tx, residents)
    return [
        ResidentRead(
            **one.model_dump(include=_PLAIN_FIELDS),
            phone_masked=mask_phone(phone) if (phone := tx.vault.open(one.phone_sealed)) else "",
            id_number_masked=mask_id_number(tx.vault.open(one.id_number_sealed)),
            region_name=regions[one.region_id],
            household_name=households.get(one.household_id) if one.household_id else None,
            hint=hints[one.id],
        )
        for one in residents
    ]


def _names(tx: Tx, model: type[Region | Household], ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = tx.session.execute(select(col(model.id), col(model.name)).where(col(model.id).in_(ids)))
    return {row[0]: row[1] for row in rows}


def get_household(tx: Tx, *, household_id: uuid.UUID) -> Household:
    """Give a household inside the actor's area, or the actor's own."""
    household = tx.session.get(Household, household_id)
    if household is None or not _may_see(tx, household):
        raise NotFound("没有找到这户人家")
    return household


def _may_see(tx: Tx, household: Household) -> bool:
    if tx.actor.can(Permission.resident_view, household.path):
        return True
    own = tx.session.get(Resident, tx.actor.resident_id) if tx.actor.resident_id else None
    return own is not None and own.household_id == household.id


def read_household(tx: Tx, *, household_id: uuid.UUID) -> HouseholdRead:
    """Give a household with those of its members who have not moved away."""
    household = get_household(tx, household_id=household_id)
    members = tx.session.scalars(
        select(Resident)
        .where(col(Resident.household_id) == household.id, col(Resident.moved_out_on).is_(None))
        .order_by(col(Resident.is_head).desc(), col(Resident.birth_year), col(Resident.id))
    )
    return HouseholdRead(
        id=household.id,
        code=household.code,
        name=household.name,
        region_id=household.region_id,
        region_name=tx.session.get_one(Region, household.region_id).name,
        address=household.address,
        members=[
            MemberRead(
                id=one.id,
                name=one.name,
                relation_label=one.relation or ("户主" if one.is_head else ""),
                birth_year=one.birth_year,
                is_head=one.is_head,
            )
            for one in members
        ],
    )


def family_of(tx: Tx, *, elder: Resident) -> Items[FamilyLinkRead]:
    """List the relatives who may act for an elder."""
    rows = tx.session.execute(
        select(
            col(FamilyLink.id),
            col(FamilyLink.relative_id),
            col(Resident.name),
            col(FamilyLink.relation),
            col(FamilyLink.confirmed_at),
        )
        .join(Resident, col(Resident.id) == col(FamilyLink.relative_id))
        .where(col(FamilyLink.elder_id) == elder.id, col(FamilyLink.ended_at).is_(None))
        .order_by(col(FamilyLink.created_at), col(FamilyLink.id))
    )
    return Items(
        items=[
            FamilyLinkRead(
                id=row[0],
                relative_id=row[1],
                relative_name=row[2],
                relation=row[3],
                is_confirmed=row[4] is not None,
            )
            for row in rows
        ]
    )


def read_me(tx: Tx) -> MeRead:
    """Give who is signed in."""
    user = tx.session.get_one(UserAccount, tx.actor.user_id)
    resident = tx.session.get(Resident, user.resident_id) if user.resident_id else None
    household = (
        tx.session.get(Household, resident.household_id) if resident and resident.household_id else None
    )
    home = resident.path if resident else next((reach.path for reach in tx.actor.reaches), None)
    station = home_station(tx, path=home) if home else None
    station_id = station.id if station else None
    phone = tx.vault.open(user.phone_sealed)
    standing = standing_of(tx.session, tx.settings, user_id=user.id, now=tx.now)
    return MeRead(
        user=UserRead(id=user.id, name=user.name, phone_masked=mask_phone(phone) if phone else ""),
        grants=grants_of(tx.session, user_id=user.id),
        household=NamedRead(id=household.id, name=household.name) if household else None,
        resident=_own(tx, resident, station_id) if resident else None,
        elders=_elders_of(tx, resident) if resident else [],
        permissions=[one for one in Permission if tx.actor.can(one)],
        elder_mode=user.elder_mode,
        must_change_password=standing.must_change_password,
        must_set_second_factor=standing.must_set_second_factor,
        second_factor=standing.second_factor,
        demo=tx.settings.demo,
        home_station_id=station_id,
    )


def _elders_of(tx: Tx, relative: Resident) -> list[ElderRead]:
    """List those for whom somebody may act; what an elder did not agree to, or ended, does not count."""
    rows = tx.session.execute(
        select(col(Resident.id), col(Resident.name), col(FamilyLink.relation))
        .join(FamilyLink, col(FamilyLink.elder_id) == col(Resident.id))
        .where(
            col(FamilyLink.relative_id) == relative.id,
            col(FamilyLink.confirmed_at).is_not(None),
            col(FamilyLink.ended_at).is_(None),
        )
        .order_by(col(FamilyLink.created_at), col(FamilyLink.id))
    )
    return [ElderRead(id=row[0], name=row[1], relation=row[2]) for row in rows]


def _own(tx: Tx, resident: Resident, station_id: uuid.UUID | None) -> OwnResidentRead:
    return OwnResidentRead(
        id=resident.id,
        name=resident.name,
        region_id=resident.region_id,
        region_name=tx.session.get_one(Region, resident.region_id).name,
        station_id=station_id,
    )
