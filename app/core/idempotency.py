"""The same request sent twice has one effect and one answer."""

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, LargeBinary, Text, UniqueConstraint, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, select

from app.core.db import Row, UtcDateTime, new_id, table_of
from app.core.errors import InvalidInput, Problem
from app.core.tx import Tx

_KEY = re.compile(r"^[\x21-\x7e]{1,255}$")
RETENTION_DAYS = 8


class IdempotencyKeyReused(Problem):
    """The key came before with another body."""

    status = 422
    title = "重复的请求编号"


class IdempotencyKey(Row, table=True):
    """A key seen from one user on one route, with the answer that was given."""

    __tablename__ = "idempotency_key"
    __table_args__ = (UniqueConstraint("user_id", "route", "key"),)

    user_id: uuid.UUID
    route: str = Field(max_length=200)
    key: str = Field(max_length=255)
    request_hash: str = Field(max_length=64)
    status: int = Field(default=0)
    media_type: str = Field(default="", max_length=100)
    # Answers from before they were sealed; empty in newer rows.
    body: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))
    body_sealed: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """What identifies a request that may come again."""

    route: str
    key: str
    request_hash: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it went over the wire."""

    status: int
    media_type: str
    body: bytes


def checked_key(key: str) -> str:
    """Refuse a key that is not 1 to 255 visible ASCII characters."""
    if not _KEY.match(key):
        raise InvalidInput.at("/header/Idempotency-Key", "请求编号应为 1 到 255 个可见的英文字符")
    return key


def hash_of(*parts: bytes) -> str:
    """Hash the parts of a request, each with its length, so that no two requests meet."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def claim(tx: Tx, *, request: KeyedRequest) -> Answer | None:
    """Take the key for this transaction, or give the earlier answer.

    A twin that is still running holds the unique index, so this waits for it. Raises
    IdempotencyKeyReused if the key came with another body.
    """
    table = table_of(IdempotencyKey)
    insert = sqlite.insert if tx.session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).values(
        id=new_id(),
        county_id=tx.actor.county_id,
        user_id=tx.actor.user_id,
        route=request.route,
        key=request.key,
        request_hash=request.request_hash,
        status=0,
        media_type="",
        body=b"",
        created_at=tx.now,
    )
    if tx.session.execute(statement.on_conflict_do_nothing().returning(table.c.id)).first() is not None:
        return None
    earlier = tx.session.exec(
        select(IdempotencyKey).where(
            IdempotencyKey.user_id == tx.actor.user_id,
            IdempotencyKey.route == request.route,
            IdempotencyKey.key == request.key,
        )
    ).one()
    if earlier.request_hash != request.request_hash:
        raise IdempotencyKeyReused("这个请求编号已经用于另一份内容，请刷新页面后重试")
    return Answer(earlier.status, earlier.media_type, _opened(tx, earlier))


def remember(tx: Tx, *, request: KeyedRequest, answer: Answer) -> None:
    """Keep the answer beside the key, in the transaction of the effect."""
    table = table_of(IdempotencyKey)
    tx.session.execute(
        update(table)
        .where(
            table.c.user_id == tx.actor.user_id,
            table.c.route == request.route,
            table.c.key == request.key,
        )
        .values(
            status=answer.status,
            media_type=answer.media_type,
            # An answer tells phones and addresses; as Latin-1 each byte is one letter.
            body_sealed=tx.vault.seal(answer.body.decode("latin-1")),
        )
    )


def _opened(tx: Tx, earlier: IdempotencyKey) -> bytes:
    return tx.vault.open(earlier.body_sealed).encode("latin-1") or earlier.body
