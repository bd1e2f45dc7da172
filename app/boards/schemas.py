"""Shapes of the boards: every rate with its numerator and denominator."""

import uuid
from datetime import date

from pydantic import BaseModel

from app.orgs.models import RegionLevel


class FigureRead(BaseModel):
    """A numerator out of a denominator; `percent` is null where nothing is in the denominator."""

    key: str
    numerator: int
    denominator: int
    percent: float | None


class RateRead(FigureRead):
    """A rate of a place, and in words what is counted out of what."""

    title: str
    explanation: str


class PlaceRead(BaseModel):
    """A county, a town or a village."""

    id: uuid.UUID
    name: str
    level: RegionLevel


class PlaceFigures(BaseModel):
    """The same rates of a place inside, in the order of its code: nobody is ranked."""

    place: PlaceRead
    figures: list[FigureRead]


class BoardRead(BaseModel):
    """A place's rates of a month, up to today at most, and those of the places right inside it."""

    month: str
    begins: date
    until: date
    place: PlaceRead
    rates: list[RateRead]
    places: list[PlaceFigures]
    shows_people: bool


class PersonFigures(BaseModel):
    """The rates of one agent's errands, in the order of names: nobody is ranked."""

    user_id: uuid.UUID
    name: str
    figures: list[FigureRead]


class PeopleBoard(BaseModel):
    """Rates by agent, where the county switched that on."""

    month: str
    place: PlaceRead
    titles: dict[str, str]
    items: list[PersonFigures]
