"""REACTIONS: which event wakes which handlers. The whole map on one screen."""

from app.core.events import Event, Handler

REACTIONS: dict[type[Event], tuple[Handler, ...]] = {}
