"""One's own family links, both ways: what a relative may do, confirmed and ended by the elder herself."""

import uuid

from sqlalchemy import or_, select
from sqlmodel import col

from app.authority.schemas import OwnFamilyRead
from app.core.errors import NotFound
from app.core.pages import Items
from app.core.tx import Tx
from app.people.models import FamilyLink, Resident

# What a confirmed link gives by itself; more needs an authority.
MAY = ("替您提交代办、补交材料", "看您的代办进度和结果", "替您签收、评价", "查看和申报您的积分")
NOT_YET = ("等老人本人确认后才能代办",)


def own_family(tx: Tx) -> Items[OwnFamilyRead]:
    """List who may act for me, and for whom I may act."""
    own = tx.actor.resident_id
    if own is None:
        return Items(items=[])
    rows = tx.session.execute(
        select(FamilyLink, col(Resident.name))
        .join(
            Resident,
            or_(
                (col(FamilyLink.elder_id) == own) & (col(Resident.id) == col(FamilyLink.relative_id)),
                (col(FamilyLink.relative_id) == own) & (col(Resident.id) == col(FamilyLink.elder_id)),
            ),
        )
        .where(
            or_(col(FamilyLink.elder_id) == own, col(FamilyLink.relative_id) == own),
            col(FamilyLink.ended_at).is_(None),
        )
        .order_by(col(FamilyLink.created_at), col(FamilyLink.id))
    )
    return Items(items=[_read(link, name, is_elder=link.elder_id == own) for link, name in rows])


def confirm(tx: Tx, *, link_id: uuid.UUID) -> None:
    """Let the elder agree to a link that somebody wrote down; twice is once. Raises NotFound for others."""
    link = _lock(tx, link_id)
    if link.elder_id != tx.actor.resident_id:
        raise NotFound(_MISSING)
    link.confirmed_at = link.confirmed_at or tx.now
    tx.session.add(link)


def end(tx: Tx, *, link_id: uuid.UUID) -> None:
    """Let either of the two end a link; from now on the relative sees nothing of the elder's."""
    link = _lock(tx, link_id)
    link.ended_at = tx.now
    tx.session.add(link)


_MISSING = "没有找到这条亲属关系"


def _lock(tx: Tx, link_id: uuid.UUID) -> FamilyLink:
    link = tx.session.get(FamilyLink, link_id, with_for_update=True)
    own = tx.actor.resident_id
    if link is None or own is None or own not in (link.elder_id, link.relative_id) or link.ended_at:
        raise NotFound(_MISSING)
    return link


def _read(link: FamilyLink, name: str, *, is_elder: bool) -> OwnFamilyRead:
    is_confirmed = link.confirmed_at is not None
    return OwnFamilyRead(
        id=link.id,
        name=name,
        relation=link.relation,
        is_elder=is_elder,
        is_confirmed=is_confirmed,
        may=list(MAY if is_confirmed else NOT_YET),
        actions=["confirm", "end"] if is_elder and not is_confirmed else ["end"],
    )
