"""What ties a person to an errand, as the rules need to know it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from app.core.permissions import Actor, Permission
from app.errands.kinds import CHOSEN_CLOSINGS, STRUCK_OUT, ClosingKind
from app.errands.models import ErrandState

# County and town: whoever assigns there stands above the villages' stations.
_TOWN_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of an errand, and of the actor's tie to it."""

    state: ErrandState
    path: str
    handling_path: str
    typed_by_id: uuid.UUID
    beneficiary_id: uuid.UUID
    first_agent_id: uuid.UUID | None
    agent_id: uuid.UUID | None
    is_above: bool
    has_upper: bool
    is_paused: bool
    is_rated: bool
    is_family: bool
    # A second return waits for the town's word, asked for by this person.
    is_return_asked: bool = False
    return_asked_by: uuid.UUID | None = None
    has_open_parts: bool = False
    is_extendable: bool = False
    # What waits since before its due date is not late.
    is_overdue: bool = False
    is_resubmit_over: bool = False
    is_reopenable: bool = True
    # The person in whose hands it is serves there no longer.
    is_orphan: bool = False


Predicate = Callable[[Case, Actor], bool]


def serves(case: Case, actor: Actor) -> bool:
    """Tell whether the actor is an agent where the errand lies now."""
    return actor.can(Permission.errand_handle, case.handling_path)


def leads(case: Case, actor: Actor) -> bool:
    return actor.can(Permission.errand_assign, case.handling_path)


def is_agent(case: Case, actor: Actor) -> bool:
    """Tell whether the errand is in the actor's hands; a role taken back takes the errand out of them."""
    return case.agent_id == actor.user_id and serves(case, actor)


def may_strike_out(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may close it as void: a lead, and never the agents' own hand."""
    return leads(case, actor) and actor.user_id not in (case.agent_id, case.first_agent_id)


def closings_of(case: Case, actor: Actor) -> tuple[ClosingKind, ...]:
    """List how the actor may close it: as done, or as struck out by whoever leads and does not do it."""
    return CHOSEN_CLOSINGS if is_agent(case, actor) else STRUCK_OUT


def is_first_agent(case: Case, actor: Actor) -> bool:
    return case.first_agent_id == actor.user_id and actor.can(Permission.errand_handle, case.path)


def is_self(case: Case, actor: Actor) -> bool:
    """Tell whether the errand is for the actor; who asked for another has a tie as family, or none."""
    return case.beneficiary_id == actor.resident_id


def is_party(case: Case, actor: Actor) -> bool:
    return is_self(case, actor) or case.is_family


def is_judge(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may rate: a party, and never the agents' own hand."""
    return is_party(case, actor) and actor.user_id not in (case.agent_id, case.first_agent_id)


def is_caller(case: Case, actor: Actor) -> bool:
    """Tell whether the actor may write down a rating that was told: staff, and never the agents' own hand."""
    return is_staff(case, actor) and actor.user_id not in (case.agent_id, case.first_agent_id)


def may_read_rating(case: Case, actor: Actor) -> bool:
    """Tell whether the actor reads the rating: the agents' side only once the errand is filed."""
    if is_party(case, actor) or case.state is ErrandState.archived:
        return True
    is_over_it = is_lead(case, actor) or actor.can(Permission.errand_supervise, case.path)
    return is_over_it and actor.user_id not in (case.agent_id, case.first_agent_id)


def is_staff(case: Case, actor: Actor) -> bool:
    return any(actor.can(Permission.errand_handle, path) for path in (case.path, case.handling_path))


def is_lead(case: Case, actor: Actor) -> bool:
    return any(actor.can(Permission.errand_assign, path) for path in (case.path, case.handling_path))


def typed_it(case: Case, actor: Actor) -> bool:
    """Tell whether the actor took the errand in, and still serves there."""
    return case.typed_by_id == actor.user_id and is_staff(case, actor)


def is_paused(case: Case, _actor: Actor) -> bool:
    return case.is_paused


def is_above(case: Case, _actor: Actor) -> bool:
    return case.is_above


def has_upper(case: Case, _actor: Actor) -> bool:
    return case.has_upper


def is_rated(case: Case, _actor: Actor) -> bool:
    return case.is_rated


def either(*predicates: Predicate) -> Predicate:
    return lambda case, actor: any(predicate(case, actor) for predicate in predicates)


def both(*predicates: Predicate) -> Predicate:
    return lambda case, actor: all(predicate(case, actor) for predicate in predicates)


def no(predicate: Predicate) -> Predicate:
    return lambda case, actor: not predicate(case, actor)


def town_of(path: str) -> str:
    """Give the town's path of a place, or the county's for a place at the county."""
    return f"/{'/'.join(path.strip('/').split('/')[:_TOWN_DEPTH])}/"


def oversees(case: Case, actor: Actor) -> bool:
    """Tell whether the actor decides for the town over what its stations ask."""
    return actor.can(Permission.errand_assign, town_of(case.path))


def judges_return(case: Case, actor: Actor) -> bool:
    """Tell whether the actor decides on a second return: for the town, and never who asked for it."""
    return case.is_return_asked and oversees(case, actor) and actor.user_id != case.return_asked_by


def is_return_asked(case: Case, _actor: Actor) -> bool:
    return case.is_return_asked


def has_open_parts(case: Case, _actor: Actor) -> bool:
    return case.has_open_parts


def is_extendable(case: Case, _actor: Actor) -> bool:
    return case.is_extendable


def is_overdue(case: Case, _actor: Actor) -> bool:
    return case.is_overdue


def is_resubmit_over(case: Case, _actor: Actor) -> bool:
    return case.is_resubmit_over


def is_reopenable(case: Case, _actor: Actor) -> bool:
    return case.is_reopenable


def is_orphan(case: Case, _actor: Actor) -> bool:
    return case.is_orphan
