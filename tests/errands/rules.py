"""A county that sets its own limits."""

from app.core.permissions import Role
from app.rulebook.queries import latest_edition
from app.rulebook.service import amend as adopt
from app.rulebook.topics.errands import ErrandRules
from tests.factories import Make


def amend(make: Make, **changes: object) -> None:
    """Let a county officer change the rules for errands from today on."""
    officer = make.user(Role.county_officer, make.county())
    with make.tx(officer) as tx:
        latest = latest_edition(tx, key=ErrandRules.KEY)
        adopt(
            tx,
            key=ErrandRules.KEY,
            version=latest.version if latest else 0,
            values={**(latest.values if latest else ErrandRules().model_dump()), **changes},
            effective_from=None,
            note="县里定的",
        )
