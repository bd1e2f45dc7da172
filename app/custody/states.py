"""The life of a thing in custody: one table of steps, and who may take them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.custody.models import CustodyAction, CustodyKind, CustodyState

A, S, K = CustodyAction, CustodyState, CustodyKind

KIND_LABELS = {
    K.original: "证件原件",
    K.copy: "复印件",
    K.bank_card: "银行卡",
    K.cash: "现金",
    K.key: "钥匙",
    K.other: "其他",
}
STATE_LABELS = {
    S.with_agent: "代办员保管",
    S.handing_over: "交接中",
    S.carried: "邻居捎带",
    S.at_office: "在窗口",
    S.giving_back: "等本人确认归还",
    S.disputed: "有异议",
    S.damaged: "损坏",
    S.lost: "丢失",
    S.returned: "已归还",
    S.handed_in: "已交窗口留存",
    S.settled: "已由站长处理",
}
ACTION_LABELS = {
    A.take: "收下",
    A.confirm: "确认交了",
    A.spend: "花了钱",
    A.hand_over: "交给别的代办员",
    A.receive: "收到了",
    A.decline: "没有交接",
    A.entrust: "托人捎带",
    A.bring_back: "捎回来了",
    A.to_office: "交到窗口",
    A.from_office: "从窗口取回",
    A.hand_in: "窗口留下，不再取回",
    A.give_back: "还给本人",
    A.give_back_witnessed: "还给本人（有见证人）",
    A.confirm_back: "已还给我",
    A.recall: "没还成，收回",
    A.object: "有异议",
    A.report_damaged: "报告损坏",
    A.report_lost: "报告丢失",
    A.found: "找到了",
    A.settle: "处理完毕",
}
CLOSED = (S.returned, S.handed_in, S.settled)
OPEN = tuple(state for state in S if state not in CLOSED)
# What should lie in the holder's drawer in the evening.
IN_DRAWER = (S.with_agent, S.handing_over, S.giving_back, S.disputed, S.damaged)
LOSABLE = (S.with_agent, S.carried, S.at_office, S.disputed)
TROUBLED = (S.disputed, S.damaged, S.lost)
# They never stay with an office, and no neighbour carries them.
VALUABLE = (K.cash, K.bank_card, K.key)


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules need to know of a thing, and of the actor's tie to it."""

    state: CustodyState
    kind: CustodyKind
    path: str
    holding_path: str
    resident_id: uuid.UUID
    holder_id: uuid.UUID | None
    receiver_id: uuid.UUID | None
    receiver_path: str | None
    confirmed_at: datetime | None
    is_family: bool
    may_still_object: bool


def is_holder(case: Case, actor: Actor) -> bool:
    """Tell whether the actor answers for the thing; who is no agent any more passes it on with the lead."""
    return case.holder_id == actor.user_id and actor.can(Permission.errand_handle)


def is_owner(case: Case, actor: Actor) -> bool:
    """Tell whether it is the actor's, or of family who agreed; nobody confirms to himself."""
    is_theirs = case.is_family or (actor.resident_id is not None and case.resident_id == actor.resident_id)
    return is_theirs and case.holder_id != actor.user_id


def is_lead(case: Case, actor: Actor) -> bool:
    """Tell whether the actor leads where the thing was taken or is kept."""
    return any(actor.can(Permission.errand_assign, path) for path in (case.path, case.holding_path))


def is_other_lead(case: Case, actor: Actor) -> bool:
    """Tell whether the actor leads there and is not the one who has to explain."""
    return is_lead(case, actor) and case.holder_id != actor.user_id


def is_receiver(case: Case, actor: Actor) -> bool:
    """Tell whether it is offered to the actor: by name, or to the station."""
    if case.receiver_id is not None:
        return case.receiver_id == actor.user_id and actor.can(Permission.errand_handle)
    return (
        case.receiver_path is not None
        and case.holder_id != actor.user_id
        and actor.can(Permission.errand_handle, case.receiver_path)
    )


