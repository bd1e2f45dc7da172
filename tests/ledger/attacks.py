"""What must be refused, each one step from something legal."""

from app.core.db import new_id
from app.ledger.models import LARGEST_AMOUNT
from tests.ledger.attacks_on_rows import ACCOUNT, FRESH, WRITTEN_ONCE, Statements

_TRANSFER: dict[str, Statements] = {
    "transfer with a used reference": lambda s: [s.heading(reference="issue")],
    "transfer with a used id": lambda s: [s.heading(id=s.spent.transfer_id)],
    "transfer without a reference": lambda s: [s.heading(reference="")],
    "transfer without a kind": lambda s: [s.heading(kind="")],
    "transfer without lines": lambda s: [s.heading(line_count=0)],
    "transfer with fewer than no lines": lambda s: [s.heading(line_count=-1, reverses=s.spent.transfer_id)],
    "transfer of no county": lambda s: [s.heading(county_id=None)],
    "transfer reverses nothing": lambda s: [s.reversing(reverses=new_id())],
    "transfer reverses a reversal": lambda s: [s.reversing(reverses=s.back.transfer_id)],
    "transfer reverses again": lambda s: [s.reversing(reverses=s.mistake.transfer_id)],
    "transfer reverses another county's": lambda s: [s.reversing(reverses=s.foreign_transfer)],
}

_SPEND: dict[str, Statements] = {
    f"posting with {name}": lambda s, change=change: [s.heading(), s.spend(**change(s))]  # type: ignore[misc]
    for name, change in (
        ("no amount", lambda _: {"amount": None}),
        ("amount zero", lambda s: {"amount": 0, "debit_after": s.standing(s.villager).balance}),
        ("amount below zero", lambda s: {"amount": -5, "debit_after": s.standing(s.villager).balance + 5}),
        ("another amount than the balance says", lambda _: {"amount": 6}),
        ("no debit account", lambda _: {"debit_id": None}),
        ("an unknown debit account", lambda _: {"debit_id": new_id()}),
        ("an unknown credit account", lambda _: {"credit_id": new_id()}),
        ("one account on both sides", lambda s: {"credit_id": s.villager}),
        ("another county's credit account", lambda s: {"credit_id": s.stranger.sink}),
        ("another county of its own", lambda s: {"county_id": s.stranger.county_id}),
        ("no county", lambda _: {"county_id": None}),
        ("an account of another asset", lambda s: {"credit_id": s.delivered}),
        ("an unknown transfer", lambda _: {"transfer_id": new_id()}),
        ("a line beyond the transfer", lambda _: {"line": 1}),
        ("a line before the first", lambda _: {"line": -1}),
        ("a stale place", lambda s: {"debit_seq": s.standing(s.villager).seq}),
        ("a place left out", lambda s: {"debit_seq": s.standing(s.villager).seq + 2}),
        ("no place", lambda _: {"debit_seq": None}),
        ("no balance", lambda _: {"debit_after": None}),
        ("a better balance", lambda s: {"debit_after": s.standing(s.villager).balance}),
        ("a place in an account without counters", lambda _: {"credit_seq": 1}),
        ("a balance in an account without counters", lambda _: {"credit_after": 1}),
        ("a validity in an account without counters", lambda _: {"expires_on": "2030-12-31"}),
        ("a refund outside a reversal", lambda s: {"refunds_id": s.spent.posting_ids[0]}),
        ("a hold that does not exist", lambda _: {"hold_line_id": new_id()}),
    )
}

_AWARD: dict[str, Statements] = {
    f"award with {name}": lambda s, change=change: [s.heading(), s.award(**change(s))]  # type: ignore[misc]
    for name, change in (
        ("a stale place", lambda s: {"credit_seq": s.standing(s.villager).seq}),
        ("no place", lambda _: {"credit_seq": None}),
        ("a better balance", lambda _: {"credit_after": 1000}),
        ("no balance", lambda _: {"credit_after": None}),
        ("a larger total", lambda _: {"credit_total": 1000}),
        ("no total", lambda _: {"credit_total": None}),
        ("no validity", lambda _: {"expires_on": None}),
        ("a validity before the last", lambda _: {"expires_on": "2027-12-30"}),
    )
}

