"""Builds what a reader sees of an errand from a row of columns."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from app.core import audit
from app.core.permissions import Actor
from app.core.states import available
from app.core.text import mask_phone
from app.core.tx import Tx
from app.errands.course_schemas import PartRead, PauseRead, PersonRead, StationBrief
from app.errands.forms import RATING_REASONS, Limits, form_schema
from app.errands.kinds import CLOSING_LABELS, MODE_LABELS, PROCEDURE_LABELS, ClosingKind
from app.errands.models import ErrandTransition
from app.errands.queries.catalogue import Documents
from app.errands.queries.pauses import paused_read
from app.errands.queries.reach import Sight, case_from
from app.errands.queries.rules import errand_rules
from app.errands.schemas import (
    ActionRead,
    BeneficiaryRead,
    DocumentRead,
    ErrandRead,
    RatingRead,
    Related,
    ReturnAskedRead,
    ServiceItemRead,
    TimelineEntry,
)
from app.errands.states import (
    ACTION_LABELS,
    IN_HAND,
    STATE_LABELS,
    ErrandAction,
    Light,
    light_of,
    steps_from,
)
from app.errands.ties import Case, closings_of, is_agent, is_self, is_staff, may_read_rating
from app.files.schemas import FileRead

_ITEM_FIELDS = tuple(name for name in ServiceItemRead.model_fields if name != "documents")


@dataclass(frozen=True, slots=True)
class Detail:
    """What is told of one errand and not in lists."""

    timeline: Sequence[TimelineEntry] = ()
    pauses: Sequence[PauseRead] = ()
    parts: Sequence[PartRead] = ()
    related: Sequence[Related] = ()
    # The county's dictionary of what people say when they rate.
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What was read beside the rows, for all of them at once."""

    items: dict[uuid.UUID, ServiceItemRead]
    names: dict[uuid.UUID, str]
    files: dict[uuid.UUID, list[FileRead]]
    detail: Detail | None = None


def errand_read(tx: Tx, row: Any, known: Known) -> ErrandRead:  # noqa: ANN401 - a row of the errand select
    """Build an errand as this actor sees it."""
    item = known.items[row.service_item_id]
    case = case_of_row(tx, row)
    detail = known.detail or Detail()
    light = light_of(
        state=row.state, paused_at=row.paused_at, warn_at=row.warn_at, due_at=row.due_at, now=tx.now
    )
    return ErrandRead(
        **_own_fields(row),
        **_way(tx, row, case, item),
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
        contact_phone=_contact_phone(tx, row, case, is_detail=known.detail is not None),
        rating=_rating(row) if may_read_rating(case, tx.actor) else None,
        timeline=list(detail.timeline),
        files=known.files.get(row.id, []),
        actions=actions_for(tx, case, item.documents, reasons=detail.reasons),
        related=list(detail.related),
        pauses=list(detail.pauses),
        parts=list(detail.parts),
    )


def case_of_row(tx: Tx, row: Any) -> Case:  # noqa: ANN401 - a row of the errand select
    """Build what the rules need to know from a row."""
    return case_from(
        row,
        sight=Sight(tx.now, errand_rules(tx)),
        has_upper=row.upper_station_id is not None,
        is_rated=row.rating_score is not None,
        is_family=row.is_family,
        agent_serves=row.agent_serves,
    )


def _way(tx: Tx, row: Any, case: Case, item: ServiceItemRead) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Tell in which way an errand is dealt with, and what holds it up."""
    return {
        "mode_label": MODE_LABELS[row.mode],
        "procedure_label": PROCEDURE_LABELS[row.procedure],
        "closing_label": CLOSING_LABELS[row.closing_kind] if row.closing_kind else "",
        "report_light": _report_light(tx, row),
        "paused": paused_read(tx, row),
        "missing": [one for one in item.documents if one.code in row.missing],
        "return_asked": _return_asked(row, item) if is_staff(case, tx.actor) else None,
    }


def _report_light(tx: Tx, row: Any) -> Light | None:  # noqa: ANN401 - a row
    """Compute the light of the way up: yellow on the last day."""
    if row.report_by is None or row.state not in IN_HAND:
        return None
    if row.paused_at is not None or tx.now < row.report_by - timedelta(days=1):
        return Light.green
    return Light.yellow if tx.now < row.report_by else Light.red


def _return_asked(row: Any, item: ServiceItemRead) -> ReturnAskedRead | None:  # noqa: ANN401 - a row
    if row.return_asked_at is None:
        return None
    return ReturnAskedRead(
        missing=[one for one in item.documents if one.code in row.return_asked],
        note=row.return_note,
        asked_at=row.return_asked_at,
    )


_OWN = (
    "id",
    "number",
    "state",
    "authority_id",
    "mode",
    "procedure",
    "report_by",
    "resubmit_by",
    "closing_kind",
    "times_returned_again",
    "times_extended",
    "parts_open",
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


def actions_for(
    tx: Tx, case: Case, documents: Sequence[DocumentRead], *, reasons: tuple[str, ...] = ()
) -> list[ActionRead]:
    """List the steps open to an actor with their forms: the client draws these and no others."""
    named = tuple((one.code, one.name) for one in documents)
    choices = _Choices(tuple(signers_of(case, tx.actor)), closings_of(case, tx.actor))
    rules = errand_rules(tx)
    limits = Limits(rules.promise_days_max, rules.extension_days_max)
    steps = available(steps_from(case.state), case, tx.actor)
    return [_action(ErrandAction(action), named, choices, reasons, limits) for action in steps]


class _Choices(NamedTuple):
    """What the actor may choose from, by who they are."""

    signers: tuple[str, ...]
    closings: tuple[ClosingKind, ...]


@lru_cache(maxsize=2000)
def _action(
    action: ErrandAction,
    documents: tuple[tuple[str, str], ...],
    choices: _Choices,
    reasons: tuple[str, ...],
    limits: Limits,
) -> ActionRead:
    fields = form_schema(
        action,
        documents=dict(documents),
        signers=choices.signers,
        limits=limits,
        reasons=reasons or RATING_REASONS,
        closings=choices.closings,
    )
    return ActionRead(action=action, label=ACTION_LABELS[action], fields=fields)


def signers_of(case: Case, actor: Actor) -> list[str]:
    """List as whom the actor may sign: whom it is for, family, or the agent as witness."""
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
    told = (step.details.get("title", ""), step.note)
    return TimelineEntry(
        action=step.action,
        label=ACTION_LABELS[step.action],
        actor_name=step.actor_name,
        at=step.at,
        note="：".join(one for one in told if one),
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


def _rating(row: Any) -> RatingRead | None:  # noqa: ANN401 - a row
    if row.rating_score is None:
        return None
    return RatingRead(
        score=row.rating_score,
        reasons=row.rating_reasons,
        comment=row.rating_comment,
        at=row.rating_at,
    )
