"""What goes into a package, read in one transaction that only reads."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.archive.closings import CATEGORY_LABELS, CLOSING_LABELS
from app.archive.models import ErrandArchive
from app.archive.schemas import Material, Part
from app.core.errors import NotFound
from app.core.text import mask_name
from app.core.tx import Tx
from app.errands.forms import SCORE_LABELS, SIGNED_BY_LABELS
from app.errands.models import Errand, ErrandRating, ErrandTransition
from app.errands.states import ACTION_LABELS
from app.files.models import StoredFile
from app.files.service import content_of
from app.orgs.models import Station
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.archive import ArchiveRules

_BY = SIGNED_BY_LABELS | {"auto": "到期自动签收"}


def material_of(tx: Tx, *, archive: ErrandArchive) -> Material:
    """Gather a case for its package."""
    errand = tx.session.get_one(Errand, archive.errand_id)
    masks = rules_in_force(tx, ArchiveRules, county_id=archive.county_id).masks_names
    steps = tx.session.exec(
        select(ErrandTransition)
        .where(ErrandTransition.errand_id == errand.id)
        .order_by(col(ErrandTransition.version))
    ).all()
    timeline = [_step(tx, one, masks=masks) for one in steps]
    facts = _facts(tx, archive, errand, masks=masks)
    return Material(
        archive_id=archive.id,
        owner_id=errand.agent_id or errand.first_agent_id or errand.typed_by_id,
        number=archive.number,
        facts=facts,
        timeline=timeline,
        signatures=[_signature(tx, one, masks=masks) for one in steps if one.action == "sign"],
        rating=_rating(tx.session, errand.id),
        parts=_parts(tx, errand.id),
        record={
            "errand_id": str(errand.id),
            "number": archive.number,
            "closing_kind": archive.closing_kind,
            "closed_on": archive.closed_on.isoformat(),
            "retain_until": archive.retain_until.isoformat(),
            "steps": [_record_of(one) for one in steps],
        },
    )


def _facts(tx: Tx, archive: ErrandArchive, errand: Errand, *, masks: bool) -> list[tuple[str, str]]:
    station = tx.session.get_one(Station, archive.station_id).name
    person = tx.session.get_one(Resident, errand.beneficiary_id).name
    return [
        ("件号", archive.number),
        ("事项", archive.title),
        ("类别", CATEGORY_LABELS[archive.category]),
        ("代办站", station),
        ("群众", mask_name(person) if masks else person),
        ("诉求", errand.description or "无"),
        ("办理结果", errand.outcome or "无"),
        ("办结方式", CLOSING_LABELS.get(archive.closing_kind, archive.closing_kind)),
        ("收件", _moment(tx, errand.created_at)),
        ("办结", _moment(tx, errand.completed_at) if errand.completed_at else "无"),
        ("退回", f"{errand.times_returned} 次"),
        ("重办", f"{errand.times_reopened} 次"),
        ("保管到", f"{archive.retain_until:%Y年%m月%d日}"),
    ]


def _step(tx: Tx, step: ErrandTransition, *, masks: bool) -> dict[str, str]:
    return {
        "at": _moment(tx, step.at),
        "label": ACTION_LABELS.get(step.action, step.action),
        "who": mask_name(step.actor_name) if masks else step.actor_name,
        "note": step.note,
    }


def _record_of(step: ErrandTransition) -> dict[str, Any]:
    return {
        "version": step.version,
        "action": step.action,
        "source": step.source,
        "target": step.target,
        "at": step.at.isoformat(),
    }


def _signature(tx: Tx, step: ErrandTransition, *, masks: bool) -> dict[str, str]:
    told = _step(tx, step, masks=masks)
    return told | {"by": _BY.get(step.details.get("by", ""), "其他")}


def _rating(session: Session, errand_id: uuid.UUID) -> str:
    scores = session.exec(
        select(ErrandRating.score)
        .where(ErrandRating.errand_id == errand_id)
        .order_by(col(ErrandRating.times_reopened))
    ).all()
    return "、".join(SCORE_LABELS[score - 1] for score in scores) or "没有评价"


def _parts(tx: Tx, errand_id: uuid.UUID) -> list[Part]:
    rows = tx.session.exec(
        select(StoredFile)
        .where(StoredFile.subject_kind == "errand", StoredFile.subject_id == errand_id)
        .order_by(col(StoredFile.created_at), col(StoredFile.id))
    ).all()
    return [
        Part(
            name=f"files/{number:02d}-{row.sha256[:8]}.jpg",
            media_type=row.media_type,
            sha256=row.sha256,
            uploaded_at=_moment(tx, row.created_at),
            content=_content(tx, row),
        )
        for number, row in enumerate(rows, start=1)
    ]


def _content(tx: Tx, row: StoredFile) -> bytes | None:
    try:
        return content_of(tx, stored=row)
    except NotFound:
        return None


def _moment(tx: Tx, moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(tx.settings.timezone)):%Y-%m-%d %H:%M}"
