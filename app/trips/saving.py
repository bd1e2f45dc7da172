"""What a bundled trip saved: the one formula, for the page, the list and the figures."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoneAt:
    """How many tasks were done at a stop, and how far it is one way; None where nobody measured."""

    done: int
    metres: int | None


@dataclass(frozen=True, slots=True)
class Saving:
    """The parts of the figure: of `done` tasks `counted` have a known distance."""

    done: int
    counted: int
    single_metres: int


def single_trips(stops: Sequence[DoneAt]) -> Saving:
    """Add up the rides there and back that each done task would have needed by itself."""
    known = [stop for stop in stops if stop.metres is not None]
    return Saving(
        done=sum(stop.done for stop in stops),
        counted=sum(stop.done for stop in known),
        single_metres=sum(2 * stop.done * (stop.metres or 0) for stop in known),
    )


def saved_metres(*, single_metres: int, counted: int, metres_made: int | None) -> int | None:
    """Give the single trips less the one that was made; None if that was not measured, or nothing counts."""
    if metres_made is None or counted == 0:
        return None
    return single_metres - metres_made
