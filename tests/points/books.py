"""Makers of budgets and awards for tests."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from app.core.db import new_id
from app.ledger.service.verify import verify
from app.orgs.models import Region
from app.points.models import Award, Claim, ClaimAction
from app.points.queries import accounts
from app.points.queries.claims import get_claim
from app.points.rule_table import STANDARD_RULES, Rule
from app.points.schemas import AccountRead
from app.points.service import awards, budgets, claims, rules
from tests.factories import Make


def village_with_budget(make: Make, amount: int = 1000, *, town: Region | None = None) -> Region:
    """Make a village that may award points."""
    village = make.village(town)
    with make.tx() as tx:
        budgets.grant_budget(tx, village_id=village.id, amount=amount, reference=f"test:{village.id}")
    return village


def give(make: Make, resident_id: uuid.UUID | None, code: str = "B01", **more: Any) -> Award:  # noqa: ANN401 - passed on
    """Award points by a rule."""
    assert resident_id is not None, "only people on the roll earn"
    with make.tx() as tx:
        facts = {"reference": f"test:{new_id()}"} | more
        return awards.award(tx, resident_id=resident_id, rule_code=code, **facts)


def account_of(make: Make, resident_id: uuid.UUID | None) -> AccountRead:
    """Give somebody's account."""
    assert resident_id is not None, "only people on the roll have points"
    with make.tx() as tx:
        purse = accounts._purse(tx, accounts.get_resident(tx, resident_id=resident_id))
        return accounts.read_account(tx, purse=purse)


def claim_by(make: Make, user: Any, code: str = "B01", **more: Any) -> Claim:  # noqa: ANN401 - an account, and what is passed on
    """Let somebody claim for themselves."""
    with make.tx(user) as tx:
        facts = {"resident_id": user.resident_id, "quantity": 1, "occurred_on": tx.today} | more
        return claims.submit(tx, rule_code=code, **facts)


def step(make: Make, user: Any, claim: Claim, action: ClaimAction, **more: Any) -> Claim:  # noqa: ANN401 - an account, and what is passed on
    """Let somebody take a step."""
    with make.tx(user) as tx:
        return claims.move(tx, claim=get_claim(tx, claim_id=claim.id, lock=True), action=action, **more)


def adopt(make: Make, village: Region, *changed: Rule, since: date | None = None) -> None:
    """Put the standard rules in force with some of them changed."""
    codes = {rule.code for rule in changed}
    kept = [rule for rule in STANDARD_RULES if rule.code not in codes]
    with make.tx() as tx:
        rules.adopt(
            tx,
            region_id=village.id,
            effective_from=since or tx.today,
            note="村民会议",
            rules=[*kept, *changed],
        )


def rule(code: str, points: int, **more: Any) -> Rule:  # noqa: ANN401 - passed on
    """Make a rule."""
    return Rule.model_validate(
        {"code": code, "rule_class": "测试", "title": f"规则 {code}", "points": points} | more
    )


@contextmanager
def books_stay_right(make: Make) -> Iterator[None]:
    """Prove the books after a test."""
    yield
    with make.tx() as tx:
        report = verify(tx.session)
        assert report.ok, report.first_bad
