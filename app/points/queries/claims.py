"""Reads of claims: one's own, those to judge, and what is on the public board."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.permissions import Actor, Permission, below, in_reach
from app.core.states import available
from app.core.text import mask_name
from app.core.tx import Tx
from app.files.queries import of_subjects
from app.files.schemas import FileRead
from app.orgs.models import Region
from app.people.models import FamilyLink, Resident
from app.points.models import Claim, ClaimAction, ClaimState, ClaimStep
from app.points.schemas import ActionRead, ClaimRead, NamedRead, PublicationRead, StepRead
from app.points.states import CLAIM_LABELS, CLAIM_TRANSITIONS, Case, is_claimant

_STEP_LABELS = {step.action: step.label for step in CLAIM_TRANSITIONS} | {ClaimAction.submit: "申报"}


@dataclass(frozen=True, slots=True)
class Kin:
    """Whose claims an actor does not judge: the own household's and close family's."""

    household_id: uuid.UUID | None
    resident_ids: frozenset[uuid.UUID]

    def includes(self, claim: Claim) -> bool:
        """Tell whether a claim is about a relative."""
        shares_door = self.household_id is not None and claim.household_id == self.household_id
        return shares_door or claim.resident_id in self.resident_ids


@dataclass(frozen=True, slots=True)
class Attached:
    """What belongs to a claim but is not for everybody."""

    timeline: list[StepRead]
    files: list[FileRead]


def kin_of(tx: Tx) -> Kin:
    """Give the actor's household and family."""
    own = tx.actor.resident_id
    if own is None:
        return Kin(None, frozenset())
    links = tx.session.exec(
        select(FamilyLink.elder_id, FamilyLink.relative_id).where(
            or_(col(FamilyLink.elder_id) == own, col(FamilyLink.relative_id) == own),
            col(FamilyLink.ended_at).is_(None),
        )
    ).all()
    household_id = tx.session.exec(select(Resident.household_id).where(Resident.id == own)).first()
    return Kin(household_id, frozenset({own, *(one for link in links for one in link)}))


