"""Chains of seals: batches of rows, each bound to the one before, so that a row touched later shows."""

import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, insert, select, text

from app.core.db import new_id
from app.core.tx import Tx

# A UUIDv7 begins with 48 bits of milliseconds.
_UUID7_REST_BITS = 80
_DAY = 24 * 60 * 60 * 1000
Root = Callable[[int, str | None, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A new seal: keep its root outside the database, or the database's owner could still rewrite all."""

    n: int
    root: str
    count: int


@dataclass(frozen=True, slots=True)
class Chain:
    """What is sealed, where its seals and their leaves are, and how a root follows from the leaves."""

    rows: Table
    seals: Table
    leaves: Table
    root_of: Root

    def last_n(self, tx: Tx, *, county_id: uuid.UUID, lock: int) -> int:
        """Wait for whoever is adding to a county's chain, and give its newest number, 0 without any."""
        if tx.session.get_bind().dialect.name == "postgresql":
            tx.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock})
        newest = select(self.seals.c.n).where(self.seals.c.county_id == county_id)
        return tx.session.execute(newest.order_by(self.seals.c.n.desc()).limit(1)).scalar_one_or_none() or 0

    def waiting(self, tx: Tx, *, county_id: uuid.UUID, after: int) -> ColumnElement[bool]:
        """Tell the rows that no seal holds; whoever commits late is found by the next run."""
        none = ~exists().where(self.leaves.c.id == self.rows.c.id)
        found = and_(self.rows.c.county_id == county_id, none)
        of_last = self.leaves.c.county_id == county_id, self.leaves.c.seal_n == after
        last = select(self.leaves.c.id).where(*of_last).order_by(self.leaves.c.id.desc()).limit(1)
        newest = tx.session.execute(last).scalar_one_or_none() if after else None
        return found if newest is None else and_(found, self.rows.c.id >= made_since(newest))

    def add(
        self,
        tx: Tx,
        *,
        county_id: uuid.UUID,
        after: int,
        digests: Mapping[uuid.UUID, str],
        **more: Any,  # noqa: ANN401 - columns of its own
    ) -> Sealed:
        """Seal rows in the order in which their digests are given."""
        n, previous_root = after + 1, self._root(tx, county_id=county_id, n=after)
        root = self.root_of(n, previous_root, list(digests.values()))
        header = {
            "id": new_id(),
            "county_id": county_id,
            "n": n,
            "previous_n": after or None,
            "previous_root": previous_root,
            "root": root,
            "leaf_count": len(digests),
            "at": tx.now,
        }
        tx.session.execute(insert(self.seals), [header | more])
        leaves = [
            {"id": id_, "county_id": county_id, "seal_n": n, "position": position, "digest": digest}
            for position, (id_, digest) in enumerate(digests.items())
        ]
        tx.session.execute(insert(self.leaves), leaves)
        return Sealed(n, root, len(digests))

    def _root(self, tx: Tx, *, county_id: uuid.UUID, n: int) -> str | None:
        seal = self.seals.c.county_id == county_id, self.seals.c.n == n
        return tx.session.execute(select(self.seals.c.root).where(*seal)).scalar_one_or_none()


def made_since(newest: uuid.UUID) -> uuid.UUID:
    """Give the lowest id that may still be waiting: it tells when it was made, no transaction takes a day."""
    return uuid.UUID(int=max(0, (newest.int >> _UUID7_REST_BITS) - _DAY) << _UUID7_REST_BITS)


def root_of_list(n: int, previous_root: str | None, digests: Sequence[str]) -> str:
    """Bind the leaves, one after the other, to their place in the chain."""
    chained = ":".join((str(n), str(len(digests)), previous_root or "", *digests))
    return hashlib.sha256(chained.encode()).hexdigest()


def root_of_tree(n: int, previous_root: str | None, digests: Sequence[str]) -> str:
    """Hash the leaves in pairs up to one node, then bind it to its place in the chain."""
    level = [bytes.fromhex(digest) for digest in digests]
    while len(level) > 1:
        pairs = zip(level[::2], [*level[1::2], b""], strict=False)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
    chained = f"{n}:{len(digests)}:{previous_root or ''}:{level[0].hex()}"
    return hashlib.sha256(chained.encode()).hexdigest()
