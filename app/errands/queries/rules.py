"""The county's rules for errands, read once for each transaction."""

from app.core.tx import Tx
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.errands import ErrandRules


def errand_rules(tx: Tx) -> ErrandRules:
    """Give what is in force today in the actor's county."""
    kept: dict[object, ErrandRules] = tx.session.info.setdefault("errand_rules", {})
    key = (tx.actor.county_id, tx.today)
    if key not in kept:
        kept[key] = rules_in_force(tx, ErrandRules)
    return kept[key]
