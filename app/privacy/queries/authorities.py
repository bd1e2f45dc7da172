"""What a person let others do in her name, what she may do in another's, and each use of it."""

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from app.authority.models import Authority, AuthorityStep, Power
from app.authority.states import ACTION_LABELS, CAPACITY_LABELS, GIVEN_LABELS, POWER_LABELS
from app.core.text import mask_name
from app.core.tx import Tx
from app.guests.models import CaseLink
from app.privacy.sections import Section, Shown, is_me, read_section


def sections(tx: Tx) -> list[Section]:
    """Give the actor's authorities, both ways, and their course."""
    return [_authorities(tx), _steps(tx), _links(tx)]


def _mine(tx: Tx) -> ColumnElement[bool]:
    represents = col(Authority.representative_id) == tx.actor.user_id
    return or_(represents, is_me(tx.actor, Authority.principal_id))


def _powers(given: list[Power]) -> str:
    return "；".join(POWER_LABELS[one] for one in given)


def _authorities(tx: Tx) -> Section:
    shown = {
        "number": Shown("编号", Authority.number),
        "capacity": Shown("受托身份", Authority.capacity, lambda one: CAPACITY_LABELS[one]),
        "powers": Shown("可以做的", Authority.powers, _powers),
        "words": Shown("补充说明", Authority.words),
        "starts_on": Shown("起始日", Authority.starts_on),
        "ends_on": Shown("到期日", Authority.ends_on),
        "given_by": Shown("怎样签的", Authority.given_by, lambda one: GIVEN_LABELS[one]),
        "given_at": Shown("签字时间", Authority.given_at),
        "revoked_at": Shown("收回时间", Authority.revoked_at),
    }
    return read_section(
        tx,
        key="authorities",
        title="委托书",
        shown=shown,
        narrow=lambda rows: rows.where(_mine(tx)).order_by(col(Authority.created_at)),
    )


def _links(tx: Tx) -> Section:
    shown = {
        "guest_name": Shown("给谁的链接", CaseLink.guest_name),
        "uses": Shown("用过几次", CaseLink.uses),
        "created_at": Shown("发出时间", CaseLink.created_at),
        "expires_at": Shown("到期时间", CaseLink.expires_at),
        "last_used_at": Shown("最近使用", CaseLink.last_used_at),
        "revoked_at": Shown("停用时间", CaseLink.revoked_at),
    }
    mine = or_(is_me(tx.actor, CaseLink.beneficiary_id), col(CaseLink.created_by) == tx.actor.user_id)
    return read_section(
        tx,
        key="case_links",
        title="给外地家人的链接",
        shown=shown,
        narrow=lambda rows: rows.where(mine).order_by(col(CaseLink.created_at)),
    )


def _steps(tx: Tx) -> Section:
    shown = {
        "number": Shown("编号", Authority.number),
        "action": Shown("步骤", AuthorityStep.action, lambda action: ACTION_LABELS.get(action, action)),
        "by": Shown("经手人", AuthorityStep.actor_name, mask_name),
        "note": Shown("备注", AuthorityStep.note),
        "at": Shown("时间", AuthorityStep.at),
    }
    return read_section(
        tx,
        key="authority_steps",
        title="委托书的经过",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(AuthorityStep)
            .join(Authority, col(Authority.id) == AuthorityStep.authority_id)
            .where(_mine(tx))
            .order_by(col(AuthorityStep.at))
        ),
    )
