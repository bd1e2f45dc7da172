"""Builds what a reader sees of an errand from a row of columns."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.core import audit
from app.core.permissions import Actor
from app.core.states import available
from app.core.text import mask_phone
from app.core.tx import Tx
from app.errands.forms import PAUSE_LABELS, form_schema
from app.errands.models import ErrandTransition
from app.errands.queries.catalogue import Documents
from app.errands.queries.reach import case_from
from app.errands.schemas import (
    ActionRead,
    BeneficiaryRead,
    DocumentRead,
    ErrandRead,
    PausedRead,
    PersonRead,
    RatingRead,
    Related,
    ServiceItemRead,
    StationBrief,
    TimelineEntry,
)
from app.errands.states import (
    ACTION_LABELS,
    STATE_LABELS,
    Case,
    ErrandAction,
    is_agent,
    is_self,
    light_of,
    steps_from,
)
from app.files.schemas import FileRead

_ITEM_FIELDS = tuple(name for name in ServiceItemRead.model_fields if name != "documents")


@dataclass(frozen=True, slots=True)
class Known:
    """What was read beside the rows, for all of them at once."""

    items: dict[uuid.UUID, ServiceItemRead]
    names: dict[uuid.UUID, str]
    files: dict[uuid.UUID, list[FileRead]]
    timeline: dict[uuid.UUID, list[TimelineEntry]]
    related: Sequence[Related] = ()


def errand_read(tx: Tx, row: Any, known: Known) -> ErrandRead:  # noqa: ANN401 - a row of the errand select
    """Build an errand as this actor sees it."""
    item = known.items[row.service_item_id]
    case = case_from(
        row,
        has_upper=row.upper_station_id is not None,
        is_rated=row.rating_score is not None,
        is_family=row.is_family,
    )
    light = light_of(
        state=row.state, paused_at=row.paused_at, warn_at=row.warn_at, due_at=row.due_at, now=tx.now
    )
    return ErrandRead(
        **_own_fields(row),
        state_label=STATE_LABELS[row.state],
        light=light,
        service_item=item,
        station=StationBrief(id=row.station_id, name=row.station_name, phone=row.station_phone),
        handling_station=StationBrief(
            id=row.handling_station_id, name=row.handling_name, phone=row.handling_phone
        ),
        requester=_person(row.requester_id, known),
        typed_by=PersonRead(id=row.typed_by_id, name=known.names[row.typed_by_id]),
        first_agent=_person(row.first_agent_id, known),
        agent=_person(row.agent_id, known),
        beneficiary=_beneficiary(tx, row),
        contact_phone=_contact_phone(tx, row, case, is_detail=row.id in known.timeline),
        paused=_paused(row),
        missing=[one for one in item.documents if one.code in row.missing],
        rating=_rating(row),
        timeline=known.timeline.get(row.id, []),
        files=known.files.get(row.id, []),
        actions=actions_for(case, tx.actor, item.documents),
        related=list(known.related),
    )


_OWN = (
    "id",
    "number",
    "state",
    "authority_id",
    "channel",
    "description",
    "appointment_at",
    "due_at",
    "promised_at",
    "outcome",
    "times_reopened",
    "times_returned",
    "version",
    "created_at",
    "completed_at",
)


def _own_fields(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    return {name: getattr(row, name) for name in _OWN}


def item_of(row: Any, documents: Documents) -> ServiceItemRead:  # noqa: ANN401 - a row of the errand select
    """Build the item of a row; a page has few, and many errands of each."""
    return ServiceItemRead(
        **{name: getattr(row, f"item_{name}") for name in _ITEM_FIELDS},
        documents=documents.get(row.service_item_id, []),
    )


def actions_for(case: Case, actor: Actor, documents: Sequence[DocumentRead]) -> list[ActionRead]:
    """List the steps open to an actor with their forms: the client draws these and no others."""
    named = tuple((one.code, one.name) for one in documents)
    signers = tuple(signers_of(case, actor))
    steps = available(steps_from(case.state), case, actor)
    return [_action(ErrandAction(action), named, signers) for action in steps]


@lru_cache(maxsize=2000)
def _action(
    action: ErrandAction, documents: tuple[tuple[str, str], ...], signers: tuple[str, ...]
) -> ActionRead:
    fields = form_schema(action, documents=dict(documents), signers=signers)
    return ActionRead(action=action, label=ACTION_LABELS[action], fields=fields)


def signers_of(case: Case, actor: Actor) -> list[str]:
    """List as whom the actor may sign: who asked or benefits, family, or the agent as witness."""
    signers = []
    if is_self(case, actor):
        signers.append("self")
    if case.is_family:
        signers.append("family")
    if actor.user_id in (case.agent_id, case.first_agent_id):
        signers.append("witness")
    return signers


def timeline_entry(step: ErrandTransition, documents: Sequence[DocumentRead]) -> TimelineEntry:
    """Build one line of the history."""
    missing = step.details.get("missing", [])
    return TimelineEntry(
        action=step.action,
        label=ACTION_LABELS[step.action],
        actor_name=step.actor_name,
        at=step.at,
        note=step.note,
        missing=[one for one in documents if one.code in missing],
    )


def _person(user_id: uuid.UUID | None, known: Known) -> PersonRead | None:
    return None if user_id is None else PersonRead(id=user_id, name=known.names[user_id])


def _beneficiary(tx: Tx, row: Any) -> BeneficiaryRead:  # noqa: ANN401 - a row
    phone = tx.vault.open(row.beneficiary_phone)
    return BeneficiaryRead(
        resident_id=row.beneficiary_id,
        name=row.beneficiary_name,
        phone=mask_phone(phone) if phone else "",
        address=row.beneficiary_address,
    )


def _contact_phone(tx: Tx, row: Any, case: Case, *, is_detail: bool) -> str:  # noqa: ANN401 - a row
    """Whoever handles the errand must be able to call; everybody else, and a list, has it masked."""
    phone = tx.vault.open(row.contact_phone_sealed or row.beneficiary_phone)
    if not (phone and is_detail and is_agent(case, tx.actor)):
        return mask_phone(phone) if phone else ""
    audit.note_read(
        tx,
        action="read_contact_phone",
        subject_kind="errand",
        subject_id=row.id,
        resident_id=row.beneficiary_id,
        path=row.path,
    )
    return phone


def _paused(row: Any) -> PausedRead | None:  # noqa: ANN401 - a row
    if row.paused_at is None:
        return None
    return PausedRead(
        reason=row.pause_reason,
        reason_label=PAUSE_LABELS[row.pause_reason],
        since=row.paused_at,
        until=row.paused_until,
    )


def _rating(row: Any) -> RatingRead | None:  # noqa: ANN401 - a row
    if row.rating_score is None:
        return None
    return RatingRead(
        score=row.rating_score,
        reasons=row.rating_reasons,
        comment=row.rating_comment,
        at=row.rating_at,
    )
