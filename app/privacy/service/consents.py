"""Consents: given, taken back, written down for those without a phone, and what depends on them."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from app.authority.models import Authority
from app.core import audit
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyMovement
from app.errands.models import Errand
from app.people.models import Resident
from app.people.service.residents import lock_editable
from app.privacy.models import ConsentAction, ConsentChannel, ConsentReceipt, Purpose
from app.privacy.notices import current
from app.privacy.queries.consents import last_word, receipts_of, receipts_of_actor, standing
from app.privacy.schemas import ConsentRead
from app.remarks.models import Remark

OF_AGE = 18
CHILD_BELOW = 14


class ConsentMissing(Problem):
    """The person did not agree to this use, or took it back."""

    status = 403
    title = "本人没有同意"


class ConsentRequired(Problem):
    """Without this use there is no service; who does not want it closes the account."""

    title = "这一项不能单独撤回"


class GuardianNeeded(Problem):
    """A child does not agree alone."""

    status = 403
    title = "需要监护人同意"


def give(tx: Tx, *, purpose: Purpose, version: int) -> ConsentReceipt:
    """Note that the actor agrees; a child is asked to come with the guardian."""
    _check_version(purpose, version)
    resident = tx.session.get(Resident, tx.actor.resident_id) if tx.actor.resident_id else None
    if resident is not None and is_child(tx, resident):
        raise GuardianNeeded("未满 14 周岁，请父母或其他监护人到代办站办理同意手续")
    return _write(
        tx,
        purpose=purpose,
        version=version,
        action=ConsentAction.given,
        channel=ConsentChannel.app,
        resident_id=tx.actor.resident_id,
        user_id=tx.actor.user_id,
    )


def withdraw(tx: Tx, *, purpose: Purpose) -> None:
    """Take a consent back; what was done before stays lawful. Raises ConsentRequired, NotFound."""
    given = {one.purpose for one in standing(tx, whose=receipts_of_actor(tx.actor)).items if _holds(one)}
    _check_withdrawable(purpose, given)
    _write(
        tx,
        purpose=purpose,
        version=current(purpose).version,
        action=ConsentAction.withdrawn,
        channel=ConsentChannel.app,
        resident_id=tx.actor.resident_id,
        user_id=tx.actor.user_id,
    )


def record(
    tx: Tx,
    *,
    resident_id: uuid.UUID,
    purpose: Purpose,
    version: int,
    channel: ConsentChannel,
    guardian_id: uuid.UUID | None = None,
) -> ConsentReceipt:
    """Write down what a villager, or a child's guardian, said on paper or aloud."""
    resident = lock_editable(tx, resident_id=resident_id)
    _check_version(purpose, version)
    if channel is ConsentChannel.app:
        raise InvalidInput.at("/channel", "手机上的同意只能由本人操作，请选“书面”或“口头”")
    if is_child(tx, resident) and guardian_id is None:
        raise InvalidInput.at("/guardian_id", "未满 14 周岁，请填写同意的监护人")
    if guardian_id is not None:
        _check_guardian(tx, resident, guardian_id)
    return _write(
        tx,
        purpose=purpose,
        version=version,
        action=ConsentAction.given,
        channel=channel,
        resident_id=resident.id,
        guardian_id=guardian_id,
    )


def record_withdrawal(tx: Tx, *, resident_id: uuid.UUID, purpose: Purpose) -> None:
    """Write down that a villager takes a consent back."""
    resident = lock_editable(tx, resident_id=resident_id)
    given = {one.purpose for one in standing(tx, whose=receipts_of(resident.id)).items if _holds(one)}
    _check_withdrawable(purpose, given)
    _write(
        tx,
        purpose=purpose,
        version=current(purpose).version,
        action=ConsentAction.withdrawn,
        channel=ConsentChannel.spoken,
        resident_id=resident.id,
    )


def check_document_photos(tx: Tx, errand_id: uuid.UUID) -> None:
    """Refuse a photo for an errand whose beneficiary does not agree to it: for files.service.GATES."""
    beneficiary = select(Resident).join(Errand, col(Errand.beneficiary_id) == col(Resident.id))
    resident = tx.session.scalars(beneficiary.where(col(Errand.id) == errand_id)).first()
    if resident is not None:
        _check_photos_of(tx, resident)


def check_remark_photos(tx: Tx, remark_id: uuid.UUID) -> None:
    """Refuse a photo in what is said about such an errand: for files.service.GATES."""
    check_document_photos(tx, tx.session.get_one(Remark, remark_id).errand_id)


