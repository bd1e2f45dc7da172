"""Proof of the log: the chain has no gap, every root follows from its entries, and no entry is gone."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session

from app.audit import guards
from app.audit.service.purge import PURGE
from app.audit.service.seals import CHAIN, COLUMNS, LEAF, SEAL, digest_of
from app.core.audit import ENTRY
from app.core.chain import made_since

_ROWS_AT_ONCE = 2000
_MOST_PROBLEMS = 20


@dataclass(slots=True)
class Proof:
    """What was looked at and found; the first of `problems` names the first row that is wrong."""

    entries: int = 0
    sealed_entries: int = 0
    seals: int = 0
    sealed_until: datetime | None = None
    problems: list[str] = field(default_factory=list)
    bad_count: int = 0

    @property
    def ok(self) -> bool:
        """Tell whether every row is as it was written."""
        return self.bad_count == 0

    def bad(self, what: str) -> None:
        """Keep the first problems, count all."""
        self.bad_count += 1
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(what)


def verify(session: Session, *, county_id: uuid.UUID | None = None) -> Proof:
    """Prove one county's log, or all of them; reads a few rows at a time."""
    proof = Proof()
    counted = select(func.count()).select_from(ENTRY)
    proof.entries = session.execute(_of(counted, ENTRY, county_id)).scalar_one()
    last: Any = None
    for _, rows in groupby(_stream(session, _of(_batches(), SEAL, county_id)), key=lambda row: row.seal_id):
        last = _prove_batch(proof, list(rows), last)
    _prove_leaves(session, proof, county_id)
    _prove_all_sealed(session, proof, county_id)
    for guard in guards.missing(session.connection()):
        proof.bad(f"{guard}：数据库的防护缺失或被停用")
    return proof


def _prove_batch(proof: Proof, rows: list[Any], last: Any) -> Any:  # noqa: ANN401 - a row
    """Prove one seal by its entries, and that it follows the one before."""
    seal = rows[0]
    leaves = [row for row in rows if row.leaf_id is not None]
    proof.seals += 1
    proof.sealed_entries += len(leaves)
    proof.sealed_until = max(proof.sealed_until or seal.newest_at, seal.newest_at)
    for row in leaves:
        if row.id is None:
            proof.bad(f"审计记录 {row.leaf_id}：第 {seal.n} 号封存后被删除")
        elif digest_of(row[: len(COLUMNS)]) != row.digest:
            proof.bad(f"审计记录 {row.leaf_id}：第 {seal.n} 号封存后被改动")
    if last is not None and last.seal_county != seal.seal_county:
        last = None
    expected = (1, None) if last is None else (last.n + 1, last.root)
    if (seal.n, seal.previous_root) != expected:
        proof.bad(f"第 {seal.n} 号封存：与前一号接不上，应为第 {expected[0]} 号")
    if seal.purged_at is not None:
        _prove_purge(proof, seal, leaves)
    elif not _is_whole(seal, leaves):
        proof.bad(f"第 {seal.n} 号封存：与其中的记录不符")
    return seal


def _is_whole(seal: Any, leaves: list[Any]) -> bool:  # noqa: ANN401 - a row
    in_place = [row.position for row in leaves] == list(range(seal.leaf_count))
    return in_place and CHAIN.root_of(seal.n, seal.previous_root, [row.digest for row in leaves]) == seal.root


def _prove_purge(proof: Proof, seal: Any, leaves: list[Any]) -> None:  # noqa: ANN401 - a row
    if leaves:
        proof.bad(f"第 {seal.n} 号封存：已到期清理，却还留有记录")
    if seal.purged_at - seal.sealed_at < timedelta(days=guards.LEAST_DAYS):
        proof.bad(f"第 {seal.n} 号封存：不满 {guards.LEAST_DAYS} 天就被清理")


def _prove_leaves(session: Session, proof: Proof, county_id: uuid.UUID | None) -> None:
    of_seal = SEAL.c.county_id == LEAF.c.county_id, SEAL.c.n == LEAF.c.seal_n
    orphans = select(LEAF.c.id, LEAF.c.seal_n).where(~exists().where(*of_seal)).order_by(LEAF.c.id)
    for leaf_id, seal_n in _stream(session, _of(orphans, LEAF, county_id)):
        proof.bad(f"审计记录 {leaf_id}：第 {seal_n} 号封存被删除")


def _prove_all_sealed(session: Session, proof: Proof, county_id: uuid.UUID | None) -> None:
    """An entry that is older than what may still wait has slipped past the seals, or in behind them."""
    newest = _of(select(LEAF.c.county_id, func.max(LEAF.c.seal_n)), LEAF, county_id)
    for county, last_n in session.execute(newest.group_by(LEAF.c.county_id)).all():
        of_last = LEAF.c.county_id == county, LEAF.c.seal_n == last_n
        last_id = session.execute(
            select(LEAF.c.id).where(*of_last).order_by(LEAF.c.id.desc()).limit(1)
        ).scalar_one()
        slipped = select(ENTRY.c.id).where(
            ENTRY.c.county_id == county,
            ENTRY.c.id < made_since(last_id),
            ~exists().where(LEAF.c.id == ENTRY.c.id),
        )
        for (entry_id,) in _stream(session, slipped.order_by(ENTRY.c.id)):
            proof.bad(f"审计记录 {entry_id}：没有封存")


def _batches() -> Select[Any]:
    of_seal = (LEAF.c.county_id == SEAL.c.county_id) & (LEAF.c.seal_n == SEAL.c.n)
    purged = (PURGE.c.county_id == SEAL.c.county_id) & (PURGE.c.seal_n == SEAL.c.n)
    statement: Select[Any] = select(
        *COLUMNS,
        LEAF.c.id.label("leaf_id"),
        LEAF.c.position,
        LEAF.c.digest,
        SEAL.c.id.label("seal_id"),
        SEAL.c.county_id.label("seal_county"),
        SEAL.c.n,
        SEAL.c.previous_root,
        SEAL.c.root,
        SEAL.c.leaf_count,
        SEAL.c.newest_at,
        SEAL.c.at.label("sealed_at"),
        PURGE.c.at.label("purged_at"),
    )
    return (
        statement.select_from(SEAL)
        .outerjoin(LEAF, of_seal)
        .outerjoin(ENTRY, ENTRY.c.id == LEAF.c.id)
        .outerjoin(PURGE, purged)
        .order_by(SEAL.c.county_id, SEAL.c.n, LEAF.c.position)
    )


def _of(statement: Select[Any], table: Any, county_id: uuid.UUID | None) -> Select[Any]:  # noqa: ANN401 - a table
    return statement if county_id is None else statement.where(table.c.county_id == county_id)


def _stream(session: Session, statement: Select[Any]) -> Iterator[Any]:
    yield from session.execute(statement, execution_options={"yield_per": _ROWS_AT_ONCE})
