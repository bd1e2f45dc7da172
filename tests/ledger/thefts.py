"""Corruptions of the books, and what the proof must name."""

import uuid
from collections.abc import Callable

from app.core.db import new_id
from tests.ledger.scene import Scene, sql

Theft = Callable[[Scene], tuple[list[str], str]]


def _set(table: str, row_id: uuid.UUID, assignment: str) -> list[str]:
    return [f"UPDATE {table} SET {assignment} WHERE id = '{row_id.hex}'"]  # noqa: S608 - a corruption


def _delete(table: str, row_id: uuid.UUID, column: str = "id") -> list[str]:
    return [f"DELETE FROM {table} WHERE {column} = '{row_id.hex}'"]  # noqa: S608 - a corruption


def _spent(assignment: str) -> Theft:
    return lambda s: (
        _set("ledger_posting", s.spent.posting_ids[0], assignment),
        f"ledger_posting {s.spent.posting_ids[0]}",
    )


def _villager(assignment: str) -> Theft:
    return lambda s: (_set("ledger_account", s.villager, assignment), f"ledger_account {s.villager}")


def _careful(s: Scene) -> tuple[list[str], str]:
    """Rewrite an amount and every balance that follows from it: only the seal knows."""
    posting = s.spent.posting_ids[0]
    statements = [
        *_set("ledger_posting", posting, "amount = amount - 4"),
        f"UPDATE ledger_posting SET debit_after = debit_after + 4 WHERE debit_id = '{s.villager.hex}'",  # noqa: S608 - a corruption
        *_set("ledger_account", s.villager, "debits = debits - 4"),
    ]
    return statements, f"ledger_transfer {s.spent.transfer_id}"


def _planted(s: Scene) -> tuple[list[str], str]:
    row = s._posting(s.budget, s.empty, 5) | {"transfer_id": s.spent.transfer_id, "line": 1}
    return [sql("ledger_posting", row)], f"ledger_account {s.budget}"


