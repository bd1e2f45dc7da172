"""Everything that is kept about a person, handed to that person, and noted."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

from app.core import audit
from app.core.audit import AuditEntry
from app.core.errors import TooManyRequests
from app.core.tx import Tx
from app.privacy.paper import draw
from app.privacy.queries import about_me, answers, authorities, dealings, kept_things
from app.privacy.sections import Section

MOST_AN_HOUR = 10
ACTION = "data_export"
TITLE = "我的信息"
_TOLD = (
    "这是系统里保存的、与您有关的全部信息。手机号和身份证号完整显示，请妥善保管。",
    "有不对的地方，可以在“我的隐私”里申请更正；不想再用，可以申请注销。",
)


def about_actor(tx: Tx, *, kind: str) -> list[Section]:
    """Gather everything about the actor; raises TooManyRequests past what anybody needs in an hour."""
    _check_pace(tx)
    audit.note(
        tx,
        action=ACTION,
        subject_kind="resident" if tx.actor.resident_id else "user",
        subject_id=tx.actor.resident_id or tx.actor.user_id,
        resident_id=tx.actor.resident_id,
        changes={"format": [None, kind]},
    )
    return (
        about_me.sections(tx)
        + dealings.sections(tx)
        + authorities.sections(tx)
        + answers.sections(tx)
        + kept_things.sections(tx)
    )


def as_json(sections: Sequence[Section], *, at: datetime) -> bytes:
    """Give the sections for machines, with what each part and value is called."""
    document = {
        "exported_at": at.isoformat(),
        "titles": {one.key: one.title for one in sections},
        "labels": {one.key: one.labels for one in sections},
        "data": {one.key: one.rows for one in sections},
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def as_pdf(sections: Sequence[Section], *, at: datetime, zone: str) -> Iterator[bytes]:
    """Give the sections on paper; drawn when it is read, so that no transaction waits for it."""
    made = at.astimezone(ZoneInfo(zone))
    yield draw(TITLE, [f"导出时间：{made:%Y-%m-%d %H:%M}", *_TOLD], sections)


def _check_pace(tx: Tx) -> None:
    since = tx.now - timedelta(hours=1)
    lately = select(func.count()).where(
        col(AuditEntry.actor_id) == tx.actor.user_id,
        col(AuditEntry.at) > since,
        col(AuditEntry.action) == ACTION,
    )
    if tx.session.scalars(lately).one() >= MOST_AN_HOUR:
        raise TooManyRequests("导出太频繁了，请一小时后再试", retry_after=3600)
