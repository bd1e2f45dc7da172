"""Authorities as their readers see them: lists, one with its history, and the public check."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import UserAccount
from app.authority.forms import FORMS
from app.authority.models import Authority, AuthorityItem, AuthorityState, AuthorityStep, Power
from app.authority.queries.reach import MISSING, case_from, concerns, in_area_of, visible_to
from app.authority.schemas import (
    AuthorityActionRead,
    AuthorityCheckRead,
    AuthorityRead,
    AuthorityStepRead,
    PartyRead,
)
from app.authority.states import (
    ACTION_LABELS,
    CAPACITY_LABELS,
    GIVEN_LABELS,
    POWER_LABELS,
    STANDING_LABELS,
    TRANSITIONS,
    AuthorityAction,
    standing_of,
)
from app.core import audit
from app.core.db import table_of
from app.core.errors import NotFound
from app.core.pages import Page, fetch_page
from app.core.states import available
from app.core.text import mask_name
from app.core.tx import Tx
from app.files import queries as files
from app.files.schemas import FileRead
from app.people.models import Resident
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.authority import AuthorityRules

# The kinds of pictures under an authority.
SIGNATURE, WITNESS, THUMBPRINT = "authority", "authority_witness", "thumbprint"
_REPRESENTATIVE, _WITNESS_ACCOUNT = aliased(UserAccount), aliased(UserAccount)
_PRINCIPAL, _WITNESS_RESIDENT = aliased(Resident), aliased(Resident)


class Scope(StrEnum):
    """A list of authorities: those that tie me, or those of my area."""

    mine = "mine"
    area = "area"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; `is_usable` keeps those by which the actor may act today."""

    scope: Scope
    principal_id: uuid.UUID | None = None
    item_id: uuid.UUID | None = None
    errand_id: uuid.UUID | None = None
    is_usable: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read beside the rows."""

    items: dict[uuid.UUID, list[str]]
    rules: AuthorityRules
    timeline: list[AuthorityStepRead] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)


def authorities_page(tx: Tx, *, wanted: Filter, cursor: str | None, limit: int) -> Page[AuthorityRead]:
    """List authorities, newest first."""
    scope = concerns(tx.actor) if wanted.scope is Scope.mine else in_area_of(tx.actor)
    statement = _select().where(scope, *_conditions(tx, wanted))
    sort = (col(Authority.created_at), col(Authority.id))
    rows, after = fetch_page(tx.session, statement, sort=sort, cursor=cursor, limit=limit)
    known = _Known(items=items_of(tx, [row.id for row in rows]), rules=rules_in_force(tx, AuthorityRules))
    return Page(items=[_read(tx, row, known) for row in rows], next_cursor=after)


def read_authority(tx: Tx, *, authority_id: uuid.UUID) -> AuthorityRead:
    """Give one authority with its history, if the actor may see it."""
    row = tx.session.execute(_select().where(col(Authority.id) == authority_id, visible_to(tx.actor))).first()
    if row is None:
        raise NotFound(MISSING)
    audit.note_read(
        tx,
        action="read_authority",
        subject_kind="authority",
        subject_id=row.id,
        resident_id=row.principal_id,
        path=row.path,
    )
    known = _Known(
        items=items_of(tx, [row.id]),
        rules=rules_in_force(tx, AuthorityRules),
        timeline=_timeline(tx, row.id),
        files=[
            one
            for kind in (SIGNATURE, WITNESS)
            for one in files.of_subjects(tx, subject_kind=kind, subject_ids=[row.id]).get(row.id, [])
        ],
    )
    return _read(tx, row, known)


def check(tx: Tx, *, number: str) -> AuthorityCheckRead:
    """Tell a stranger whether the paper with a number counts; what was never signed is no paper."""
    signed = col(Authority.state).in_((AuthorityState.in_force, AuthorityState.revoked))
    row = tx.session.execute(_select().where(col(Authority.number) == number, signed)).first()
    if row is None:
        raise NotFound("没有这个编号的委托书，请核对纸上的编号")
    standing = standing_of(row, today=tx.today)
    return AuthorityCheckRead(
        number=row.number,
        standing=standing,
        standing_label=STANDING_LABELS[standing],
        principal_name=mask_name(row.principal_name),
        representative_name=mask_name(row.representative_name),
        items=items_of(tx, [row.id]).get(row.id, []),
    )


def items_of(tx: Tx, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Give the names of what some authorities cover."""
    rows = tx.session.execute(
        select(col(AuthorityItem.authority_id), col(AuthorityItem.name))
        .where(col(AuthorityItem.authority_id).in_(ids))
        .order_by(col(AuthorityItem.id))
    )
    found: dict[uuid.UUID, list[str]] = {}
    for authority_id, name in rows:
        found.setdefault(authority_id, []).append(name)
    return found


