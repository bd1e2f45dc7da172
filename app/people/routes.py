"""Oneself, residents, households and the roll over HTTP."""

import io
import uuid
from functools import cache
from typing import Annotated, Any, cast

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from app.auth.service import users
from app.core import audit
from app.core.config import Settings
from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.sheets import MAX_FILE_BYTES, ImportRead, read_sheet
from app.core.text import Query as SearchText
from app.core.tx import Tx
from app.core.web import ALL_DUTIES, requires
from app.people import names, queries
from app.people.models import Household, Resident
from app.people.schemas import (
    FamilyLinkCreate,
    FamilyLinkRead,
    HouseholdCreate,
    HouseholdRead,
    MeRead,
    MeUpdate,
    PhoneTail,
    ResidentCreate,
    ResidentRead,
    ResidentUpdate,
)
from app.people.service import family, households, imports, residents, roll_rows
from app.people.service.roll_rows import Roll

router = APIRouter(tags=["居民与户"])
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/me")
@requires(Permission.account_use, despite=ALL_DUTIES)
def read_me(tx: Tx) -> MeRead:
    """Give who is signed in, with roles, permissions, home and station."""
    return queries.read_me(tx)


@router.patch("/me")
@requires(Permission.account_use)
def update_me(tx: Tx, body: MeUpdate) -> MeRead:
    """Remember how I like to read."""
    if body.elder_mode is not None:
        users.set_elder_mode(tx, is_on=body.elder_mode)
    return queries.read_me(tx)


@router.get("/residents")
@requires(Permission.resident_view)
def list_residents(
    tx: Tx,
    *,
    q: Annotated[SearchText | None, Query()] = None,
    phone_tail: Annotated[PhoneTail | None, Query()] = None,
    region_id: Annotated[uuid.UUID | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ResidentRead]:
    """Search my area by name, address, whole phone, phone tail or ID number."""
    return queries.residents_page(
        tx, q=q, phone_tail=phone_tail, region_id=region_id, cursor=cursor, limit=limit
    )


@router.post("/residents", status_code=201)
@requires(Permission.resident_register)
def create_resident(tx: Tx, body: ResidentCreate) -> ResidentRead:
    """Enter a person on the roll; with a mobile phone they can sign in."""
    made = residents.register(
        tx,
        **body.model_dump(exclude={"phone", "id_number"}),
        phone=body.phone or "",
        id_number=body.id_number or "",
    )
    return queries.read_resident(tx, resident_id=made.id)


def _read_roll(_settings: Settings, arguments: dict[str, Any]) -> dict[str, Any]:
    content = arguments["file"].file.read(MAX_FILE_BYTES + 1)
    return arguments | {"file": roll_rows.read_roll(read_sheet(content, required=roll_rows.REQUIRED))}


@router.post("/residents/imports")
@requires(Permission.resident_import, prepare=_read_roll)
def import_roll(
    tx: Tx,
    file: Annotated[UploadFile, File()],
    region_id: Annotated[uuid.UUID, Form()],
    *,
    dry_run: Annotated[bool, Query()] = False,
) -> ImportRead:
    """Bring a village's roll to a CSV or Excel table; with any error nothing is written."""
    # The preparation puts the roll that it read in the file's place.
    return imports.import_roll(tx, region_id=region_id, roll=cast("Roll", file), dry_run=dry_run)


@router.get("/residents/imports/template", response_class=Response)
@requires(Permission.resident_import)
def read_template(tx: Tx) -> Response:  # noqa: ARG001 - every endpoint is given it
    """Give an empty roll to fill in."""
    headers = {
        "Content-Disposition": "attachment; filename=\"roll.xlsx\"; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx"
    }
    return Response(_empty_roll(), media_type=_XLSX, headers=headers)


@cache
def _empty_roll() -> bytes:
    stream = io.BytesIO()
    roll_rows.template().save(stream)
    return stream.getvalue()


@router.get("/residents/{resident_id}")
@requires(Permission.resident_view)
def read_resident(tx: Tx, resident_id: uuid.UUID) -> ResidentRead:
    """Give a person of my area."""
    answer = queries.read_resident(tx, resident_id=resident_id)
    _note_read(tx, action="read_resident", resident_id=resident_id)
    return answer


@router.patch("/residents/{resident_id}")
@requires(Permission.resident_register)
def update_resident(tx: Tx, resident_id: uuid.UUID, body: ResidentUpdate) -> ResidentRead:
    """Change a person of my area."""
    residents.update_resident(tx, resident_id=resident_id, changes=body)
    return queries.read_resident(tx, resident_id=resident_id)


@router.get("/residents/{resident_id}/family")
@requires(Permission.resident_view)
def list_family(tx: Tx, resident_id: uuid.UUID) -> Items[FamilyLinkRead]:
    """List the relatives who may act for a person."""
    answer = queries.family_of(tx, elder=queries.get_resident(tx, resident_id=resident_id))
    _note_read(tx, action="list_family", resident_id=resident_id)
    return answer


@router.post("/residents/{resident_id}/family", status_code=201)
@requires(Permission.resident_register)
def link_family(tx: Tx, resident_id: uuid.UUID, body: FamilyLinkCreate) -> Items[FamilyLinkRead]:
    """Note that a person agrees to a relative who acts for them."""
    family.link_family(tx, elder_id=resident_id, relative_id=body.relative_id, relation=body.relation)
    return queries.family_of(tx, elder=queries.get_resident(tx, resident_id=resident_id))


@router.delete("/residents/{resident_id}/family/{link_id}", status_code=204)
@requires(Permission.resident_register)
def end_family(tx: Tx, resident_id: uuid.UUID, link_id: uuid.UUID) -> None:
    """End what a person agreed to."""
    family.end_family(tx, elder_id=resident_id, link_id=link_id)


@router.post("/households", status_code=201)
@requires(Permission.resident_register)
def create_household(tx: Tx, body: HouseholdCreate) -> HouseholdRead:
    """Enter a household of my area."""
    made = households.create_household(tx, **body.model_dump())
    return queries.read_household(tx, household_id=made.id)


@router.get("/households/{household_id}")
@requires(Permission.account_use)
def read_household(tx: Tx, household_id: uuid.UUID) -> HouseholdRead:
    """Give a household of my area, or my own, with its members."""
    answer = queries.read_household(tx, household_id=household_id)
    if household_id != names.own_household(tx):
        household = tx.session.get_one(Household, household_id)
        audit.note_read(
            tx,
            action="read_household",
            subject_kind="household",
            subject_id=household_id,
            resident_id=None,
            path=household.path,
        )
    return answer


def _note_read(tx: Tx, *, action: str, resident_id: uuid.UUID) -> None:
    person = tx.session.get_one(Resident, resident_id)
    audit.note_read(
        tx,
        action=action,
        subject_kind="resident",
        subject_id=resident_id,
        resident_id=resident_id,
        path=person.path,
    )
