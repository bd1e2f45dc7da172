"""Budgets: the county issues points to its villages, and a village awards no more than it was given."""

import uuid

from app.core.errors import NotFound
from app.core.permissions import Permission
from app.core.tx import Tx
from app.ledger.models import AccountClass
from app.ledger.service import accounts
from app.ledger.service.transfers import Line, Posted, transfer
from app.orgs.models import Region, RegionLevel

# What a county may issue in all, at one yuan a point far above any county's budget for thanks.
AUTHORISED_ISSUE = 100_000_000
_ANY_HONOUR = 1_000_000_000_000


def grant_budget(tx: Tx, *, village_id: uuid.UUID, amount: int, reference: str, note: str = "") -> Posted:
    """Give a village points to award, out of the county's authorised issue."""
    village = tx.session.get(Region, village_id)
    if village is None or village.level is not RegionLevel.village or village.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个村")
    if not tx.actor.is_system and not tx.actor.can(Permission.budget_grant, village.path):
        raise NotFound("没有找到这个村")
    return transfer(
        tx,
        reference=reference,
        kind="budget",
        lines=[Line(mint(tx), village_budget(tx, village_id=village_id), amount)],
        note=note,
        source_kind="village",
        source_id=village_id,
        reason_label="积分预算下达",
    )


def mint(tx: Tx) -> uuid.UUID:
    """Give the account that the county's points come from."""
    return accounts.open_account(
        tx,
        owner_kind="county",
        owner_id=tx.actor.county_id,
        account_class=AccountClass.mint,
        overdraft=AUTHORISED_ISSUE,
    )


def honour_mint(tx: Tx) -> uuid.UUID:
    """Give the account that honour comes from; it costs nothing, so no budget bounds it."""
    return accounts.open_account(
        tx,
        owner_kind="county",
        owner_id=tx.actor.county_id,
        asset="honour",
        account_class=AccountClass.mint,
        overdraft=_ANY_HONOUR,
    )


def village_budget(tx: Tx, *, village_id: uuid.UUID) -> uuid.UUID:
    """Give the account that a village's awards come from."""
    return accounts.open_account(
        tx,
        owner_kind="village",
        owner_id=village_id,
        account_class=AccountClass.village_budget,
        village_id=village_id,
    )
