"""What was kept of the leaver, and what was said about the work for her."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from app.auth.models import (
    UserAccount,
)
from app.core.tx import Tx
from app.custody.models import (
    CustodyAction,
    CustodyCount,
    CustodyCountLine,
    CustodyItem,
    CustodyKind,
    CustodyMovement,
    CustodyState,
)
from app.errands.models import Errand, ErrandRating
from app.reviews.models import Rectification, RectificationState, RectificationStep
from app.supervision.models import (
    ProblemCase,
    ProblemState,
    Supervision,
    SupervisionKind,
    SupervisionState,
    SupervisionStep,
)
from app.trips.models import Office, Outcome, Trip, TripState, TripStop, TripTask
from tests.privacy.marks import NAME, WORDS


def custody_of(tx: Tx, errand: Errand, user: UserAccount) -> None:
    """A paper that was kept for the villager, counted, and given back."""
    own: dict[str, Any] = {"county_id": user.county_id}
    item = CustodyItem(
        **own,
        kind=CustodyKind.original,
        description=WORDS,
        state=CustodyState.returned,
        resident_id=errand.beneficiary_id,
        errand_id=errand.id,
        station_id=errand.station_id,
        path=errand.path,
        holding_path=errand.path,
        taken_at=tx.now,
        closed_at=tx.now,
    )
    said: dict[str, Any] = {
        "witness": WORDS,
        "note": WORDS,
        "counterpart": WORDS,
        "actor_name": NAME,
        "actor_id": user.id,
    }
    count = CustodyCount(**own, user_id=user.id, day=tx.today, round=1, expected=1, missing=1, at=tx.now)
    tx.session.add_all([item, count])
    tx.session.flush()
    step = CustodyMovement(
        **own,
        **said,
        item_id=item.id,
        version=1,
        action=CustodyAction.take,
        target=CustodyState.returned,
        at=tx.now,
    )
    line = CustodyCountLine(**own, count_id=count.id, item_id=item.id, is_there=False, note=WORDS)
    tx.session.add_all([step, line])
    _ride(tx, errand, user)


def _ride(tx: Tx, errand: Errand, user: UserAccount) -> None:
    """A trip for the errand that came to nothing, and that the villager carried."""
    own: dict[str, Any] = {"county_id": user.county_id}
    trip = Trip(
        **own,
        station_id=errand.station_id,
        path=errand.path,
        agent_id=user.id,
        day=tx.today,
        state=TripState.finished,
        carrier_id=errand.beneficiary_id,
        carrier_witness=WORDS,
        created_at=tx.now,
        finished_at=tx.now,
    )
    office = Office(**own, name="县政务大厅")
    tx.session.add_all([trip, office])
    tx.session.flush()
    stop = TripStop(**own, trip_id=trip.id, office_id=office.id, position=0)
    tx.session.add(stop)
    tx.session.flush()
    about: dict[str, Any] = {"errand_id": errand.id, "outcome": Outcome.not_done, "reason": WORDS}
    task = TripTask(**own, **about, trip_id=trip.id, stop_id=stop.id, position=0, ticked_at=tx.now)
    tx.session.add(task)


def answers_about(
    tx: Tx, errand_id: uuid.UUID, user: UserAccount, officer: UserAccount
) -> Iterable[SQLModel]:
    """Let a bad rating be answered, and a delay be asked about, in words about the villager."""
    errand, rating = tx.session.get_one(Errand, errand_id), tx.session.scalars(select(ErrandRating)).one()
    about: dict[str, Any] = {"county_id": user.county_id, "errand_id": errand_id, "path": errand.path}
    own: dict[str, Any] = {"county_id": user.county_id, "actor_id": user.id, "actor_name": NAME}
    own |= {"version": 1, "note": WORDS, "at": tx.now}
    words: dict[str, Any] = dict.fromkeys(("remedy", "second_comment", "appeal", "exclusion_reason"), WORDS)
    bad = Rectification(
        **about,
        **words,
        rating_id=rating.id,
        state=RectificationState.closed,
        score=1,
        agent_id=officer.id,
        first_agent_id=officer.id,
        contact_due_at=tx.now,
        fix_due_at=tx.now,
        created_at=tx.now,
    )
    asked = Supervision(
        **about,
        position=1,
        number="督1",
        kind=SupervisionKind.letter,
        state=SupervisionState.settled,
        supervisor_path=errand.path,
        reason=WORDS,
        answer=WORDS,
        issued_by=officer.id,
        created_at=tx.now,
    )
    yield from (bad, asked)
    tx.session.flush()
    yield RectificationStep(**own, rectification_id=bad.id, action="rate_again")
    yield SupervisionStep(**own, supervision_id=asked.id, action="answer")
    case: dict[str, Any] = dict.fromkeys(("transfers", "reworks"), 3)
    yield ProblemCase(**about, **case, state=ProblemState.open, note=WORDS, flagged_at=tx.now)
