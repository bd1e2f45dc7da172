"""What agents keep or kept of a person, its way from hand to hand, and the rides for it."""

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlmodel import col

from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyMovement
from app.custody.states import ACTION_LABELS, KIND_LABELS, STATE_LABELS
from app.custody.words import yuan
from app.errands.models import Errand
from app.privacy.sections import Section, Shown, is_me, read_section
from app.trips.models import Trip, TripTask
from app.trips.states import OUTCOME_LABELS


def sections(tx: Tx) -> list[Section]:
    """Give the actor's own things in custody."""
    return [_things(tx), _movements(tx), _rides(tx), _carried(tx)]


def _mine(tx: Tx) -> ColumnElement[bool]:
    return is_me(tx.actor, CustodyItem.resident_id)


def _things(tx: Tx) -> Section:
    shown = {
        "kind": Shown("种类", CustodyItem.kind, lambda kind: KIND_LABELS[kind]),
        "description": Shown("说明", CustodyItem.description),
        "state": Shown("状态", CustodyItem.state, lambda state: STATE_LABELS[state]),
        "received": Shown("交的钱", CustodyItem.received_fen, yuan),
        "spent": Shown("花的钱", CustodyItem.spent_fen, yuan),
        "returned": Shown("退的钱", CustodyItem.returned_fen, yuan),
        "taken_at": Shown("交的时间", CustodyItem.taken_at),
        "confirmed_at": Shown("本人确认", CustodyItem.confirmed_at),
        "closed_at": Shown("还清时间", CustodyItem.closed_at),
    }
    return read_section(
        tx,
        key="custody",
        title="交给代办员保管的东西",
        shown=shown,
        narrow=lambda rows: rows.where(_mine(tx)).order_by(col(CustodyItem.taken_at)),
    )


def _movements(tx: Tx) -> Section:
    shown = {
        "thing": Shown("东西", CustodyItem.description),
        "action": Shown("步骤", CustodyMovement.action, lambda action: ACTION_LABELS[action]),
        "by": Shown("经手人", CustodyMovement.actor_name),
        "counterpart": Shown("交给", CustodyMovement.counterpart),
        "amount": Shown("钱", CustodyMovement.amount_fen, yuan),
        "witness": Shown("见证", CustodyMovement.witness),
        "note": Shown("备注", CustodyMovement.note),
        "at": Shown("时间", CustodyMovement.at),
    }

    def mine(rows: Select[Any]) -> Select[Any]:
        return (
            rows.select_from(CustodyMovement)
            .join(CustodyItem, col(CustodyItem.id) == CustodyMovement.item_id)
            .where(_mine(tx))
            .order_by(col(CustodyMovement.at), col(CustodyMovement.version))
        )

    return read_section(tx, key="custody_steps", title="保管经过", shown=shown, narrow=mine)


def _rides(tx: Tx) -> Section:
    shown = {
        "day": Shown("日期", Trip.day),
        "number": Shown("件号", Errand.number),
        "outcome": Shown("结果", TripTask.outcome, lambda outcome: OUTCOME_LABELS[outcome]),
        "reason": Shown("原因", TripTask.reason),
    }

    def mine(rows: Select[Any]) -> Select[Any]:
        return (
            rows.select_from(TripTask)
            .join(Trip, col(Trip.id) == TripTask.trip_id)
            .join(Errand, col(Errand.id) == TripTask.errand_id)
            .where(is_me(tx.actor, Errand.beneficiary_id))
            .order_by(col(Trip.day), col(TripTask.position))
        )

    return read_section(tx, key="trip_tasks", title="代办员为我跑的路", shown=shown, narrow=mine)


def _carried(tx: Tx) -> Section:
    shown = {
        "day": Shown("日期", Trip.day),
        "confirmed_at": Shown("接过的时间", Trip.carrier_confirmed_at),
        "back_at": Shown("带回的时间", Trip.carried_back_at),
        "witness": Shown("见证", Trip.carrier_witness),
    }
    return read_section(
        tx,
        key="trips_carried",
        title="我帮忙捎带",
        shown=shown,
        narrow=lambda rows: rows.where(is_me(tx.actor, Trip.carrier_id)).order_by(col(Trip.day)),
    )