def covers(item_id: uuid.UUID) -> ColumnElement[bool]:
    """Give the condition that an authority names an item, or its whole class."""
    board = table_of(AuthorityItem).metadata.tables["service_item"]
    category = select(board.c.category).where(board.c.id == item_id)
    named = select(col(AuthorityItem.authority_id)).where(
        col(AuthorityItem.authority_id) == col(Authority.id),
        or_(col(AuthorityItem.service_item_id) == item_id, col(AuthorityItem.category).in_(category)),
    )
    return col(Authority.id).in_(named)


def usable(tx: Tx) -> list[ColumnElement[bool]]:
    """Give the conditions that the actor may act by an authority today, for one more errand."""
    return [
        *in_force_for(tx),
        or_(col(Authority.uses_max).is_(None), col(Authority.uses) < col(Authority.uses_max)),
    ]


def in_force_for(tx: Tx) -> list[ColumnElement[bool]]:
    """Give the conditions that an authority is the actor's and in force today."""
    return [
        col(Authority.representative_id) == tx.actor.user_id,
        col(Authority.state) == AuthorityState.in_force,
        col(Authority.starts_on) <= tx.today,
        col(Authority.ends_on) >= tx.today,
    ]


def _conditions(tx: Tx, wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.principal_id is not None:
        found.append(col(Authority.principal_id) == wanted.principal_id)
    if wanted.errand_id is not None:
        used = select(col(AuthorityStep.authority_id)).where(col(AuthorityStep.errand_id) == wanted.errand_id)
        found.append(col(Authority.id).in_(used))
    if wanted.item_id is not None:
        found.append(covers(wanted.item_id))
    return found + usable(tx) if wanted.is_usable else found


def _select() -> Select[Any]:
    return (
        select(
            *table_of(Authority).c,
            _PRINCIPAL.name.label("principal_name"),  # type: ignore[attr-defined]
            _REPRESENTATIVE.name.label("representative_name"),  # type: ignore[attr-defined]
            _WITNESS_ACCOUNT.name.label("witness_account"),  # type: ignore[attr-defined]
            _WITNESS_RESIDENT.name.label("witness_resident"),  # type: ignore[attr-defined]
        )
        .join(_PRINCIPAL, col(_PRINCIPAL.id) == col(Authority.principal_id))
        .join(_REPRESENTATIVE, col(_REPRESENTATIVE.id) == col(Authority.representative_id))
        .outerjoin(_WITNESS_ACCOUNT, col(_WITNESS_ACCOUNT.id) == col(Authority.witness_id))
        .outerjoin(_WITNESS_RESIDENT, col(_WITNESS_RESIDENT.id) == col(Authority.witness_resident_id))
    )


def _timeline(tx: Tx, authority_id: uuid.UUID) -> list[AuthorityStepRead]:
    rows: Sequence[AuthorityStep] = tx.session.scalars(
        select(AuthorityStep)
        .where(col(AuthorityStep.authority_id) == authority_id)
        .order_by(col(AuthorityStep.at), col(AuthorityStep.id))
    ).all()
    return [
        AuthorityStepRead(
            action=row.action,
            label=ACTION_LABELS[row.action],
            actor_name=row.actor_name,
            at=row.at,
            note=row.note,
            errand_id=row.errand_id,
        )
        for row in rows
    ]


def _read(tx: Tx, row: Any, known: _Known) -> AuthorityRead:  # noqa: ANN401 - a row of the select
    standing = standing_of(row, today=tx.today)
    powers = [Power(one) for one in row.powers]
    return AuthorityRead(
        **{name: getattr(row, name) for name in _OWN},
        standing=standing,
        standing_label=STANDING_LABELS[standing],
        principal=PartyRead(id=row.principal_id, name=row.principal_name),
        representative=PartyRead(id=row.representative_id, name=row.representative_name),
        capacity_label=CAPACITY_LABELS[row.capacity],
        items=known.items.get(row.id, []),
        powers=powers,
        power_labels=[POWER_LABELS[one] for one in powers],
        given_by_label=GIVEN_LABELS[row.given_by] if row.given_by else "",
        witness_name=row.witness_account or row.witness_resident or "",
        timeline=known.timeline,
        files=known.files,
        actions=_actions(tx, row, known.rules),
    )


_OWN = (
    "id",
    "number",
    "capacity",
    "words",
    "starts_on",
    "ends_on",
    "uses",
    "uses_max",
    "given_at",
    "revoked_at",
    "created_at",
)


def _actions(tx: Tx, row: Any, rules: AuthorityRules) -> list[AuthorityActionRead]:  # noqa: ANN401 - a row
    steps = available(TRANSITIONS, case_from(row, tx, rules), tx.actor)
    return [
        AuthorityActionRead(
            action=AuthorityAction(action),
            label=step.label,
            fields=FORMS[AuthorityAction(action)].schema(),
        )
        for action, step in steps.items()
    ]
