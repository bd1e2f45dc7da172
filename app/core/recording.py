"""What the hop writes into the audit log by itself: one row for every change, and one for a refusal."""

import enum
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Table, event, select
from sqlalchemy import inspect as mapped
from sqlalchemy.orm import LoaderCallableStatus
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session

from app.core import audit
from app.core.audit import CHANGED, ENTRY, READ_AGAIN_AFTER, Outcome
from app.core.db import metadata
from app.core.sheets import ImportRead
from app.core.tx import Tx

REFUSALS_AN_HOUR = 100
_SEEN = "audited"
_MOST_CHANGES = 60
# Texts may hold whatever somebody typed: none is kept in clear but these, which name things.
_SHOWN_TEXTS = frozenset({"action", "code", "media_type", "number", "rule_code", "rule_title", "title"})
_PERSONAL = frozenset({"birth_year", "gender", "is_head", "moved_out_on", "person_class", "width", "height"})
# True of every row, or repeated elsewhere.
_DULL = frozenset(
    {"id", "county_id", "path", "handling_path", "created_at", "version", "position", "sha256", "subject_id"}
)
_DULL_KINDS = ("outbox_message", "idempotency_key", "attempt", "_transition", "_step", "_counter")
_PLAIN = (bool, int, date, datetime, time, uuid.UUID)
_CONCERNED = ("resident_id", "beneficiary_id", "principal_id", "elder_id")


@dataclass(slots=True)
class Seen:
    """The rows that one request made, changed and removed, and how."""

    rows: dict[int, Any] = field(default_factory=dict)
    made: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    before: dict[int, dict[str, object]] = field(default_factory=dict)

    def take(self, session: AnySession) -> None:
        """Remember what the next flush will write."""
        for row in session.new:
            self.rows[id(row)] = row
            self.made.add(id(row))
        for row in session.dirty:
            self.rows[id(row)] = row
            known = self.before.setdefault(id(row), {})
            for name, value in mapped(row).committed_state.items():
                known.setdefault(name, value)
        for row in session.deleted:
            self.rows[id(row)] = row
            self.removed.add(id(row))


def watch(session: Session) -> Seen:
    """Begin to look at what this session writes."""
    seen = session.info[_SEEN] = Seen()
    return seen


@event.listens_for(AnySession, "before_flush")
def _on_flush(session: AnySession, _context: object, _instances: object) -> None:
    seen = session.info.get(_SEEN)
    if seen is not None:
        seen.take(session)


def record(tx: Tx, *, seen: Seen, endpoint: str, arguments: Mapping[str, Any], answer: object) -> None:
    """Write the one row of a request that changes something."""
    tx.session.flush()
    tx.session.info.pop(_SEEN, None)
    subject = _subject(tx.session, seen, arguments, answer)
    kind, subject_id = _named(arguments) if subject is None else (subject.__tablename__, subject.id)
    audit.note(
        tx,
        action=action_of(endpoint, arguments),
        subject_kind=kind,
        subject_id=subject_id,
        resident_id=_resident_of(subject, tx),
        path=getattr(subject, "path", ""),
        changes=_changes(seen, subject) | _counted(arguments, answer),
    )


def refuse(tx: Tx, *, endpoint: str, arguments: Mapping[str, Any], why: str) -> None:
    """Note a refusal, the same once an hour and not without end.

    What may not be seen and what does not exist take the same work, or the time would tell them apart.
    """
    kind, subject_id = _named(arguments)
    found = _look_up(tx.session, kind, subject_id)
    action = action_of(endpoint, arguments)
    since = tx.now - READ_AGAIN_AFTER
    mine = ENTRY.c.actor_id == tx.actor.user_id, ENTRY.c.at > since, ENTRY.c.outcome == Outcome.refused
    lately = select(ENTRY.c.action, ENTRY.c.subject_id).where(*mine).limit(REFUSALS_AN_HOUR)
    refused = [tuple(row) for row in tx.session.execute(lately)]
    if (action, subject_id) in refused or len(refused) == REFUSALS_AN_HOUR:
        return
    audit.note(
        tx,
        action=action,
        subject_kind=kind,
        subject_id=subject_id,
        resident_id=_resident_of(found, tx),
        path=getattr(found, "path", ""),
        outcome=Outcome.refused,
        why=why,
    )


def action_of(endpoint: str, arguments: Mapping[str, Any]) -> str:
    """Give the stable name of what is done: the endpoint's, and the step that its body names."""
    step = getattr(arguments.get("body"), "action", None)
    return endpoint if step is None else f"{endpoint}.{step}"


