"""Links made by the beneficiary, or by an agent beside her; taken back at any time."""

import hashlib
import secrets
import uuid
from datetime import timedelta

from sqlalchemy import func, select
from sqlmodel import col

from app.auth.models import UserAccount
from app.core import audit
from app.core.errors import InvalidInput, NotAllowed, NotFound, Problem
from app.core.tx import Tx
from app.errands.models import Errand, ErrandState
from app.errands.queries.reach import case_of, lock_errand
from app.errands.ties import is_judge, is_self, is_staff
from app.guests.models import CaseLink, GuestPurpose
from app.guests.queries.reading import HERS, read_link
from app.guests.schemas import CaseLinkCreate, CaseLinkRead
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.authority import GuestRules

_TOKEN_BYTES = 32
_ENDED = (ErrandState.archived, ErrandState.withdrawn)


class LinksNotAllowed(Problem):
    """The county gives no links, or this case has as many as it may have."""

    title = "现在不能发链接"


def create_link(tx: Tx, *, errand_id: uuid.UUID, draft: CaseLinkCreate) -> CaseLinkRead:
    """Make a link, and tell its token this once."""
    errand = lock_errand(tx, errand_id=errand_id)
    is_hers = _check_may_make(tx, errand, draft)
    rules = rules_in_force(tx, GuestRules)
    _check_room(tx, errand, rules)
    days = draft.days or rules.default_days
    if days > rules.max_days:
        raise InvalidInput.at("/days", f"链接最长 {rules.max_days} 天")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    guest = UserAccount(county_id=errand.county_id, name=draft.guest_name, is_active=False, created_at=tx.now)
    tx.session.add(guest)
    tx.session.flush()
    link = CaseLink(
        county_id=errand.county_id,
        errand_id=errand.id,
        beneficiary_id=errand.beneficiary_id,
        guest_account_id=guest.id,
        token_hash=hash_of(token),
        purposes=[one for one in GuestPurpose if one is GuestPurpose.see or one in draft.purposes],
        guest_name=draft.guest_name,
        uses_max=rules.uses_max,
        in_presence=not is_hers,
        created_by=tx.actor.user_id,
        created_at=tx.now,
        expires_at=tx.now + timedelta(days=days),
    )
    link.pin_index = pin_index(tx, link, draft.phone_tail) if draft.phone_tail else ""
    tx.session.add(link)
    tx.session.flush()
    _tell(tx, errand, link, action="create_link")
    return read_link(tx, link, made_by=tx.actor.name, token=token)


def revoke_link(tx: Tx, *, errand_id: uuid.UUID, link_id: uuid.UUID) -> None:
    """Take a link back, at once."""
    errand = find_errand(tx, errand_id=errand_id)
    link = tx.session.get(CaseLink, link_id, with_for_update=True)
    if link is None or link.errand_id != errand.id:
        raise NotFound("没有找到这条链接")
    link.revoked_at = link.revoked_at or tx.now
    tx.session.add(link)
    tx.session.flush()


def find_errand(tx: Tx, *, errand_id: uuid.UUID) -> Errand:
    """Give a case whose links the actor may see and take back: a party's, or staff's."""
    errand = lock_errand(tx, errand_id=errand_id)
    case = case_of(tx, errand)
    if not (is_self(case, tx.actor) or case.is_family or is_staff(case, tx.actor)):
        raise NotAllowed("只有本人、家人和经办的代办站能管这件事的链接")
    return errand


def hash_of(secret: str) -> str:
    """Give what is stored of a token or of a device's mark."""
    return hashlib.sha256(secret.encode()).hexdigest()


def pin_index(tx: Tx, link: CaseLink, pin: str) -> str:
    """Give what is stored of a phone's tail: of this link only, so that equal tails look different."""
    return tx.vault.index(f"{link.id}:{pin}", kind="guest_pin") or ""


def _check_may_make(tx: Tx, errand: Errand, draft: CaseLinkCreate) -> bool:
    """Tell whether the beneficiary herself makes it; staff do it beside her."""
    case = case_of(tx, errand)
    is_hers = is_self(case, tx.actor)
    if not is_hers and not is_staff(case, tx.actor):
        raise NotAllowed("只有本人，或在本人身边的代办员，才能发链接")
    if not is_hers and not draft.in_presence:
        raise InvalidInput.at("/in_presence", "请确认本人在场并且同意")
    # Whoever works on it could open the link on the own phone, and sign and rate for her.
    if not (is_hers and is_judge(case, tx.actor)) and HERS.intersection(draft.purposes):
        raise InvalidInput.at("/purposes", "代办员发的链接只能看进度、传照片；签收和评价要本人自己发")
    return is_hers


def _check_room(tx: Tx, errand: Errand, rules: GuestRules) -> None:
    if not rules.allows_links:
        raise LinksNotAllowed("本县没有开通给外地家人的链接")
    if errand.state in _ENDED:
        raise LinksNotAllowed("这件事已经结束，不用再发链接")
    open_now = select(func.count()).where(
        col(CaseLink.errand_id) == errand.id,
        col(CaseLink.revoked_at).is_(None),
        col(CaseLink.expires_at) > tx.now,
    )
    if tx.session.scalars(open_now).one() >= rules.links_max:
        raise LinksNotAllowed(f"一件事最多 {rules.links_max} 条在用的链接，请先停用不用的")


def _tell(tx: Tx, errand: Errand, link: CaseLink, *, action: str) -> None:
    """Tell the log by hand: the answer holds a secret, so it is made in a transaction of its own."""
    audit.note(
        tx,
        action=action,
        subject_kind="case_link",
        subject_id=link.id,
        resident_id=errand.beneficiary_id,
        path=errand.path,
        changes={"purposes": [None, link.purposes], "in_presence": [None, link.in_presence]},
    )
