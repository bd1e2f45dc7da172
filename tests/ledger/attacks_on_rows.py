"""What must be refused of rows that stand in the books: changed, deleted, opened with something in them."""

import uuid
from collections.abc import Callable

from app.core.db import new_id
from tests.ledger.scene import Scene

Statements = Callable[[Scene], list[str]]
_FULL = "credits = credits + 5, seq = seq + 1"

WRITTEN_ONCE: dict[str, Statements] = {
    f"{verb} {table}": lambda _, statement=statement: [statement]  # type: ignore[misc]
    for table, column in (
        ("ledger_transfer", "note = 'x'"),
        ("ledger_transfer", "reference = 'x'"),
        ("ledger_transfer", "reverses = NULL"),
        ("ledger_posting", "amount = amount + 1"),
        ("ledger_posting", "credit_id = debit_id"),
        ("ledger_posting", "expires_on = NULL"),
        ("ledger_hold", "lapses_at = NULL"),
        ("ledger_hold_line", "amount = 1"),
        ("ledger_hold_end", "outcome = 'void'"),
        ("ledger_seal", "root = '0'"),
        ("ledger_seal_leaf", "digest = '0'"),
    )
    for verb, statement in (
        (f"change {column} of", f"UPDATE {table} SET {column}"),  # noqa: S608 - an attack
        ("delete from", f"DELETE FROM {table}"),  # noqa: S608 - an attack
    )
}

# Rows that nothing refers to, so that no foreign key stands in for the guard.
FRESH: dict[str, Statements] = {
    "take back an account": lambda s: [s.account(id=s.transfer_id), _gone("ledger_account", s.transfer_id)],
    "take back a transfer": lambda s: [s.heading(), _gone("ledger_transfer", s.transfer_id)],
    "take back a posting": lambda s: [_gone("ledger_posting", s.unrelated.posting_ids[0])],
    "take back a hold": lambda s: [s.hold_heading(), _gone("ledger_hold", s.hold_id)],
    "take back a hold line": lambda s: [
        s.hold_heading(),
        s.hold_line(id=s.transfer_id),
        _gone("ledger_hold_line", s.transfer_id),
    ],
    "take back the end of a hold": lambda s: [_gone("ledger_hold_end", s.void_line)],
    "take back a seal": lambda s: [s.seal_sql(id=s.transfer_id), _gone("ledger_seal", s.transfer_id)],
    "take back a leaf": lambda s: [_gone("ledger_seal_leaf", s.spent.transfer_id)],
    "move a seal in time": lambda _: ["UPDATE ledger_seal SET at = '2020-01-01 00:00:00.000000'"],
}

ACCOUNT: dict[str, Statements] = {
    f"account set {assignment}": lambda s, assignment=assignment: [s.change(s.villager, assignment)]
    for assignment in (
        "credits = credits + 1",
        "debits = debits - 1",
        "refunds = refunds + 1",
        "credits = credits + 5, debits = debits + 5",
        "held = held - 1",
        "held = 0, hold_seq = hold_seq + 1",
        "seq = seq + 1",
        "hold_seq = hold_seq + 1",
        "last_expires_on = '2030-12-31'",
        "last_expires_on = NULL",
        "overdraft = 100",
        "asset = 'honour'",
        "account_class = 'household'",
        "owner_kind = 'thief'",
        "is_counted = FALSE",
        "is_open = FALSE",
        "credits = NULL",
        "held = NULL",
        "seq = NULL",
        _FULL,
        "seq = seq - 1, credits = credits - 5",
        "created_at = '2020-01-01 00:00:00'",
    )
} | {
    "account delete": lambda _: ["DELETE FROM ledger_account"],
    "account moves to another owner": lambda s: [s.change(s.villager, f"owner_id = '{new_id().hex}'")],
    "account moves to another county": lambda s: [
        s.change(s.villager, f"county_id = '{s.stranger.county_id.hex}'")
    ],
    "account moves below another id": lambda s: [s.change(s.empty, f"id = '{new_id().hex}'")],
    "mint overdraft below what it issued": lambda s: [s.change(s.mint, "overdraft = overdraft - 1")],
    "account opens with points": lambda s: [s.account(credits=5)],
    "account opens with held points": lambda s: [s.account(held=5)],
    "account opens in the middle": lambda s: [s.account(seq=3)],
    "account opens with a validity": lambda s: [s.account(last_expires_on="2020-01-01")],
    "account of an unknown class": lambda s: [s.account(account_class="king", is_counted=False)],
    "account of an unknown asset": lambda s: [s.account(asset="gold")],
    "account of unnamed stock": lambda s: [s.account(asset="stock:", account_class="shelf")],
    "account of stock with a person": lambda s: [s.account(asset="stock:1")],
    "account of points on a shelf": lambda s: [s.account(account_class="shelf")],
    "account that overdraws": lambda s: [s.account(overdraft=5)],
    "account of a mint below zero": lambda s: [s.account(account_class="mint", overdraft=-5)],
    "account without its counters": lambda s: [s.account(is_counted=False)],
    "account with counters for a shop": lambda s: [s.account(account_class="shop_sink")],
    "account opened twice": lambda s: [s.account(id=s.empty)],
    "account of one owner twice": lambda s: [
        s.account(owner_id=s.villager),
        s.account(owner_id=s.villager),
    ],
}


def _gone(table: str, row_id: uuid.UUID) -> str:
    return f"DELETE FROM {table} WHERE id = '{row_id.hex}'"  # noqa: S608 - an attack
