"""Reads of the rules: which version is in force where, and when."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, select

from app.core.errors import InvalidInput, NotFound
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region
from app.orgs.queries import prefixes_of
from app.points.models import RuleSet, RuleSource
from app.points.rule_table import STANDARD_RULES, STANDARD_VERSION, Rule
from app.points.schemas import RuleRead, RuleSetRead

_STANDARD_SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """A version of the rules, read from the table or the standard one."""

    version: int
    effective_from: date
    region_id: uuid.UUID | None
    note: str
    rules: tuple[Rule, ...]

    def get(self, code: str) -> Rule:
        """Give a rule by its code; an unknown one is an input error."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise InvalidInput.at("/rule_code", f"现行积分规则里没有 {code} 这一条")


def rules_in_force(tx: Tx, *, path: str, on: date) -> RulesInForce:
    """Give the rules of a place on a day: its own latest version, or that of the nearest place above."""
    found = tx.session.exec(
        select(RuleSet)
        .where(col(RuleSet.path).in_(prefixes_of(path)), RuleSet.effective_from <= on)
        .order_by(
            func.length(RuleSet.path).desc(), col(RuleSet.effective_from).desc(), col(RuleSet.version).desc()
        )
        .limit(1)
    ).first()
    if found is None:
        return RulesInForce(STANDARD_VERSION, _STANDARD_SINCE, None, "标准规则", STANDARD_RULES)
    rules = tuple(Rule.model_validate(rule) for rule in found.rules)
    return RulesInForce(found.version, found.effective_from, found.region_id, found.note, rules)


def read_rules(tx: Tx, *, region_id: uuid.UUID | None) -> RuleSetRead:
    """Give the rules in force today at a place, by default where the actor belongs."""
    places = sorted(tx.actor.paths(Permission.points_view), key=len, reverse=True)
    path = places[0] if places and region_id is None else _path_of(tx, region_id)
    found = rules_in_force(tx, path=path, on=tx.today)
    return RuleSetRead(
        version=found.version,
        effective_from=found.effective_from,
        region_id=found.region_id,
        note=found.note,
        rules=[read_rule(rule) for rule in found.rules],
    )


def read_rule(rule: Rule) -> RuleRead:
    """Give a rule as people read it."""
    return RuleRead(
        **rule.model_dump(exclude={"cap", "period", "unit", "subject", "source"}),
        cap=rule.cap_in_words,
        cap_times=rule.cap,
        cap_period=rule.period,
        needs_review=rule.source is RuleSource.claim,
    )


def _path_of(tx: Tx, region_id: uuid.UUID | None) -> str:
    region = tx.session.get(Region, region_id) if region_id is not None else None
    if region is None or region.county_id != tx.actor.county_id:
        raise NotFound("没有找到这个地方")
    return region.path
