"""Proof of the seals: the chain has no gap or fork, and every root follows from its leaves."""

import uuid
from itertools import groupby
from typing import Any

from sqlalchemy import Select, exists, select
from sqlmodel import Session

from app.ledger.service.posting import TRANSFER
from app.ledger.service.seals import CHAIN, SEAL, SEAL_LEAF
from app.ledger.service.verification import Verification, stream


def prove_seals(session: Session, report: Verification, county_id: uuid.UUID | None) -> None:
    """Follow each county's chain from its first seal."""
    last: tuple[uuid.UUID, int, str] | None = None
    for _, rows in groupby(stream(session, _seals(county_id)), key=lambda row: row.id):
        last = _prove_seal(report, list(rows), last)
    gone = select(SEAL_LEAF.c.id, SEAL_LEAF.c.seal_n).where(~exists().where(TRANSFER.c.id == SEAL_LEAF.c.id))
    if county_id is not None:
        gone = gone.where(SEAL_LEAF.c.county_id == county_id)
    for transfer_id, seal_n in stream(session, gone):
        report.bad(("ledger_transfer", transfer_id), f"第 {seal_n} 号封账后被删除")
        report.seals.broken.append(seal_n)
    report.seals.broken = sorted(set(report.seals.broken))


def _prove_seal(
    report: Verification, leaves: list[Any], last: tuple[uuid.UUID, int, str] | None
) -> tuple[uuid.UUID, int, str]:
    seal = leaves[0]
    report.seals.count += 1
    _, last_n, last_root = last if last and last[0] == seal.county_id else (None, 0, None)
    follows = seal.n == last_n + 1 and (seal.previous_n or 0) == last_n and seal.previous_root == last_root
    digests = [leaf.digest for leaf in leaves if leaf.digest is not None]
    whole = [leaf.position for leaf in leaves] == list(range(seal.leaf_count))
    if not (follows and whole and CHAIN.root_of(seal.n, seal.previous_root, digests) == seal.root):
        report.bad(("ledger_seal", seal.id), f"第 {seal.n} 号封账被改动")
        report.seals.broken.append(seal.n)
    return seal.county_id, seal.n, seal.root


def _seals(county_id: uuid.UUID | None) -> Select[Any]:
    leaves = (SEAL_LEAF.c.county_id == SEAL.c.county_id) & (SEAL_LEAF.c.seal_n == SEAL.c.n)
    statement = (
        select(
            SEAL.c.id,
            SEAL.c.county_id,
            SEAL.c.n,
            SEAL.c.previous_n,
            SEAL.c.previous_root,
            SEAL.c.root,
            SEAL.c.leaf_count,
            SEAL_LEAF.c.position,
            SEAL_LEAF.c.digest,
        )
        .outerjoin(SEAL_LEAF, leaves)
        .order_by(SEAL.c.county_id, SEAL.c.n, SEAL_LEAF.c.position)
    )
    return statement if county_id is None else statement.where(SEAL.c.county_id == county_id)
