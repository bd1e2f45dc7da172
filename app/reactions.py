"""REACTIONS: which event wakes which handlers. The whole map on one screen."""

from app.core.events import Event, Handler
from app.errands.events import ErrandRated
from app.points import handlers as points

REACTIONS: dict[type[Event], tuple[Handler, ...]] = {
    ErrandRated: (points.on_errand_rated,),
}