def holds_cash(case: Case, actor: Actor) -> bool:
    """Tell whether the actor keeps money, of which something can be spent."""
    return case.kind is K.cash and is_holder(case, actor)


def holds_paper(case: Case, actor: Actor) -> bool:
    """Tell whether the actor answers for a paper that an office may keep."""
    return case.kind not in VALUABLE and is_holder(case, actor)


def unconfirmed_owner(case: Case, actor: Actor) -> bool:
    """Tell whether the owner has not yet said that it was given."""
    return case.confirmed_at is None and is_owner(case, actor)


def doubting_owner(case: Case, actor: Actor) -> bool:
    """Tell whether the owner may still say that a witnessed return never happened."""
    return case.may_still_object and is_owner(case, actor)


def either(*predicates: "Predicate") -> "Predicate":
    """Give the predicate that holds when one of them does."""
    return lambda case, actor: any(predicate(case, actor) for predicate in predicates)


Predicate = Callable[[Case, Actor], bool]


def _steps(
    action: CustodyAction, sources: tuple[CustodyState, ...], target: CustodyState | None, may: Predicate
) -> tuple[Transition[Case], ...]:
    return tuple(Transition(action, ACTION_LABELS[action], source, target, may) for source in sources)


TRANSITIONS: tuple[Transition[Case], ...] = (
    *_steps(A.confirm_back, (S.giving_back,), S.returned, is_owner),
    *_steps(A.confirm, (S.with_agent, S.handing_over, S.carried, S.at_office), None, unconfirmed_owner),
    *_steps(A.receive, (S.handing_over,), S.with_agent, is_receiver),
    *_steps(A.give_back, (S.with_agent, S.damaged, S.disputed), S.giving_back, is_holder),
    *_steps(A.give_back_witnessed, (S.with_agent, S.damaged), S.returned, is_holder),
    *_steps(A.spend, (S.with_agent,), None, holds_cash),
    *_steps(A.to_office, (S.with_agent,), S.at_office, is_holder),
    *_steps(A.from_office, (S.at_office,), S.with_agent, either(is_holder, is_lead)),
    *_steps(A.hand_over, (S.with_agent,), S.handing_over, either(is_holder, is_lead)),
    *_steps(A.decline, (S.handing_over,), S.with_agent, either(is_holder, is_receiver, is_lead)),
    *_steps(A.entrust, (S.with_agent,), S.carried, is_holder),
    *_steps(A.bring_back, (S.carried,), S.with_agent, is_holder),
    *_steps(A.hand_in, (S.at_office,), S.handed_in, holds_paper),
    *_steps(A.recall, (S.giving_back,), S.with_agent, is_holder),
    *_steps(A.found, (S.lost,), S.with_agent, is_holder),
    *_steps(A.object, (S.with_agent, S.giving_back, S.at_office), S.disputed, is_owner),
    *_steps(A.object, (S.returned,), S.disputed, doubting_owner),
    *_steps(A.report_damaged, (S.with_agent,), S.damaged, is_holder),
    *_steps(A.report_lost, LOSABLE, S.lost, either(is_holder, is_lead)),
    *_steps(A.settle, TROUBLED, S.settled, is_other_lead),
)

_EVER: dict[CustodyAction, Predicate] = {
    A.confirm: is_owner,
    A.confirm_back: is_owner,
    A.object: is_owner,
    A.settle: is_other_lead,
    A.spend: holds_cash,
    A.hand_in: holds_paper,
    A.hand_over: either(is_holder, is_lead),
    A.receive: is_receiver,
    A.decline: either(is_holder, is_receiver, is_lead),
    # What somebody left behind who is no agent any more.
    A.from_office: either(is_holder, is_lead),
    A.report_lost: either(is_holder, is_lead),
}


def may_ever(case: Case, actor: Actor, action: CustodyAction) -> bool:
    """Tell whether the actor could take the step in some state of this thing: if not it is 403, else 409."""
    return _EVER.get(action, is_holder)(case, actor)
