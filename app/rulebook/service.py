"""Setting the county's own rules: a whole new edition each time, on top of the one its author read."""

from datetime import date
from typing import Any

from pydantic import ValidationError

from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.problems import message_of
from app.core.tx import Tx
from app.rulebook.models import RulebookEdition
from app.rulebook.queries import latest_edition, may_amend, read_values, topic_named
from app.rulebook.topics.settings import Topic


class EditionOvertaken(Problem):
    """Somebody else has adopted an edition since."""

    title = "规则已经被别人改过"


def amend(
    tx: Tx, *, key: str, version: int, values: dict[str, Any], effective_from: date | None, note: str
) -> RulebookEdition:
    """Adopt an edition of a topic, in force from a day on (today by default).

    Raises NotFound for an unknown topic, NotAllowed for whoever does not set rules for the whole county,
    InvalidInput for values out of bounds, nothing changed or a day that is past, EditionOvertaken.
    """
    topic = topic_named(key)
    if not may_amend(tx):
        raise NotAllowed("只有县一级的干部能改全县的规则")
    begins = effective_from or tx.today
    if begins < tx.today:
        raise InvalidInput.at("/effective_from", "新规则不能从过去的日子开始")
    settled = _settled(topic, values)
    latest = latest_edition(tx, key=key)
    # Two who adopt at once both add the next version: the constraint refuses the second, who looks again.
    if version != (latest.version if latest else 0):
        raise EditionOvertaken("您打开以后，别人已经改过这些规则，请刷新后再改")
    if latest is not None and begins < latest.effective_from:
        raise InvalidInput.at("/effective_from", f"已有一版从 {latest.effective_from} 起执行，请不要早于它")
    before = topic() if latest is None else read_values(topic, latest.values)
    if before == settled:
        raise InvalidInput.at("/values", "没有改动任何一项")
    edition = RulebookEdition(
        county_id=tx.actor.county_id,
        topic=key,
        version=version + 1,
        effective_from=begins,
        values=settled.model_dump(mode="json"),
        note=note,
        adopted_by=tx.actor.user_id,
        adopted_by_name=tx.actor.name,
        created_at=tx.now,
    )
    tx.session.add(edition)
    tx.session.flush()
    return edition


def _settled(topic: type[Topic], values: dict[str, Any]) -> Topic:
    try:
        return topic.model_validate(values)
    except ValidationError as error:
        failures = [
            {
                "pointer": "/".join(["/values", *(str(part) for part in one["loc"])]),
                "detail": message_of(dict(one)),
            }
            for one in error.errors()[:20]
        ]
        raise InvalidInput(failures[0]["detail"], errors=failures) from None