def mine(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor made a claim or it is about the actor."""
    made = col(Claim.submitted_by) == actor.user_id
    return made if actor.resident_id is None else or_(made, col(Claim.resident_id) == actor.resident_id)


def overseen(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor judges or oversees claims where it was made."""
    judged = in_reach(Claim.path, actor, Permission.claim_check)
    return or_(judged, in_reach(Claim.path, actor, Permission.points_view_all))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that the actor may see a claim; what is published, the whole place may."""
    on_board = col(Claim.state).in_([ClaimState.published, ClaimState.objected])
    return or_(
        mine(actor), overseen(actor), and_(on_board, in_reach(Claim.path, actor, Permission.points_view))
    )


def may_see_files(tx: Tx, claim_id: uuid.UUID) -> bool:
    """Tell whether the actor may see the proof of a claim: a party or an overseer, not the whole place."""
    found = select(Claim.id).where(Claim.id == claim_id, or_(mine(tx.actor), overseen(tx.actor)))
    return tx.session.exec(found).first() is not None


def get_claim(tx: Tx, *, claim_id: uuid.UUID, lock: bool = False) -> Claim:
    """Give a claim that the actor may see."""
    statement = select(Claim).where(Claim.id == claim_id, visible_to(tx.actor))
    claim = tx.session.exec(statement.with_for_update() if lock else statement).first()
    if claim is None:
        raise NotFound("没有找到这条申报")
    return claim


def claims_page(
    tx: Tx, *, scope: str, state: ClaimState | None, cursor: str | None, limit: int
) -> Page[ClaimRead]:
    """List claims, newest first."""
    statement = select(Claim).where(overseen(tx.actor) if scope == "review" else mine(tx.actor))
    if state is not None:
        statement = statement.where(Claim.state == state)
    sort = (col(Claim.created_at), col(Claim.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=_read(tx, [row[0] for row in rows], {}), next_cursor=after)


def read_claim(tx: Tx, *, claim: Claim) -> ClaimRead:
    """Give one claim with its history."""
    steps = tx.session.exec(
        select(ClaimStep).where(ClaimStep.claim_id == claim.id).order_by(col(ClaimStep.at), col(ClaimStep.id))
    )
    timeline = [
        StepRead(
            action=step.action,
            label=_STEP_LABELS[step.action],
            actor_name=step.actor_name,
            at=step.at,
            note=step.note,
        )
        for step in steps
    ]
    return _read(tx, [claim], {claim.id: timeline})[0]


def publications_page(
    tx: Tx, *, region_id: uuid.UUID | None, cursor: str | None, limit: int
) -> Page[PublicationRead]:
    """List what is or was on the public board, names masked, newest first."""
    columns = (Claim.id, Claim.rule_title, Claim.points, Claim.state, Claim.objections_until, Resident.name)
    statement: Any = (
        select(*columns, Claim.published_at)  # type: ignore[call-overload]
        .join(Resident, col(Resident.id) == Claim.resident_id)
        .where(
            col(Claim.published_at).is_not(None),
            col(Claim.state).in_([ClaimState.published, ClaimState.objected, ClaimState.credited]),
        )
    )
    if region_id is not None:
        path = tx.session.exec(select(Region.path).where(Region.id == region_id)).first()
        if path is None:
            raise NotFound("没有找到这个地方")
        statement = statement.where(below(Claim.path, path))
    sort = (col(Claim.published_at), col(Claim.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    return Page(items=[_read_publication(row) for row in rows], next_cursor=after)


def _read_publication(row: Any) -> PublicationRead:  # noqa: ANN401 - a row of columns
    return PublicationRead(
        id=row.id,
        claim_id=row.id,
        resident_name=mask_name(row.name),
        rule_title=row.rule_title,
        points=row.points,
        state=row.state,
        state_label=CLAIM_LABELS[row.state],
        published_at=row.published_at,
        objections_until=row.objections_until,
    )


def _read(tx: Tx, claims: Sequence[Claim], timelines: dict[uuid.UUID, list[StepRead]]) -> list[ClaimRead]:
    kin = kin_of(tx)
    files = of_subjects(tx, subject_kind="claim", subject_ids=[one.id for one in claims])
    named = select(Resident.id, Resident.name).where(
        col(Resident.id).in_({one.resident_id for one in claims})
    )
    names = dict(tx.session.exec(named).all())
    return [
        _read_one(
            tx.actor,
            Case(one, kin.includes(one)),
            names[one.resident_id],
            Attached(timelines.get(one.id, []), files.get(one.id, [])),
        )
        for one in claims
    ]


def _read_one(actor: Actor, case: Case, name: str, attached: Attached) -> ClaimRead:
    claim = case.claim
    is_insider = is_claimant(case, actor) or any(
        actor.can(permission, claim.path)
        for permission in (Permission.claim_check, Permission.points_view_all)
    )
    return ClaimRead(
        id=claim.id,
        state=claim.state,
        state_label=CLAIM_LABELS[claim.state],
        rule_code=claim.rule_code,
        rule_title=claim.rule_title,
        resident=NamedRead(id=claim.resident_id, name=name if is_insider else mask_name(name)),
        quantity=claim.quantity,
        points=claim.points,
        occurred_on=claim.occurred_on,
        note=claim.note if is_insider else "",
        files=attached.files if is_insider else [],
        timeline=attached.timeline if is_insider else [],
        published_at=claim.published_at,
        objections_until=claim.objections_until,
        created_at=claim.created_at,
        actions=[
            ActionRead(action=action, label=step.label, fields=_fields(action, claim))
            for action, step in available(CLAIM_TRANSITIONS, case, actor).items()
        ],
    )


def _fields(action: str, claim: Claim) -> dict[str, Any]:
    needs_note = action in {ClaimAction.reject, ClaimAction.object}
    properties: dict[str, Any] = {
        "note": {"type": "string", "title": "理由" if needs_note else "备注", "maxLength": 2000}
    }
    if action == ClaimAction.approve:
        properties["points"] = {
            "type": "integer",
            "title": "核定分值（可不填）",
            "minimum": 1,
            "maximum": 1000,
            "description": f"申报 {claim.points} 分",
        }
    return {"type": "object", "properties": properties, "required": ["note"] if needs_note else []}
