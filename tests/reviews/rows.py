"""Rectifications, supervisions and problem cases for tests that only need there to be some."""

import uuid

from app.auth.models import UserAccount
from app.core.tx import Tx
from app.errands.models import Errand, ErrandRating
from app.reviews.service.opening import open_for
from app.supervision.models import ProblemCase, ProblemState, SupervisionKind, SupervisionState
from app.supervision.service import chain
from tests.factories import Make


def rectification(make: Make, errand: Errand, *, rater: UserAccount, agent: UserAccount) -> uuid.UUID:
    """Let a bad rating of an errand be there, and give its rectification."""
    with make.tx() as tx:
        tx.session.add(
            ErrandRating(
                county_id=errand.county_id,
                errand_id=errand.id,
                times_reopened=errand.times_reopened,
                score=2,
                agent_id=agent.id,
                rated_by=rater.id,
                at=tx.now,
            )
        )
        tx.session.flush()
        made = open_for(tx, errand_id=errand.id)
    return made[0]


def supervision(make: Make, errand: Errand, *, officer: UserAccount) -> uuid.UUID:
    """Let a letter about an errand wait for its answer."""
    with make.tx() as tx:
        row = chain.make(
            tx, errand, kind=SupervisionKind.letter, reason="群众等着用", position=1, is_automatic=True
        )
        row.state, row.issued_by, row.issued_at = SupervisionState.issued, officer.id, tx.now
        tx.session.add(row)
    return row.id


def problem_case(tx: Tx, errand: Errand) -> ProblemCase:
    """Make an errand a problem case."""
    return ProblemCase(
        county_id=errand.county_id,
        errand_id=errand.id,
        path=errand.path,
        state=ProblemState.open,
        transfers=3,
        reworks=0,
        flagged_at=tx.now,
    )


def asked_about(
    make: Make, errand: Errand, *, rater: UserAccount, agent: UserAccount, officer: UserAccount
) -> dict[str, str]:
    """Let everything that can be asked about an errand be asked; give the ids by name."""
    ids = {
        "rectification": rectification(make, errand, rater=rater, agent=agent),
        "supervision": supervision(make, errand, officer=officer),
    }
    with make.tx() as tx:
        case = problem_case(tx, errand)
        tx.session.add(case)
    return {name: str(one) for name, one in (ids | {"problem_case": case.id}).items()}