def _subject(session: Session, seen: Seen, arguments: Mapping[str, Any], answer: object) -> Any:  # noqa: ANN401 - a row
    """Find the row that the request is about: the one that it answers, or that its address names."""
    answered = getattr(answer, "id", None) if isinstance(answer, BaseModel) else None
    _, named = _named(arguments)
    for wanted in (answered, named):
        if wanted is None:
            continue
        for row in (*seen.rows.values(), *session.identity_map.values()):
            if getattr(row, "id", None) == wanted:
                return row
    return next(iter(seen.rows.values()), None) if named is None else None


def _named(arguments: Mapping[str, Any]) -> tuple[str, uuid.UUID | None]:
    """Give kind and id that the address names, its last one first."""
    for name, value in reversed(list(arguments.items())):
        if name.endswith("_id") and isinstance(value, uuid.UUID):
            table = _table(name.removesuffix("_id"))
            return name.removesuffix("_id") if table is None else table.name, value
    return "", None


def _table(kind: str) -> Table | None:
    """Find the table of what an address calls by a shorter name: `order_id` is of `shop_order`."""
    exact = metadata.tables.get(kind)
    similar = [table for name, table in metadata.tables.items() if name.endswith(f"_{kind}")]
    return exact if exact is not None else similar[0] if len(similar) == 1 else None


def _look_up(session: Session, kind: str, subject_id: uuid.UUID | None) -> Any:  # noqa: ANN401 - a row of any table
    table = metadata.tables.get(kind)
    if table is None or subject_id is None:
        return None
    columns = [table.c[name] for name in ("id", "path", *_CONCERNED) if name in table.c]
    return session.execute(select(*columns).where(table.c.id == subject_id)).first()


def _resident_of(row: Any, tx: Tx) -> uuid.UUID | None:  # noqa: ANN401 - a row of any table
    if row is None:
        return None
    if getattr(row, "__tablename__", "") == "resident":
        return uuid.UUID(str(row.id))
    found = next((getattr(row, name) for name in _CONCERNED if getattr(row, name, None)), None)
    if found is None and getattr(row, "user_id", None) == tx.actor.user_id:
        return tx.actor.resident_id
    return found


def _counted(arguments: Mapping[str, Any], answer: object) -> dict[str, list[Any]]:
    """Tell what an import did, whose rows are written in bulk."""
    if not isinstance(answer, ImportRead):
        return {}
    counted: dict[str, list[Any]] = {name: [None, getattr(answer, name)] for name in ("created", "updated")}
    return counted | ({"dry_run": [None, True]} if arguments.get("dry_run") else {})


def _changes(seen: Seen, subject: object) -> dict[str, list[Any]]:
    changes: dict[str, list[Any]] = {}
    counts: dict[str, list[int]] = {}
    for key, row in seen.rows.items():
        kind = row.__tablename__
        if row is not subject and kind.endswith(_DULL_KINDS):
            continue
        if row is subject or (key not in seen.made and key not in seen.removed):
            prefix = "" if row is subject else f"{kind}."
            changes.update(_fields(seen, key, row, prefix))
        else:
            counts.setdefault(kind, [0, 0])[key in seen.made] += 1
    changes.update(counts)
    return dict(list(changes.items())[:_MOST_CHANGES])


def _fields(seen: Seen, key: int, row: Any, prefix: str) -> dict[str, list[Any]]:  # noqa: ANN401 - a row
    before = seen.before.get(key, {})
    values = row.__dict__
    if key in seen.made or key in seen.removed:
        names = [name for name in type(row).model_fields if values.get(name) and name not in _DULL]
        pairs = {name: [None, _shown(name, values[name])] for name in names}
        return {prefix + name: pair if key in seen.made else pair[::-1] for name, pair in pairs.items()}
    return {
        prefix + name: [_shown(name, old), _shown(name, values.get(name))]
        for name, old in before.items()
        if name not in _DULL and old != values.get(name)
    }


def _shown(name: str, value: object) -> object:
    """Give a value as it may stand in the log; of what is or might be personal only that there is one."""
    if value is None or value == "":
        return None
    if value is LoaderCallableStatus.NO_VALUE:
        return CHANGED
    if isinstance(value, enum.Enum) and name not in _PERSONAL:
        return str(value.value)
    is_shown = isinstance(value, _PLAIN) or (isinstance(value, str) and name in _SHOWN_TEXTS)
    if name in _PERSONAL or not is_shown:
        return CHANGED
    return value if isinstance(value, bool | int) else str(value)
