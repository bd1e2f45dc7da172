"""What a guest does with a link: opens it, looks, signs, rates, uploads; each is told in the log."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from app.auth.service import limits
from app.auth.service.limits import Limit
from app.auth.service.sign_in import in_transaction
from app.core import audit
from app.core.errors import InvalidInput, NotAllowed, NotFound
from app.core.permissions import Actor
from app.core.tx import Tx
from app.core.web import Runtime
from app.errands.models import Errand
from app.errands.schemas import TransitionCreate
from app.errands.service.moves import move
from app.errands.states import ErrandAction
from app.files.pictures import Picture
from app.files.service import attach, store_picture
from app.guests.models import CaseLink, GuestPurpose
from app.guests.queries.reading import STEPS, guest_case, is_open, purposes_of
from app.guests.schemas import GuestCaseRead, GuestOpen, GuestStep
from app.guests.service.links import hash_of, pin_index

# What opens nothing: made up, over, taken back, used up, another device's, a wrong tail. They look alike.
GONE = "这条链接不对、已到期或已停用；需要填手机尾号的，请核对后再试"
PIN_TRIES = 5
_MARK_BYTES, _MARK_LETTERS = 32, 43
TRIES = Limit("guest-link", 30, 15)


@dataclass(frozen=True, slots=True)
class Opened:
    """The case behind a link, and the mark by which its device is known from now on."""

    case: GuestCaseRead
    mark: str


def open_link(runtime: Runtime, *, given: GuestOpen, mark: str, address: str) -> Opened:
    """Open a link on the first device that shows it; raises NotFound, and TooManyRequests for a guesser."""
    bounds = limits.of_address(TRIES, demo=runtime.settings.demo, address=address)
    ticket = in_transaction(runtime, partial(limits.reserve, bounds=bounds)) if bounds else None
    opened = in_transaction(runtime, partial(_open, given=given, mark=mark))
    if opened is None:
        raise NotFound(GONE)
    if ticket is not None:
        in_transaction(runtime, partial(limits.release, ticket=ticket))
    return opened


@dataclass(frozen=True, slots=True)
class Shown:
    """Which link a device acts by, and the mark by which it is known."""

    link_id: uuid.UUID
    mark: str


def look(runtime: Runtime, *, shown: Shown) -> GuestCaseRead:
    """Give the case again; the log is told once an hour."""
    return _with_link(runtime, shown, _look)


def take_step(runtime: Runtime, *, shown: Shown, step: GuestStep) -> GuestCaseRead:
    """Sign in her name, or rate, if the link is for it."""
    if step.action == "rate" and step.score is None:
        raise InvalidInput.at("/score", "请选满意程度")
    return _with_link(runtime, shown, partial(_take_step, step=step))


def upload(runtime: Runtime, *, shown: Shown, read: Callable[[], Picture]) -> GuestCaseRead:
    """Add a photo to the case; it is drawn anew while no transaction is open."""
    _with_link(runtime, shown, _check_upload)
    return _with_link(runtime, shown, partial(_upload, picture=read()))


def _open(tx: Tx, *, given: GuestOpen, mark: str) -> Opened | None:
    """Give nothing instead of raising, so that a wrong tail stays counted."""
    link = _lock(tx, col(CaseLink.token_hash) == hash_of(given.token))
    if link is None or not is_open(tx, link):
        return None
    is_known = _is_known(link, mark)
    if link.device_hash and not is_known:
        return None
    if link.pin_index and not is_known and not _is_right(tx, link, given.pin):
        return None
    # One device may hold links of several cases, all under its one mark.
    mark = mark if len(mark) == _MARK_LETTERS else secrets.token_urlsafe(_MARK_BYTES)
    link.device_hash = hash_of(mark)
    guest = _as_guest(tx, link)
    _count(guest, link, action="guest_open")
    return Opened(case=guest_case(guest, link=link), mark=mark)


def _is_known(link: CaseLink, mark: str) -> bool:
    return bool(link.device_hash) and secrets.compare_digest(link.device_hash, hash_of(mark))


def _is_right(tx: Tx, link: CaseLink, pin: str | None) -> bool:
    if link.pin_failures >= PIN_TRIES or pin is None:
        return False
    if secrets.compare_digest(link.pin_index, pin_index(tx, link, pin)):
        return True
    link.pin_failures += 1
    tx.session.add(link)
    return False


def _with_link(
    runtime: Runtime, shown: Shown, work: Callable[[Tx, CaseLink], GuestCaseRead]
) -> GuestCaseRead:
    """Do something by the link that this device opened; raises NotFound for every other device."""

    def attempt(tx: Tx) -> GuestCaseRead:
        link = _lock(tx, col(CaseLink.id) == shown.link_id)
        if (
            link is None
            or not _is_known(link, shown.mark)
            or link.revoked_at is not None
            or link.expires_at <= tx.now
        ):
            raise NotFound(GONE)
        return work(_as_guest(tx, link), link)

    return in_transaction(runtime, attempt)


def _look(tx: Tx, link: CaseLink) -> GuestCaseRead:
    case = guest_case(tx, link=link)
    if not audit.was_noted_lately(tx, action="guest_look", subject_id=link.errand_id):
        _tell(tx, link, action="guest_look")
    return case


def _take_step(tx: Tx, link: CaseLink, *, step: GuestStep) -> GuestCaseRead:
    _check_purpose(tx, link, STEPS[step.action])
    _count(tx, link, action=f"guest_{step.action}")
    signs = step.action == "sign"
    taken = TransitionCreate(
        action=ErrandAction(step.action),
        by="family" if signs else None,
        note=f"{link.guest_name}用链接签收" if signs else None,
        score=None if signs else step.score,
        comment=None if signs else step.comment,
    )
    move(tx, errand_id=link.errand_id, step=taken)
    return guest_case(tx, link=link)


def _check_upload(tx: Tx, link: CaseLink) -> GuestCaseRead:
    _check_purpose(tx, link, GuestPurpose.upload)
    return guest_case(tx, link=link)


def _upload(tx: Tx, link: CaseLink, *, picture: Picture) -> GuestCaseRead:
    _check_purpose(tx, link, GuestPurpose.upload)
    _count(tx, link, action="guest_upload")
    stored = store_picture(tx, picture=picture)
    attach(tx, file_ids=[stored.id], subject_kind="errand", subject_id=link.errand_id)
    return guest_case(tx, link=link)


def _check_purpose(tx: Tx, link: CaseLink, purpose: GuestPurpose) -> None:
    if purpose not in purposes_of(tx, link):
        raise NotAllowed("这条链接不能做这一步，请家人重新发一条")


def _count(tx: Tx, link: CaseLink, *, action: str) -> None:
    """Count one more use, and tell the log; raises NotFound when there is none left."""
    if link.uses >= link.uses_max:
        raise NotFound(GONE)
    link.uses += 1
    link.last_used_at = tx.now
    tx.session.add(link)
    tx.session.flush()
    _tell(tx, link, action=action)


def _tell(tx: Tx, link: CaseLink, *, action: str) -> None:
    path = tx.session.get_one(Errand, link.errand_id).path
    audit.note(
        tx,
        action=action,
        subject_kind="errand",
        subject_id=link.errand_id,
        resident_id=link.beneficiary_id,
        path=path,
    )


def _as_guest(tx: Tx, link: CaseLink) -> Tx:
    """Give the transaction to the guest, who holds one case and nothing else."""
    guest = Actor(
        user_id=link.guest_account_id,
        county_id=link.county_id,
        name=f"{link.guest_name}（链接）",
        errand_id=link.errand_id,
    )
    return Tx(session=tx.session, settings=tx.settings, now=tx.now, visitor=guest)


def _lock(tx: Tx, condition: ColumnElement[bool]) -> CaseLink | None:
    return tx.session.scalars(select(CaseLink).where(condition).with_for_update()).first()