THEFTS: dict[str, Theft] = {
    "an amount is raised": _spent("amount = amount + 1"),
    "an amount is lowered": _spent("amount = amount - 1"),
    "a balance is raised": _spent("debit_after = debit_after + 1"),
    "a place is left out": lambda s: (
        _set("ledger_posting", s.spent.posting_ids[0], "debit_seq = debit_seq + 100"),
        "ledger_posting",
    ),
    "a place is forgotten": lambda s: (
        _set("ledger_posting", s.spent.posting_ids[0], "debit_seq = NULL"),
        "ledger_posting",
    ),
    "a total credited is made smaller": lambda s: (
        [f"UPDATE ledger_posting SET credit_total = 49 WHERE credit_id = '{s.villager.hex}'"],  # noqa: S608 - a corruption
        "ledger_posting",
    ),
    "a validity is made longer": lambda s: (
        [f"UPDATE ledger_posting SET expires_on = '2030-12-31' WHERE credit_id = '{s.villager.hex}'"],  # noqa: S608 - a corruption
        f"ledger_account {s.villager}",
    ),
    "points go to another shop": lambda s: (
        _set("ledger_posting", s.spent.posting_ids[0], f"credit_id = '{s.stranger.sink.hex}'"),
        "ledger_posting",
    ),
    "a spending is made another person's": lambda s: (
        _set("ledger_posting", s.spent.posting_ids[0], f"debit_id = '{s.empty.hex}'"),
        "ledger_",
    ),
    "a posting is deleted": lambda s: (_delete("ledger_posting", s.spent.posting_ids[0]), "ledger_posting"),
    "a posting is planted": _planted,
    "a refund forgets what it gives back": lambda s: (
        _set("ledger_posting", s.back.posting_ids[0], "refunds_id = NULL"),
        "ledger_",
    ),
    "a capture forgets its hold": lambda s: (
        [f"UPDATE ledger_posting SET hold_line_id = NULL WHERE hold_line_id = '{s.captured_line.hex}'"],  # noqa: S608 - a corruption
        f"ledger_hold_line {s.captured_line}",
    ),
    "an amount is rewritten with all balances after it": _careful,
    "a sealed note is rewritten": lambda s: (
        _set("ledger_transfer", s.spent.transfer_id, "note = '给我'"),
        f"ledger_transfer {s.spent.transfer_id}",
    ),
    "a sealed moment is moved": lambda s: (
        _set("ledger_transfer", s.spent.transfer_id, "at = '2020-01-01 00:00:00.000000'"),
        f"ledger_transfer {s.spent.transfer_id}",
    ),
    "a sealed actor is replaced": lambda s: (
        _set("ledger_transfer", s.spent.transfer_id, f"actor_id = '{new_id().hex}'"),
        f"ledger_transfer {s.spent.transfer_id}",
    ),
    "a reversal forgets what it reverses": lambda s: (
        _set("ledger_transfer", s.back.transfer_id, "reverses = NULL"),
        f"ledger_posting {s.back.posting_ids[0]}",
    ),
    "a transfer is deleted": lambda s: (
        _delete("ledger_transfer", s.spent.transfer_id),
        f"ledger_posting {s.spent.posting_ids[0]}",
    ),
    "a transfer is deleted with its postings": lambda s: (
        [
            *_delete("ledger_posting", s.spent.transfer_id, "transfer_id"),
            *_delete("ledger_transfer", s.spent.transfer_id),
        ],
        "ledger_posting",
    ),
    "a transfer is planted": lambda s: ([s.heading()], f"ledger_transfer {s.transfer_id}"),
    "an account is credited": _villager("credits = credits + 5"),
    "an account's debits are forgotten": _villager("debits = debits - 5"),
    "an account's refunds are raised": _villager("refunds = refunds + 5"),
    "what is held is set free": _villager("held = 0"),
    "an account loses its place": _villager("seq = seq + 1"),
    "an account loses its place in holds": _villager("hold_seq = hold_seq - 1"),
    "an account's validity is made longer": _villager("last_expires_on = '2030-12-31'"),
    "an account becomes another asset": lambda s: (
        _set("ledger_account", s.villager, "asset = 'honour'"),
        "ledger_posting",
    ),
    "an account is deleted": lambda s: (
        _delete("ledger_account", s.villager),
        f"ledger_account {s.villager}",
    ),
    "a held amount is lowered": lambda s: (
        _set("ledger_hold_line", s.lines[0], "amount = 1"),
        f"ledger_hold_line {s.lines[0]}",
    ),
    "a hold is deleted": lambda s: (
        _delete("ledger_hold", s.open_hold),
        "ledger_hold_line",
    ),
    "a hold line is deleted": lambda s: (_delete("ledger_hold_line", s.lines[0]), "ledger_"),
    "the end of a hold is deleted": lambda s: (
        _delete("ledger_hold_end", s.void_line),
        f"ledger_account {s.villager}",
    ),
    "the end of a hold is turned": lambda s: (
        _set("ledger_hold_end", s.captured_line, "outcome = 'void'"),
        "ledger_posting",
    ),
    "the end of a hold is planted": lambda s: ([s.hold_end()], f"ledger_account {s.villager}"),
    "a seal's root is replaced": lambda s: (
        [f"UPDATE ledger_seal SET root = '{'f' * 64}' WHERE county_id = '{s.county_id.hex}' AND n = 2"],  # noqa: S608 - a corruption
        "ledger_seal",
    ),
    "a seal is deleted": lambda s: (
        [f"DELETE FROM ledger_seal WHERE county_id = '{s.county_id.hex}' AND n = 1"],  # noqa: S608 - a corruption
        "ledger_seal",
    ),
    "a leaf is replaced": lambda s: (
        _set("ledger_seal_leaf", s.spent.transfer_id, f"digest = '{'f' * 64}'"),
        f"ledger_transfer {s.spent.transfer_id}",
    ),
    "a leaf is deleted": lambda s: (_delete("ledger_seal_leaf", s.spent.transfer_id), "ledger_seal"),
}