def check_custody_photos(tx: Tx, movement_id: uuid.UUID) -> None:
    """Refuse a photo of a thing whose owner does not agree to it: for files.service.GATES."""
    owner = (
        select(Resident)
        .join(CustodyItem, col(CustodyItem.resident_id) == col(Resident.id))
        .join(CustodyMovement, col(CustodyMovement.item_id) == col(CustodyItem.id))
    )
    _check_photos_of(tx, tx.session.scalars(owner.where(col(CustodyMovement.id) == movement_id)).one())


def refuses_photos(tx: Tx, resident_id: uuid.UUID) -> bool:
    """Tell whether no photo may be taken of a person's papers: for custody's REFUSERS."""
    try:
        _check_photos_of(tx, tx.session.get_one(Resident, resident_id))
    except Problem:
        return True
    return False


def _check_photos_of(tx: Tx, resident: Resident) -> None:
    word = last_word(tx, resident_id=resident.id, purpose=Purpose.document_photos)
    if word is not None and word.action is ConsentAction.withdrawn:
        raise ConsentMissing(f"{resident.name}已经撤回对材料照片的同意，不能再传照片，请带原件到代办站")
    if is_child(tx, resident) and (word is None or word.guardian_id is None):
        raise GuardianNeeded(f"{resident.name}未满 14 周岁，传材料照片要先由监护人到代办站同意")
    if word is None and tx.settings.photo_consent_required:
        raise ConsentMissing(f"{resident.name}还没有同意拍材料照片，请先在“我的隐私”里同意，或在代办站签字")


def check_thumbprint(tx: Tx, authority_id: uuid.UUID) -> None:
    """Refuse a thumbprint of whoever did not agree to it by itself: for files.service.GATES."""
    principal = select(Resident).join(Authority, col(Authority.principal_id) == col(Resident.id))
    resident = tx.session.scalars(principal.where(col(Authority.id) == authority_id)).first()
    if resident is None:
        return
    word = last_word(tx, resident_id=resident.id, purpose=Purpose.thumbprint)
    if word is None or word.action is ConsentAction.withdrawn:
        raise ConsentMissing(f"{resident.name}还没有同意拍手印，请先登记同意，或改用手写签名")
    if is_child(tx, resident) and word.guardian_id is None:
        raise GuardianNeeded(f"{resident.name}未满 14 周岁，要由监护人同意")


def is_child(tx: Tx, resident: Resident) -> bool:
    """Tell whether a person is under 14: by the ID number to the day, else until that year ends."""
    number = tx.vault.open(resident.id_number_sealed)
    if number:
        return _age(number[6:14], tx.today) < CHILD_BELOW
    return resident.birth_year is not None and tx.today.year - resident.birth_year <= CHILD_BELOW


def _age(born: str, today: date) -> int:
    year, day = int(born[:4]), born[4:]
    return today.year - year - (f"{today:%m%d}" < day)


def _check_guardian(tx: Tx, resident: Resident, guardian_id: uuid.UUID) -> None:
    guardian = tx.session.get(Resident, guardian_id)
    if guardian is None or guardian.county_id != resident.county_id or guardian.id == resident.id:
        raise InvalidInput.at("/guardian_id", "没有找到这位监护人")
    if guardian.birth_year is not None and tx.today.year - guardian.birth_year < OF_AGE:
        raise InvalidInput.at("/guardian_id", "监护人应已成年")


def _check_version(purpose: Purpose, version: int) -> None:
    if version != current(purpose).version:
        raise InvalidInput.at("/version", "告知内容已经更新，请重新阅读后再同意")


def _check_withdrawable(purpose: Purpose, given: set[Purpose]) -> None:
    if current(purpose).required:
        raise ConsentRequired("办事必须用到这些信息；不想再用，请申请注销账号")
    if purpose not in given:
        raise NotFound("这一项没有同意过，或已经撤回")


def _holds(one: ConsentRead) -> bool:
    return one.consented_at is not None and one.withdrawn_at is None


def _write(
    tx: Tx,
    *,
    purpose: Purpose,
    version: int,
    action: ConsentAction,
    channel: ConsentChannel,
    resident_id: uuid.UUID | None,
    user_id: uuid.UUID | None = None,
    guardian_id: uuid.UUID | None = None,
) -> ConsentReceipt:
    receipt = ConsentReceipt(
        county_id=tx.actor.county_id,
        purpose=purpose,
        version=version,
        action=action,
        channel=channel,
        resident_id=resident_id,
        user_id=user_id,
        guardian_id=guardian_id,
        recorded_by=tx.actor.user_id,
        at=tx.now,
    )
    tx.session.add(receipt)
    tx.session.flush()
    audit.note(
        tx,
        action=f"consent_{action}",
        subject_kind="consent",
        subject_id=receipt.id,
        resident_id=resident_id,
        changes={"purpose": [None, purpose]},
    )
    return receipt
