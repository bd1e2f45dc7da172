"""Reads of the log: what an auditor may look through, and who saw a villager's data."""

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import col

from app.audit.labels import OF_THE_VILLAGER, action_label, sentence
from app.audit.schemas import AccessRead, AuditChangeRead, AuditEntryRead
from app.audit.words import KIND_LABELS, field_label
from app.auth.models import Grant, UserAccount
from app.core.audit import ENTRY, NO_COUNTY, Outcome
from app.core.clock import end_of_day, start_of_day
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import ROLE_LABELS, SYSTEM_USER_ID, Permission, Role, in_reach
from app.core.tx import Tx
from app.orgs.models import Region

_SORT = (ENTRY.c.at, ENTRY.c.id)
_STRANGER, _SYSTEM = "未登录", "系统"


def _no_names(_tx: Tx, _ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    return {}


def _no_household(_tx: Tx) -> uuid.UUID | None:
    return None


# The names of residents, and the actor's own household; the roll sets them, it lies above.
RESIDENT_NAMES: Callable[[Tx, Collection[uuid.UUID]], dict[uuid.UUID, str]] = _no_names
OWN_HOUSEHOLD: Callable[[Tx], uuid.UUID | None] = _no_household


@dataclass(frozen=True, slots=True)
class Filter:
    """What the log is narrowed to; days are whole ones of the county."""

    actor_id: uuid.UUID | None = None
    subject_id: uuid.UUID | None = None
    resident_id: uuid.UUID | None = None
    action: str = ""
    outcome: Outcome | None = None
    since: date | None = None
    until: date | None = None


def entries_page(tx: Tx, *, wanted: Filter, cursor: str | None, limit: int) -> Page[AuditEntryRead]:
    """Look through the log of the actor's area, newest first."""
    rows, after = fetch_page(tx.session, _entries(tx, wanted), sort=_SORT, cursor=cursor, limit=limit)
    return Page(items=_read(tx, rows), next_cursor=after)


def newest_entries(tx: Tx, *, wanted: Filter, limit: int) -> list[AuditEntryRead]:
    """Give the newest entries at once, for a file."""
    statement = _entries(tx, wanted).order_by(*(column.desc() for column in _SORT)).limit(limit)
    return _read(tx, tx.session.execute(statement).all())


def accesses_page(tx: Tx, *, cursor: str | None, limit: int) -> Page[AccessRead]:
    """Tell who saw or changed the actor's own data, newest first; not the actor, not the machine."""
    if tx.actor.resident_id is None:
        # Nobody's NULL: much in the log is about no person at all.
        return Page(items=[], next_cursor=None)
    household_id = OWN_HOUSEHOLD(tx)
    mine = ENTRY.c.resident_id == tx.actor.resident_id
    if household_id is not None:
        mine = or_(mine, and_(ENTRY.c.subject_kind == "household", ENTRY.c.subject_id == household_id))
    statement: Select[Any] = (
        select(ENTRY, col(UserAccount.name).label("actor_name"))
        .join(UserAccount, col(UserAccount.id) == ENTRY.c.actor_id)
        .where(
            mine,
            ENTRY.c.outcome == Outcome.done,
            ENTRY.c.actor_id != tx.actor.user_id,
            ENTRY.c.actor_id != SYSTEM_USER_ID,
        )
    )
    rows, after = fetch_page(tx.session, statement, sort=_SORT, cursor=cursor, limit=limit)
    places = _places(tx, rows)
    return page_of(rows, after, lambda row: _access(row, places))


def _entries(tx: Tx, wanted: Filter) -> Select[Any]:
    return (
        select(
            ENTRY,
            col(UserAccount.name).label("actor_name"),
            col(UserAccount.resident_id).label("actor_resident_id"),
        )
        .outerjoin(UserAccount, col(UserAccount.id) == ENTRY.c.actor_id)
        .where(_may_see(tx), *_conditions(tx, wanted))
    )


def _may_see(tx: Tx) -> ColumnElement[bool]:
    """A county's auditor also sees those who tried to sign in with a phone that is nobody's."""
    reach = in_reach(ENTRY.c.path, tx.actor, Permission.audit_view)
    own = and_(ENTRY.c.county_id == tx.actor.county_id, reach)
    is_whole = tx.actor.can(Permission.audit_view, f"/{tx.actor.county_id.hex}/")
    return or_(own, ENTRY.c.county_id == NO_COUNTY) if is_whole else own


def _conditions(tx: Tx, wanted: Filter) -> Iterable[ColumnElement[bool]]:
    for column, value in (
        (ENTRY.c.actor_id, wanted.actor_id),
        (ENTRY.c.subject_id, wanted.subject_id),
        (ENTRY.c.resident_id, wanted.resident_id),
        (ENTRY.c.outcome, wanted.outcome),
        (ENTRY.c.action, wanted.action or None),
    ):
        if value is not None:
            yield column == value
    if wanted.since is not None:
        yield ENTRY.c.at >= start_of_day(wanted.since, tx.settings.timezone)
    if wanted.until is not None:
        yield ENTRY.c.at < end_of_day(wanted.until, tx.settings.timezone)


def _read(tx: Tx, rows: Sequence[Any]) -> list[AuditEntryRead]:
    names = RESIDENT_NAMES(tx, {row.resident_id for row in rows if row.resident_id is not None})
    return [_entry(row, names) for row in rows]


def _entry(row: Any, names: dict[uuid.UUID, str]) -> AuditEntryRead:  # noqa: ANN401 - a row
    is_for_another = row.resident_id is not None and row.resident_id != row.actor_resident_id
    resident_name = names.get(row.resident_id)
    return AuditEntryRead(
        id=row.id,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name or (_SYSTEM if row.actor_id == SYSTEM_USER_ID else _STRANGER),
        actor_role_label=_role_label(row.actor_role),
        on_behalf_of_name=resident_name if is_for_another and row.action in OF_THE_VILLAGER else None,
        action=row.action,
        action_label=action_label(row.action),
        subject_kind=row.subject_kind,
        subject_kind_label=KIND_LABELS.get(row.subject_kind, row.subject_kind),
        subject_id=row.subject_id,
        resident_id=row.resident_id,
        resident_name=resident_name,
        outcome=row.outcome,
        why=row.why,
        changes=[
            AuditChangeRead(field=name, label=field_label(name), before=pair[0], after=pair[1])
            for name, pair in json.loads(row.changes).items()
        ],
        address=row.address,
        device=row.device,
        request_id=row.request_id,
    )


def _access(row: Any, places: dict[tuple[uuid.UUID, str], str]) -> AccessRead:  # noqa: ANN401 - a row
    return AccessRead(
        id=row.id,
        at=row.at,
        actor_name=row.actor_name,
        role_label=_role_label(row.actor_role),
        place_name=places.get((row.actor_id, row.actor_role), ""),
        sentence=sentence(row.action),
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
    )


def _places(tx: Tx, rows: Sequence[Any]) -> dict[tuple[uuid.UUID, str], str]:
    """Give where each of the people holds the role now; nothing for a role that was taken back."""
    found = tx.session.execute(
        select(col(Grant.user_id), col(Grant.role), col(Region.name))
        .join(Region, col(Region.id) == Grant.region_id)
        .where(col(Grant.user_id).in_({row.actor_id for row in rows}))
        .order_by(col(Grant.created_at).desc())
    )
    return {(row[0], row[1]): row[2] for row in found}


def _role_label(role: str) -> str:
    return ROLE_LABELS[Role(role)] if role else ""
