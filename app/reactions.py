"""REACTIONS: which event wakes which handlers. The whole map on one screen."""

from app.archive import handlers as archive
from app.core.events import Event, Handler
from app.errands.events import ErrandMoved, ErrandRated
from app.points import handlers as points
from app.reviews import handlers as reviews
from app.supervision import handlers as supervision

REACTIONS: dict[type[Event], tuple[Handler, ...]] = {
    ErrandMoved: (supervision.on_errand_moved, archive.on_errand_moved),
    ErrandRated: (points.on_errand_rated, reviews.on_errand_rated),
}
