"""Reads of the county's settings: what is in force, what is coming, what was before."""

import uuid
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlmodel import col, select

from app.core.errors import NotFound
from app.core.pages import Page, fetch_page, page_of
from app.core.permissions import Permission
from app.core.tx import Tx
from app.orgs.models import Region
from app.rulebook.models import RulebookEdition
from app.rulebook.schemas import EditionRead, TopicRead
from app.rulebook.topics.all import TOPICS
from app.rulebook.topics.settings import Topic

TopicT = TypeVar("TopicT", bound=Topic)
_EDITIONS = [col(RulebookEdition.version)]


def rules_in_force(
    tx: Tx, topic: type[TopicT], *, county_id: uuid.UUID | None = None, on: date | None = None
) -> TopicT:
    """Give a county's settings of a topic on a day; by default the actor's county, today.

    One statement. What an edition does not say, or says out of today's bounds, has its default.
    """
    found = _edition_of(tx, topic.KEY, county_id=county_id or tx.actor.county_id, on=on or tx.today)
    return topic() if found is None else read_values(topic, found.values)


def read_values(topic: type[TopicT], values: dict[str, Any]) -> TopicT:
    """Read an edition's values with today's form: it may have gained, lost or narrowed fields since."""
    known = {name: value for name, value in values.items() if name in topic.model_fields}
    try:
        return topic(**known)
    except ValidationError as error:
        wrong = {one["loc"][0] for one in error.errors() if one["loc"]}
    return _fitting(topic, {name: value for name, value in known.items() if name not in wrong})


def _fitting(topic: type[TopicT], values: dict[str, Any]) -> TopicT:
    """Take what goes together: of two values that contradict each other the second has its default."""
    read = topic()
    fitting: dict[str, Any] = {}
    for chosen in [values, *({name: value} for name, value in values.items())]:
        try:
            read = topic(**fitting | chosen)
        except ValidationError:
            continue
        fitting |= chosen
    return read


def topic_named(key: str) -> type[Topic]:
    """Give a topic by its key; raises NotFound."""
    if key not in TOPICS:
        raise NotFound("没有这一类规则")
    return TOPICS[key]


def read_topics(tx: Tx) -> list[TopicRead]:
    """Give every topic as the actor's county has set it."""
    editions = _editions(tx, *TOPICS)
    may_edit = may_amend(tx)
    return [_read_topic(tx, topic, editions[key], may_edit=may_edit) for key, topic in TOPICS.items()]


def read_topic(tx: Tx, *, key: str) -> TopicRead:
    """Give one topic; raises NotFound."""
    topic = topic_named(key)
    return _read_topic(tx, topic, _editions(tx, key)[key], may_edit=may_amend(tx))


def editions_page(tx: Tx, *, key: str, cursor: str | None, limit: int) -> Page[EditionRead]:
    """List a topic's editions, newest first, each with what it changed against the one before."""
    topic = topic_named(key)
    wanted = select(RulebookEdition).where(
        RulebookEdition.county_id == tx.actor.county_id, RulebookEdition.topic == key
    )
    rows, following = fetch_page(tx.session, wanted, sort=_EDITIONS, cursor=cursor, limit=limit)
    found = [row[0] for row in rows]
    before = _versions_before(tx, key, found)
    return page_of(rows, following, lambda row: read_edition(row[0], topic, before.get(row[0].version)))


def read_edition(
    edition: RulebookEdition, topic: type[Topic], previous: dict[str, Any] | None
) -> EditionRead:
    """Give an edition with its changes against the values before it, None for the defaults."""
    old = (topic() if previous is None else read_values(topic, previous)).model_dump(mode="json")
    new = read_values(topic, edition.values).model_dump(mode="json")
    changes = [
        {"field": name, "title": field.title or name, "before": old[name], "after": new[name]}
        for name, field in topic.model_fields.items()
        if old[name] != new[name]
    ]
    return EditionRead(
        id=edition.id,
        topic=edition.topic,
        version=edition.version,
        effective_from=edition.effective_from,
        note=edition.note,
        adopted_by_name=edition.adopted_by_name,
        created_at=edition.created_at,
        values=new,
        changes=changes,
    )


def latest_edition(tx: Tx, *, key: str) -> RulebookEdition | None:
    """Give the edition that was adopted last, in force or not."""
    return tx.session.exec(
        select(RulebookEdition)
        .where(RulebookEdition.county_id == tx.actor.county_id, RulebookEdition.topic == key)
        .order_by(col(RulebookEdition.version).desc())
        .limit(1)
    ).first()


def may_amend(tx: Tx) -> bool:
    """Tell whether the actor sets rules for the whole county."""
    county = tx.session.get_one(Region, tx.actor.county_id)
    return tx.actor.can(Permission.rulebook_amend, county.path)


def _read_topic(tx: Tx, topic: type[Topic], editions: list[RulebookEdition], *, may_edit: bool) -> TopicRead:
    current = next((one for one in editions if one.effective_from <= tx.today), None)
    latest = editions[0] if editions else None
    values = topic() if current is None else read_values(topic, current.values)
    return TopicRead(
        key=topic.KEY,
        title=topic.TITLE,
        about=topic.ABOUT,
        version=0 if current is None else current.version,
        effective_from=None if current is None else current.effective_from,
        values=values.model_dump(mode="json"),
        defaults=topic().model_dump(mode="json"),
        form=topic.model_json_schema(),
        coming=None
        if latest is current or latest is None
        else read_edition(latest, topic, current.values if current else None),
        latest_version=0 if latest is None else latest.version,
        may_edit=may_edit,
    )


def _editions(tx: Tx, *keys: str) -> dict[str, list[RulebookEdition]]:
    """Give the editions of topics, newest first: a county makes a handful in a year."""
    found: dict[str, list[RulebookEdition]] = {key: [] for key in keys}
    rows = tx.session.exec(
        select(RulebookEdition)
        .where(RulebookEdition.county_id == tx.actor.county_id, col(RulebookEdition.topic).in_(keys))
        .order_by(col(RulebookEdition.version).desc())
    )
    for row in rows:
        found[row.topic].append(row)
    return found


def _edition_of(tx: Tx, key: str, *, county_id: uuid.UUID, on: date) -> RulebookEdition | None:
    return tx.session.exec(
        select(RulebookEdition)
        .where(
            RulebookEdition.county_id == county_id,
            RulebookEdition.topic == key,
            RulebookEdition.effective_from <= on,
        )
        .order_by(col(RulebookEdition.version).desc())
        .limit(1)
    ).first()


def _versions_before(tx: Tx, key: str, found: list[RulebookEdition]) -> dict[int, dict[str, Any]]:
    rows = tx.session.exec(
        select(RulebookEdition).where(
            RulebookEdition.county_id == tx.actor.county_id,
            RulebookEdition.topic == key,
            col(RulebookEdition.version).in_([one.version - 1 for one in found]),
        )
    )
    return {row.version + 1: row.values for row in rows}