_POSTING: dict[str, Statements] = {
    "posting twice": lambda s: [s.heading(line_count=2), s.spend(), s.spend(line=1)],
    "posting of a used line": lambda s: [s.heading(), s.spend(), s.move_sql(s.other, s.sink)],
    "posting added to an old transfer": lambda s: [s.spend(transfer_id=s.spent.transfer_id, line=1)],
    "posting of more than there is": lambda s: [s.heading(), s.move_sql(s.other, s.sink, 19)],
    "posting of held points": lambda s: [s.heading(), s.move_sql(s.villager, s.sink, 24)],
    "posting of more than a number holds": lambda s: [
        s.heading(),
        s.move_sql(s.mint, s.budget, LARGEST_AMOUNT + 1),
    ],
    "posting of more than the budget": lambda s: [s.heading(), s.move_sql(s.budget, s.villager, 1_000_001)],
    "posting of more than the county authorised": lambda s: [s.heading(), s.move_sql(s.mint, s.budget, 1)],
    "posting of units that are not there": lambda s: [s.heading(), s.move_sql(s.shelf_id, s.delivered, 4)],
    "posting into a closed account": lambda s: [s.heading(), s.move_sql(s.budget, s.closed)],
    "posting out of the shop": lambda s: [s.heading(), s.move_sql(s.sink, s.villager)],
    "posting of delivered units": lambda s: [s.heading(), s.move_sql(s.delivered, s.shelf_id, 1)],
    "posting of points as honour": lambda s: [s.heading(), s.move_sql(s.budget, s.honour)],
    "posting with a validity in a budget": lambda s: [
        s.heading(),
        s.move_sql(s.villager, s.budget, expires_on="2030-12-31"),
    ],
}

_REFUND: dict[str, Statements] = {
    "refund of more than was spent": lambda s: [s.reversing(), s.refund(11)],
    "refund twice": lambda s: [s.reversing(line_count=2), s.refund(), s.refund(line=1)],
    "refund into another account": lambda s: [
        s.reversing(),
        s.move_sql(s.sink, s.other, credit_total=None, expires_on=None, refunds_id=s.spent.posting_ids[0]),
    ],
    "refund of another transfer's posting": lambda s: [
        s.reversing(),
        s.refund(2, refunds_id=s.unrelated.posting_ids[0]),
    ],
    "refund of a refund": lambda s: [s.reversing(), s.refund(3, refunds_id=s.back.posting_ids[0])],
    "refund that counts as a credit": lambda s: [s.reversing(), s.refund(credit_total=60)],
    "refund with a new validity": lambda s: [s.reversing(), s.refund(expires_on="2030-12-31")],
    "reversal with a line that gives nothing back": lambda s: [s.reversing(), s.spend()],
}

_HOLD: dict[str, Statements] = {
    "hold with a used reference": lambda s: [s.hold_heading(), s.hold_heading(id=new_id())],
    "hold with a used id": lambda s: [s.hold_heading(id=s.open_hold)],
    "hold without lines": lambda s: [s.hold_heading(line_count=0)],
    "hold without a reference": lambda s: [s.hold_heading(reference="")],
    "hold line of no hold": lambda s: [s.hold_line()],
    "hold line of more than there is": lambda s: [s.hold_heading(), s.hold_line(amount=24, held_after=39)],
    "hold line of nothing": lambda s: [s.hold_heading(), s.hold_line(amount=0, held_after=15)],
    "hold line below zero": lambda s: [s.hold_heading(), s.hold_line(amount=-5, held_after=10)],
    "hold line with a stale place": lambda s: [s.hold_heading(), s.hold_line(hold_seq=1)],
    "hold line without a place": lambda s: [s.hold_heading(), s.hold_line(hold_seq=None)],
    "hold line with a wrong amount held": lambda s: [s.hold_heading(), s.hold_line(held_after=5)],
    "hold line beyond the hold": lambda s: [s.hold_heading(), s.hold_line(line=1)],
    "hold line in another county": lambda s: [s.hold_heading(), s.hold_line(county_id=s.stranger.county_id)],
    "hold line for another county": lambda s: [s.hold_heading(), s.hold_line(credit_id=s.stranger.sink)],
    "hold line for another asset": lambda s: [s.hold_heading(), s.hold_line(credit_id=s.delivered)],
    "hold line for a closed account": lambda s: [s.hold_heading(), s.hold_line(credit_id=s.closed)],
    "hold line on an account without counters": lambda s: [
        s.hold_heading(),
        s.hold_line(debit_id=s.sink, credit_id=s.villager, hold_seq=1, held_after=5),
    ],
    "hold line added to an ended hold": lambda s: [s.hold_line(hold_id=s.void_hold, line=1)],
    "hold line in the place of an end": lambda s: [s.hold_heading(), s.hold_end(), s.hold_line()],
    "hold line of a used line": lambda s: [
        s.hold_heading(),
        s.hold_line(),
        s.hold_line(hold_seq=s.standing(s.villager).hold_seq + 2, held_after=25),
    ],
}

