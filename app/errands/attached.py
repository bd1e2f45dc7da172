"""Seam."""

import uuid
from collections.abc import Sequence

from pydantic import BaseModel
from sqlmodel import col, select, update

from app.core.tx import Tx
from app.files.models import StoredFile
from app.orgs.models import Region
from app.people.models import Resident


class FileRead(BaseModel):
    """A file."""

    id: uuid.UUID
    media_type: str
    size: int
    url: str
    thumbnail_url: str | None


def of_subjects(
    tx: Tx, *, subject_kind: str, subject_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[FileRead]]:
    found: dict[uuid.UUID, list[FileRead]] = {}
    for one in tx.session.exec(
        select(StoredFile).where(
            StoredFile.subject_kind == subject_kind, col(StoredFile.subject_id).in_(subject_ids)
        )
    ):
        assert one.subject_id
        found.setdefault(one.subject_id, []).append(
            FileRead(
                id=one.id,
                media_type=one.media_type,
                size=one.size,
                url=f"/api/v1/files/{one.id}",
                thumbnail_url=None,
            )
        )
    return found


def attach(tx: Tx, *, file_ids: Sequence[uuid.UUID], subject_kind: str, subject_id: uuid.UUID) -> None:
    tx.session.exec(
        update(StoredFile)
        .where(col(StoredFile.id).in_(file_ids), col(StoredFile.uploaded_by) == tx.actor.user_id)
        .values(subject_kind=subject_kind, subject_id=subject_id)
    )


def register(tx: Tx, *, name: str, region_id: uuid.UUID, phone: str = "", address: str = "") -> "Resident":
    region = tx.session.get_one(Region, region_id)
    person = Resident(
        county_id=region.county_id,
        name=name,
        village_id=region_id,
        region_id=region_id,
        path=region.path,
        address=address,
        phone_sealed=tx.vault.seal(phone),
        phone_index=tx.vault.index(phone, kind="phone"),
        is_confirmed=False,
        created_by=tx.actor.user_id,
        created_at=tx.now,
    )
    tx.session.add(person)
    tx.session.flush()
    return person
