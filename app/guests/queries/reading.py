"""Links of a case for those who may take them back, and the case for a guest."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from app.auth.models import UserAccount
from app.core.pages import Items
from app.core.text import mask_name
from app.core.tx import Tx
from app.errands.models import Errand
from app.errands.queries.reading import read_errand
from app.errands.schemas import Related
from app.guests.models import CaseLink, GuestPurpose
from app.guests.schemas import PURPOSE_LABELS, CaseLinkRead, GuestCaseRead, GuestLine

# What a purpose lets a guest do, as the case calls the step.
STEPS = {"sign": GuestPurpose.confirm, "rate": GuestPurpose.rate}
# What nobody but the beneficiary gives away.
HERS = frozenset(STEPS.values())


def links_of(tx: Tx, *, errand: Errand) -> Items[CaseLinkRead]:
    """List the links of a case, newest first."""
    rows = tx.session.execute(
        select(CaseLink, col(UserAccount.name))
        .join(UserAccount, col(UserAccount.id) == col(CaseLink.created_by))
        .where(col(CaseLink.errand_id) == errand.id)
        .order_by(col(CaseLink.created_at).desc(), col(CaseLink.id).desc())
    )
    return Items(items=[read_link(tx, link, made_by=name) for link, name in rows])


def read_link(tx: Tx, link: CaseLink, *, made_by: str, token: str | None = None) -> CaseLinkRead:
    """Give one link; its token only to whom has just made it."""
    purposes = purposes_of(tx, link)
    return CaseLinkRead(
        **link.model_dump(
            include={"id", "guest_name", "uses", "uses_max", "created_at", "expires_at", "last_used_at"}
        ),
        purposes=purposes,
        purpose_labels=[PURPOSE_LABELS[one] for one in purposes],
        is_open=is_open(tx, link),
        state_label=_state(tx, link),
        created_by_name=made_by,
        token=token,
    )


def purposes_of(tx: Tx, link: CaseLink) -> list[GuestPurpose]:
    """Give what a link is good for: her hand and her word only if she gave it, and works on the case not."""
    errand = tx.session.get_one(Errand, link.errand_id)
    is_hers = not link.in_presence and link.created_by not in (errand.agent_id, errand.first_agent_id)
    return [one for one in map(GuestPurpose, link.purposes) if is_hers or one not in HERS]


def is_open(tx: Tx, link: CaseLink) -> bool:
    """Tell whether a link still opens."""
    return link.revoked_at is None and link.expires_at > tx.now and link.uses < link.uses_max


def related(tx: Tx, errand: Errand) -> Sequence[Related]:
    """Give the row on the case's page: how many links are open; a guest sees none."""
    if tx.actor.errand_id is not None:
        return ()
    open_now = select(func.count()).where(
        col(CaseLink.errand_id) == errand.id,
        col(CaseLink.revoked_at).is_(None),
        col(CaseLink.expires_at) > tx.now,
    )
    count = tx.session.scalars(open_now).one()
    return (Related(kind="links", label="给外地家人的链接", count=count, is_alert=False),)


def guest_case(tx: Tx, *, link: CaseLink) -> GuestCaseRead:
    """Give the case as the guest, who is the actor, may see it."""
    errand = read_errand(tx, errand_id=link.errand_id)
    purposes = purposes_of(tx, link)
    open_steps = {str(one.action) for one in errand.actions}
    return GuestCaseRead(
        case_link_id=link.id,
        number=errand.number,
        item_name=errand.service_item.name,
        state_label=errand.state_label,
        beneficiary_name=mask_name(errand.beneficiary.name),
        guest_name=link.guest_name,
        station_name=errand.station.name,
        station_phone=errand.station.phone,
        due_at=errand.due_at,
        waiting_for=errand.paused.reason_label if errand.paused else "",
        missing=[one.name for one in errand.missing],
        outcome=errand.outcome,
        timeline=[GuestLine(label=one.label, at=one.at) for one in errand.timeline],
        photos=len(errand.files),
        purposes=purposes,
        actions=[step for step, purpose in STEPS.items() if purpose in purposes and step in open_steps],
        expires_at=link.expires_at,
        uses_left=link.uses_max - link.uses,
    )


def _state(tx: Tx, link: CaseLink) -> str:
    if link.revoked_at is not None:
        return "已停用"
    if link.expires_at <= tx.now:
        return "已到期"
    if link.uses >= link.uses_max:
        return "已用完"
    return "在用" if link.device_hash else "还没打开"
