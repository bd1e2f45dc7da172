"""A person asks to correct or delete what is kept; an officer who is not that person decides."""

import json
import uuid

from sqlalchemy.exc import IntegrityError

from app.auth.service import leaving as accounts
from app.core import audit
from app.core.errors import InvalidInput, NotAllowed, Problem
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.people.models import Resident
from app.people.schemas import ResidentUpdate
from app.people.service import residents
from app.privacy.models import DataRequest, RequestAction, RequestKind, RequestState
from app.privacy.queries.requests import lock_request
from app.privacy.schemas import DataRequestCreate
from app.privacy.service.leaving import StillOpen, leave, leaver_of, open_ends
from app.privacy.states import KIND_LABELS, STATE_LABELS, TRANSITIONS

CORRECTABLE = ("name", "phone", "id_number", "address")


class AlreadyAsked(Problem):
    """The same is asked and not decided yet."""

    title = "已经申请过"


class NotOnRoll(Problem):
    """An account without a person on a roll has nothing here to correct or delete."""

    title = "没有名册信息"


class RequestDecided(Problem):
    """Somebody else decided it."""

    title = "这个申请已经处理"


def ask(tx: Tx, *, wanted: DataRequestCreate) -> DataRequest:
    """Take a request in; raises InvalidInput, AlreadyAsked, NotOnRoll, or StillOpen for a deletion."""
    resident = tx.session.get(Resident, tx.actor.resident_id) if tx.actor.resident_id else None
    if resident is None:
        raise NotOnRoll("您的账号不在村民名册上，请联系系统管理员")
    changes = wanted.model_dump(include=set(CORRECTABLE), exclude_none=True)
    _check(wanted.kind, changes)
    leaver = leaver_of(tx, resident_id=resident.id)
    if wanted.kind is RequestKind.deletion and (ends := open_ends(tx, leaver=leaver)):
        raise StillOpen("；".join(ends))
    request = DataRequest(
        county_id=resident.county_id,
        kind=wanted.kind,
        state=RequestState.open,
        resident_id=resident.id,
        requested_by=tx.actor.user_id,
        path=resident.path,
        reason=wanted.reason,
        changes_sealed=tx.vault.seal(json.dumps(changes, ensure_ascii=False)) if changes else "",
        created_at=tx.now,
    )
    tx.session.add(request)
    try:
        tx.session.flush()
    except IntegrityError as error:
        raise AlreadyAsked(f"您的“{KIND_LABELS[wanted.kind]}”申请正在处理，请等待结果") from error
    _note(tx, request)
    return request


def decide(tx: Tx, *, request_id: uuid.UUID, action: RequestAction, note: str) -> DataRequest:
    """Do what was asked, or say why not; raises NotAllowed for a party, RequestDecided the second time."""
    request = lock_request(tx, request_id=request_id)
    if not ever_allowed(TRANSITIONS, request, tx.actor, action):
        raise NotAllowed("自己的申请要由别的干部处理")
    step = available(TRANSITIONS, request, tx.actor).get(action)
    if step is None:
        raise RequestDecided(f"{request.decided_by_name}处理过了：{STATE_LABELS[request.state]}")
    if action is RequestAction.refuse and not note:
        raise InvalidInput.at("/note", "不同意要写明理由，本人会看到")
    request.state = RequestState(str(step.target))
    request.decided_by, request.decided_by_name = tx.actor.user_id, tx.actor.name
    request.decided_at, request.note = tx.now, note
    tx.session.add(request)
    tx.session.flush()
    if action is RequestAction.approve:
        _carry_out(tx, request)
    _note(tx, request)
    return request


def changes_of(tx: Tx, request: DataRequest) -> dict[str, str]:
    """Open what a correction would change."""
    opened = tx.vault.open(request.changes_sealed)
    changes: dict[str, str] = json.loads(opened) if opened else {}
    return changes


def _check(kind: RequestKind, changes: dict[str, str]) -> None:
    if kind is RequestKind.correction and not changes:
        raise InvalidInput.at("/kind", "请填写要更正的内容")
    if kind is RequestKind.deletion and changes:
        raise InvalidInput.at(f"/{next(iter(changes))}", "注销申请不需要这一项")


def _carry_out(tx: Tx, request: DataRequest) -> None:
    if request.kind is RequestKind.deletion:
        leave(tx, resident_id=request.resident_id)
        return
    changes = changes_of(tx, request)
    residents.update_resident(
        tx, resident_id=request.resident_id, changes=ResidentUpdate.model_validate(changes)
    )
    if "name" in changes:
        accounts.rename(tx, resident_id=request.resident_id, name=changes["name"])


def _note(tx: Tx, request: DataRequest) -> None:
    audit.note(
        tx,
        action=f"data_request_{request.state}",
        subject_kind="data_request",
        subject_id=request.id,
        resident_id=request.resident_id,
        path=request.path,
        changes={"kind": [None, request.kind]},
    )
