"""When a village is merged, the points that it may still award go to the successor."""

from app.core.tx import Tx
from app.ledger import queries as ledger
from app.ledger.service.transfers import Line, transfer
from app.orgs.models import Region, RegionLevel
from app.points.service.budgets import village_budget


def hand_over_budget(tx: Tx, region: Region, successor: Region) -> None:
    """Move what is left of a village's budget; the books show where it went."""
    if region.level is not RegionLevel.village:
        return
    old = ledger.find_account(tx, owner_kind="village", owner_id=region.id)
    left = 0 if old is None else ledger.balance(tx, account_id=old).available
    if old is not None and left > 0:
        transfer(
            tx,
            reference=f"merge:{region.id}",
            kind="budget",
            lines=[Line(old, village_budget(tx, village_id=successor.id), left)],
            note=f"{region.name}并入{successor.name}",
            source_kind="village",
            source_id=region.id,
            reason_label="撤并转入积分预算",
        )
