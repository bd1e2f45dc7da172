"""The life of an order: which step leads where, and for whom."""

from app.core.permissions import Actor, Permission
from app.core.states import Transition
from app.shop.models import Order, OrderAction, OrderState

LABELS = {
    OrderState.held: "待取货",
    OrderState.collected: "已核销",
    OrderState.cancelled: "已取消",
    OrderState.expired: "已过期",
    OrderState.refunded: "已退回",
}


def is_buyer(order: Order, actor: Actor) -> bool:
    """Tell whether the actor pays for the order or placed it for a family member."""
    return order.placed_by == actor.user_id or (
        actor.resident_id is not None and order.resident_id == actor.resident_id
    )


def keeps_shop(order: Order, actor: Actor) -> bool:
    """Tell whether the actor is a shopkeeper where the order is collected."""
    return actor.can(Permission.order_collect, order.path)


def is_buyer_or_shop(order: Order, actor: Actor) -> bool:
    """Tell whether the actor stands on either side of the counter."""
    return is_buyer(order, actor) or keeps_shop(order, actor)


def is_clock(order: Order, actor: Actor) -> bool:  # noqa: ARG001 - signature of a predicate
    """Tell whether no person acts, but time."""
    return actor.is_system


A, S = OrderAction, OrderState
TRANSITIONS: tuple[Transition[Order], ...] = (
    Transition(A.collect, "核销", S.held, S.collected, keeps_shop),
    Transition(A.cancel, "取消兑换", S.held, S.cancelled, is_buyer_or_shop),
    Transition(A.expire, "过期", S.held, S.expired, is_clock),
    Transition(A.refund, "退回积分", S.collected, S.refunded, keeps_shop),
)
# Collecting needs the code, so it has its own place and no button on the order.
BUTTONS = tuple(step for step in TRANSITIONS if step.action is not A.collect)
