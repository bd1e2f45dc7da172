"""A villager who used everything, whose words lie in every personal column."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel, col

from app.auth.models import (
    KnownDevice,
    PhoneCode,
    RecoveryCode,
    SecondFactor,
    SignInSession,
    UsedPassword,
    UserAccount,
)
from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.kinds import PartState
from app.errands.models import Errand, ErrandPart, ErrandRating, ErrandState, ErrandTransition
from app.files.pictures import read_picture
from app.files.service import attach, store_picture
from app.ledger.models import Posting
from app.orgs.models import Region
from app.people.models import FamilyLink, Household, Resident
from app.people.service.residents import seal_id_number, seal_phone
from app.points.models import Claim, ClaimAction, ClaimState, ClaimStep, Reversal, ReversalState
from app.privacy.models import RequestAction, RequestKind
from app.privacy.schemas import DataRequestCreate
from app.privacy.service import requests
from app.remarks.schemas import RemarkCreate
from app.remarks.service import say
from app.shop.models import OrderAction
from app.shop.service import orders
from tests.authority.given import leave_marks
from tests.factories import Make
from tests.files.test_pictures import drawn
from tests.privacy.marks import ADDRESS, DEVICE, NAME, NUMBER, PHONE, POINTS, WORDS
from tests.privacy.things_kept import answers_about, custody_of
from tests.shop.goods import fund, offer, open_shop, place


@dataclass(frozen=True, slots=True)
class Leaver:
    """The villager, and those around."""

    user: UserAccount
    resident_id: uuid.UUID
    village: Region
    officer: UserAccount


def leaver(make: Make) -> Leaver:
    """Let a villager use everything, and finish it."""
    town = make.region()
    village = make.village(town)
    officer = make.user(Role.town_officer, town)
    resident = make.resident(village, name=NAME, household=make.household(village))
    user = make.user(Role.resident, village, name=NAME, resident=resident)
    relative, errand = make.resident(village), make.errand(make.station(village), user)
    fund(make, resident.id, POINTS)
    order = place(make, user, offer(make, open_shop(make, village), points=10))
    with make.tx(user) as tx:
        tx.session.add_all(_account(tx, user))
        _roll(tx, resident, relative.id)
        say(tx, errand_id=errand.id, draft=RemarkCreate(text=WORDS))
        _errand(tx, errand.id, user)
        custody_of(tx, errand, user)
        tx.session.add_all(_claim(tx, resident, user))
        tx.session.flush()
        tx.session.add_all(answers_about(tx, errand.id, user, officer))
        leave_marks(tx, resident=resident, user=user, errand_id=errand.id, name=NAME, words=WORDS)
        orders.move(tx, order=tx.session.merge(order), action=OrderAction.cancel, note=WORDS)
    _corrected(make, user, officer)
    return Leaver(user, resident.id, village, officer)


def _account(tx: Tx, user: UserAccount) -> Iterable[SQLModel]:
    index = tx.vault.index(PHONE, kind="phone")
    assert index is not None
    account = tx.session.get_one(UserAccount, user.id)
    account.phone_sealed, account.phone_index, account.password_hash = (
        tx.vault.seal(PHONE),
        index,
        "argon-own",
    )
    own: dict[str, Any] = {"county_id": user.county_id, "user_id": user.id}
    now = tx.now
    yield account
    yield SecondFactor(**own, secret_sealed=tx.vault.seal("TOTP-own"), created_at=now)
    yield RecoveryCode(**own, code_hash="recovery-own")
    yield UsedPassword(**own, password_hash="argon-before", at=now)
    yield KnownDevice(**own, device_hash="device-own", created_at=now, last_used_at=now)
    yield PhoneCode(
        county_id=user.county_id, phone_index=index, code_hash="-", created_at=now, expires_at=now
    )
    yield SignInSession(
        **own,
        token_hash="-",
        successor_sealed=tx.vault.seal("token-own"),
        device=DEVICE,
        device_hash="device-own",
        address=ADDRESS,
        rotated_at=now,
        created_at=now,
        last_seen_at=now,
        expires_at=now,
    )


def _roll(tx: Tx, resident: Resident, relative_id: uuid.UUID) -> None:
    row = tx.session.get_one(Resident, resident.id)
    row.address, row.relation = f"{WORDS}门前", WORDS
    seal_phone(tx, row, PHONE)
    seal_id_number(tx, row, NUMBER)
    household = tx.session.get_one(Household, row.household_id)
    household.name, household.address = f"{NAME}户", f"{WORDS}门前"
    link = FamilyLink(
        county_id=row.county_id,
        elder_id=row.id,
        relative_id=relative_id,
        relation=WORDS,
        confirmed_at=tx.now,
        created_at=tx.now,
    )
    tx.session.add_all([row, household, link])


def _errand(tx: Tx, errand_id: uuid.UUID, user: UserAccount) -> None:
    picture = store_picture(tx, picture=read_picture(drawn()))
    attach(tx, file_ids=[picture.id], subject_kind="errand", subject_id=errand_id)
    store_picture(tx, picture=read_picture(drawn()))
    errand = tx.session.get_one(Errand, errand_id)
    errand.state, errand.description, errand.outcome = ErrandState.archived, WORDS, WORDS
    errand.contact_phone_sealed = tx.vault.seal(PHONE)
    errand.pause_for = errand.pause_note = errand.return_note = WORDS
    part = ErrandPart(
        county_id=errand.county_id,
        errand_id=errand_id,
        title=WORDS,
        station_id=errand.station_id,
        path=errand.path,
        state=PartState.done,
        due_at=tx.now,
        result=WORDS,
        added_by=user.id,
        created_at=tx.now,
    )
    step = tx.session.scalars(
        select(ErrandTransition).where(col(ErrandTransition.errand_id) == errand_id)
    ).one()
    step.note, step.details = WORDS, {"result": WORDS, "by": "self"}
    rating = ErrandRating(
        county_id=errand.county_id,
        errand_id=errand_id,
        times_reopened=0,
        score=5,
        comment=WORDS,
        agent_id=user.id,
        rated_by=user.id,
        at=tx.now,
    )
    tx.session.add_all([errand, part, step, rating])


def _claim(tx: Tx, resident: Resident, user: UserAccount) -> Iterable[SQLModel]:
    posting = tx.session.scalars(select(Posting)).all()[0]
    about: dict[str, Any] = {"county_id": user.county_id, "resident_id": resident.id, "path": resident.path}
    about |= {"note": WORDS, "created_at": tx.now}
    claim = Claim(
        **about,
        village_id=resident.village_id,
        rule_code="B01",
        rule_title="帮邻居",
        rule_version=1,
        quantity=1,
        points=5,
        occurred_on=tx.today,
        state=ClaimState.rejected,
        submitted_by=user.id,
    )
    yield claim
    yield ClaimStep(
        county_id=user.county_id,
        claim_id=claim.id,
        action=ClaimAction.submit,
        actor_id=user.id,
        actor_name=NAME,
        at=tx.now,
        note=WORDS,
    )
    yield Reversal(
        **about,
        transfer_id=posting.transfer_id,
        entry_id=posting.id,
        amount=5,
        reason=WORDS,
        state=ReversalState.rejected,
        requested_by=user.id,
        requested_by_name=NAME,
        decided_by=uuid.UUID(int=1),
        decided_at=tx.now,
    )


def _corrected(make: Make, user: UserAccount, officer: UserAccount) -> None:
    wanted = DataRequestCreate(kind=RequestKind.correction, reason=WORDS, address=f"{WORDS}门后")
    with make.tx(user) as tx:
        asked = requests.ask(tx, wanted=wanted)
    with make.tx(officer) as tx:
        requests.decide(tx, request_id=asked.id, action=RequestAction.approve, note=WORDS)
