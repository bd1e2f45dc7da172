"""Which steps the county wants proven by a picture."""

from app.custody.models import CustodyAction
from app.rulebook.topics.custody import CustodyRules

A = CustodyAction
_PROVEN = frozenset({A.take, A.give_back, A.give_back_witnessed})


def needs_picture(rules: CustodyRules, action: CustodyAction) -> bool:
    """Tell whether a step needs a picture."""
    return (rules.needs_photo and action in _PROVEN) or (rules.receipt_needs_photo and action is A.spend)
