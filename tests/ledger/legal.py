"""What must be accepted: the neighbours of the attacks."""

from app.core.db import new_id
from tests.ledger.attacks_on_rows import Statements

LEGAL: dict[str, Statements] = {
    "spend": lambda s: [s.heading(), s.spend()],
    "spend all that is available": lambda s: [s.heading(), s.move_sql(s.villager, s.sink, 23)],
    "award": lambda s: [s.heading(), s.award()],
    "award with a longer validity": lambda s: [s.heading(), s.award(expires_on="2028-12-31")],
    "award for ever": lambda s: [s.heading(), s.award(expires_on="9999-12-31")],
    "award into a new account": lambda s: [
        s.heading(),
        s.move_sql(s.budget, s.empty, expires_on="2020-01-01"),
    ],
    "budget used up": lambda s: [s.heading(), s.move_sql(s.budget, s.villager, s.standing(s.budget).balance)],
    "deduction": lambda s: [s.heading(), s.move_sql(s.villager, s.budget)],
    "gift": lambda s: [s.heading(), s.move_sql(s.villager, s.other)],
    "delivery of all units": lambda s: [s.heading(), s.move_sql(s.shelf_id, s.delivered, 3)],
    "two lines": lambda s: [
        s.heading(line_count=2),
        s.spend(),
        s.move_sql(s.shelf_id, s.delivered, 1, line=1),
    ],
    "refund": lambda s: [s.reversing(), s.refund()],
    "refund of a part": lambda s: [s.reversing(), s.refund(4)],
    "reversal of what cannot be taken back": lambda s: [s.reversing(line_count=0)],
    "capture": lambda s: [s.heading(line_count=2), s.capture_sql(), s.capture_sql(1)],
    "capture of a part": lambda s: [s.heading(), s.move_sql(s.villager, s.sink, 9, hold_line_id=s.lines[0])],
    "void": lambda s: [s.hold_end(), s.hold_end(1)],
    "lapse": lambda s: [s.hold_end(outcome="lapsed", at="2026-12-01 00:00:00.000000")],
    "hold": lambda s: [s.hold_heading(), s.hold_line()],
    "hold of all that is available": lambda s: [s.hold_heading(), s.hold_line(amount=23, held_after=38)],
    "hold without a time": lambda s: [s.hold_heading(lapses_at=None), s.hold_line()],
    "hold with a transfer's reference": lambda s: [s.hold_heading(reference="issue")],
    "transfer with another county's reference": lambda s: [
        s.heading(reference="test:1", id=new_id(), county_id=new_id())
    ],
    "person": lambda s: [s.account()],
    "household": lambda s: [s.account(account_class="household")],
    "honour": lambda s: [s.account(asset="honour")],
    "shop": lambda s: [s.account(account_class="shop_sink", is_counted=False)],
    "shelf": lambda s: [s.account(account_class="shelf", asset="stock:1")],
    "supplier": lambda s: [s.account(account_class="supplier", asset="stock:1", is_counted=False)],
    "mint": lambda s: [s.account(account_class="mint", overdraft=5)],
    "a larger authorised issue": lambda s: [s.change(s.mint, "overdraft = overdraft + 1")],
    "a move to another village": lambda s: [s.change(s.villager, f"village_id = '{new_id().hex}'")],
    "closing an empty account": lambda s: [s.change(s.empty, "is_open = FALSE")],
    "opening it again": lambda s: [s.change(s.closed, "is_open = TRUE")],
    "an update of nothing": lambda s: [s.change(s.villager, "credits = credits")],
    "seal": lambda s: [s.seal_sql(), s.leaf()],
    "first seal of a county": lambda s: [
        s.seal_sql(n=1, previous_n=None, previous_root=None, county_id=s.stranger.county_id)
    ],
}