_END: dict[str, Statements] = {
    "end of an ended hold": lambda s: [s.hold_end(id=s.void_line, hold_id=s.void_hold)],
    "end of a captured hold": lambda s: [s.hold_end(id=s.captured_line, hold_id=s.captured)],
    "end twice": lambda s: [s.hold_end(), s.hold_end()],
    "end in two ways": lambda s: [
        s.hold_end(),
        s.hold_end(1, outcome="lapsed", at="2027-01-01 00:00:00.000000"),
    ],
    "end by an unknown way": lambda s: [s.hold_end(outcome="stolen")],
    "end as captured without a posting": lambda s: [s.hold_end(outcome="captured")],
    "end as lapsed before its time": lambda s: [s.hold_end(outcome="lapsed")],
    "end for another account": lambda s: [s.hold_end(account_id=s.other, hold_seq=1, held_after=0)],
    "end of another hold's line": lambda s: [s.hold_end(hold_id=s.void_hold)],
    "end of an unknown line": lambda s: [s.hold_end(id=new_id())],
    "end in another county": lambda s: [s.hold_end(county_id=s.stranger.county_id)],
    "end with a stale place": lambda s: [s.hold_end(hold_seq=1)],
    "end with a wrong amount held": lambda s: [s.hold_end(held_after=1)],
    "capture of a void hold": lambda s: [
        s.heading(),
        s.move_sql(s.villager, s.sink, 2, hold_line_id=s.void_line),
    ],
    "capture again": lambda s: [s.heading(), s.move_sql(s.villager, s.sink, 2, hold_line_id=s.captured_line)],
    "capture twice": lambda s: [s.heading(line_count=2), s.capture_sql(), s.capture_sql(line=0, id=new_id())],
    "capture of more than was held": lambda s: [
        s.heading(),
        s.move_sql(s.villager, s.sink, 16, hold_line_id=s.lines[0]),
    ],
    "capture into another account": lambda s: [
        s.heading(),
        s.move_sql(s.villager, s.budget, 15, hold_line_id=s.lines[0]),
    ],
    "capture from another account": lambda s: [
        s.heading(),
        s.move_sql(s.other, s.sink, 15, hold_line_id=s.lines[0]),
    ],
    "capture after a void": lambda s: [s.heading(), s.hold_end(), s.capture_sql()],
}

_SEAL: dict[str, Statements] = {
    "seal that forks the chain": lambda s: [s.seal_sql(n=2, previous_n=1, previous_root=s.root(1))],
    "seal that leaves a gap": lambda s: [s.seal_sql(n=4)],
    "seal after a gap": lambda s: [s.seal_sql(n=5, previous_n=4)],
    "seal on another root": lambda s: [s.seal_sql(previous_root="f" * 64)],
    "seal that hangs on nothing": lambda s: [s.seal_sql(previous_n=None, previous_root=None)],
    "seal that forgets the root": lambda s: [s.seal_sql(previous_root=None)],
    "seal before the first": lambda s: [s.seal_sql(n=0, previous_n=None, previous_root=None)],
    "seal of nothing": lambda s: [s.seal_sql(leaf_count=0)],
    "leaf of no seal": lambda s: [s.leaf()],
    "leaf added to an old seal": lambda s: [s.leaf(seal_n=1, position=3)],
    "leaf in a taken place": lambda s: [s.leaf(seal_n=1, position=0)],
    "leaf sealed again": lambda s: [s.seal_sql(), s.leaf(id=s.first_transfer())],
    "leaf of another county": lambda s: [s.seal_sql(), s.leaf(id=s.foreign_transfer)],
    "leaf of an unknown transfer": lambda s: [s.seal_sql(), s.leaf(id=new_id())],
}


ATTACKS: dict[str, Statements] = {
    name: attack
    for part in (
        WRITTEN_ONCE,
        FRESH,
        ACCOUNT,
        _TRANSFER,
        _SPEND,
        _AWARD,
        _POSTING,
        _REFUND,
        _HOLD,
        _END,
        _SEAL,
    )
    for name, attack in part.items()
}
