"""What a person had done: errands and their course, ratings, pictures, points, claims, orders."""

import uuid
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlmodel import col

from app.core.tx import Tx
from app.custody.models import CustodyItem, CustodyMovement
from app.errands.models import Errand, ErrandRating, ErrandTransition, ServiceItem
from app.errands.states import ACTION_LABELS
from app.errands.states import STATE_LABELS as ERRAND_LABELS
from app.files.models import StoredFile
from app.ledger import queries as ledger
from app.points.models import Claim, ClaimStep
from app.points.states import CLAIM_LABELS
from app.privacy.sections import MOST_ROWS, Section, Shown, is_me, read_section
from app.remarks.models import Remark
from app.shop.models import Offer, Order, OrderStep
from app.shop.states import LABELS as ORDER_LABELS


def sections(tx: Tx) -> list[Section]:
    """Give what the actor had done, or asked for."""
    return [
        _errands(tx),
        _timeline(tx),
        _ratings(tx),
        _remarks(tx),
        _files(tx),
        _points(tx),
        _claims(tx),
        _claim_steps(tx),
        _orders(tx),
        _order_steps(tx),
    ]


def _my_errands(tx: Tx) -> ColumnElement[bool]:
    return or_(col(Errand.requester_id) == tx.actor.user_id, is_me(tx.actor, Errand.beneficiary_id))


def _errands(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "item": Shown("事项", ServiceItem.name),
        "state": Shown("状态", Errand.state, lambda state: ERRAND_LABELS[state]),
        "description": Shown("说明", Errand.description),
        "contact_phone": Shown("联系电话", Errand.contact_phone_sealed, tx.vault.open),
        "appointment_at": Shown("预约时间", Errand.appointment_at),
        "outcome": Shown("办理结果", Errand.outcome),
        "created_at": Shown("提交时间", Errand.created_at),
        "completed_at": Shown("办结时间", Errand.completed_at),
    }
    return read_section(
        tx,
        key="errands",
        title="代办",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(Errand)
            .join(ServiceItem, col(ServiceItem.id) == Errand.service_item_id)
            .where(_my_errands(tx))
            .order_by(col(Errand.created_at))
        ),
    )


def _timeline(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "action": Shown("步骤", ErrandTransition.action, lambda action: ACTION_LABELS.get(action, action)),
        "by": Shown("经手人", ErrandTransition.actor_name),
        "note": Shown("备注", ErrandTransition.note),
        "at": Shown("时间", ErrandTransition.at),
    }
    return read_section(
        tx,
        key="errand_steps",
        title="办理经过",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(ErrandTransition)
            .join(Errand, col(Errand.id) == ErrandTransition.errand_id)
            .where(_my_errands(tx))
            .order_by(col(ErrandTransition.at), col(ErrandTransition.version))
        ),
    )


def _remarks(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "by": Shown("留言人", Remark.author_name),
        "text": Shown("留言", Remark.text),
        "at": Shown("时间", Remark.at),
    }
    errands = select(col(Errand.id)).where(_my_errands(tx))
    return read_section(
        tx,
        key="remarks",
        title="代办留言",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(Remark)
            .join(Errand, col(Errand.id) == Remark.errand_id)
            .where(or_(col(Remark.errand_id).in_(errands), col(Remark.author_id) == tx.actor.user_id))
            .order_by(col(Remark.at))
        ),
    )


def _ratings(tx: Tx) -> Section:
    shown = {
        "number": Shown("件号", Errand.number),
        "score": Shown("评分", ErrandRating.score),
        "comment": Shown("评语", ErrandRating.comment),
        "at": Shown("时间", ErrandRating.at),
    }
    errands = select(col(Errand.id)).where(_my_errands(tx))
    return read_section(
        tx,
        key="ratings",
        title="评价",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(ErrandRating)
            .join(Errand, col(Errand.id) == ErrandRating.errand_id)
            .where(
                or_(col(ErrandRating.errand_id).in_(errands), col(ErrandRating.rated_by) == tx.actor.user_id)
            )
            .order_by(col(ErrandRating.at))
        ),
    )


def _files(tx: Tx) -> Section:
    shown = {
        "id": Shown("编号", StoredFile.id),
        "subject_kind": Shown("属于", StoredFile.subject_kind),
        "size": Shown("字节", StoredFile.size),
        "created_at": Shown("上传时间", StoredFile.created_at),
    }
    errands = select(col(Errand.id)).where(_my_errands(tx))
    claims = select(col(Claim.id)).where(is_me(tx.actor, Claim.resident_id))
    movements = (
        select(col(CustodyMovement.id))
        .join(CustodyItem, col(CustodyItem.id) == CustodyMovement.item_id)
        .where(is_me(tx.actor, CustodyItem.resident_id))
    )
    mine = or_(
        col(StoredFile.uploaded_by) == tx.actor.user_id,
        (col(StoredFile.subject_kind) == "errand") & col(StoredFile.subject_id).in_(errands),
        (col(StoredFile.subject_kind) == "claim") & col(StoredFile.subject_id).in_(claims),
        (col(StoredFile.subject_kind) == "custody_movement") & col(StoredFile.subject_id).in_(movements),
    )
    return read_section(
        tx,
        key="files",
        title="照片",
        shown=shown,
        narrow=lambda rows: rows.where(mine).order_by(col(StoredFile.created_at)),
    )


def _points(tx: Tx) -> Section:
    labels = {
        "at": "时间",
        "amount": "分数",
        "balance_after": "余额",
        "reason": "事由",
        "expires_on": "有效期至",
    }
    section = Section("points", "积分流水", labels)
    account_id = _account_of(tx)
    cursor: str | None = None
    while account_id is not None and len(section.rows) < MOST_ROWS:
        entries, cursor = ledger.entries_page(tx, account_id=account_id, cursor=cursor, limit=100)
        section.rows.extend(
            {
                "at": entry.at.isoformat(),
                "amount": entry.amount,
                "balance_after": entry.balance_after,
                "reason": entry.reason_label,
                "expires_on": entry.expires_on.isoformat() if entry.expires_on else None,
            }
            for entry in entries
        )
        if cursor is None:
            break
    return section


def _account_of(tx: Tx) -> uuid.UUID | None:
    if tx.actor.resident_id is None:
        return None
    return ledger.find_account(tx, owner_kind="person", owner_id=tx.actor.resident_id)


def _claims(tx: Tx) -> Section:
    shown = {
        "rule": Shown("事项", Claim.rule_title),
        "occurred_on": Shown("日期", Claim.occurred_on),
        "quantity": Shown("数量", Claim.quantity),
        "points": Shown("分数", Claim.points),
        "state": Shown("状态", Claim.state, lambda state: CLAIM_LABELS[state]),
        "note": Shown("说明", Claim.note),
        "created_at": Shown("申报时间", Claim.created_at),
    }
    return read_section(
        tx,
        key="claims",
        title="积分申报",
        shown=shown,
        narrow=lambda rows: rows.where(_my_claims(tx)).order_by(col(Claim.created_at)),
    )


def _my_claims(tx: Tx) -> ColumnElement[bool]:
    return or_(col(Claim.submitted_by) == tx.actor.user_id, is_me(tx.actor, Claim.resident_id))


def _claim_steps(tx: Tx) -> Section:
    shown = {
        "rule": Shown("事项", Claim.rule_title),
        "action": Shown("步骤", ClaimStep.action),
        "by": Shown("经手人", ClaimStep.actor_name),
        "note": Shown("备注", ClaimStep.note),
        "at": Shown("时间", ClaimStep.at),
    }
    return read_section(
        tx,
        key="claim_steps",
        title="申报经过",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(ClaimStep)
            .join(Claim, col(Claim.id) == ClaimStep.claim_id)
            .where(_my_claims(tx))
            .order_by(col(ClaimStep.at))
        ),
    )


def _my_orders(tx: Tx) -> ColumnElement[bool]:
    return or_(col(Order.placed_by) == tx.actor.user_id, is_me(tx.actor, Order.resident_id))


def _orders(tx: Tx) -> Section:
    shown = {
        "number": Shown("单号", Order.number),
        "offer": Shown("商品", Offer.title),
        "quantity": Shown("数量", Order.quantity),
        "points": Shown("积分", Order.points),
        "state": Shown("状态", Order.state, lambda state: ORDER_LABELS[state]),
        "created_at": Shown("下单时间", Order.created_at),
        "closed_at": Shown("完成时间", Order.closed_at),
    }
    return read_section(
        tx,
        key="orders",
        title="积分兑换",
        shown=shown,
        narrow=lambda rows: (
            rows.select_from(Order)
            .join(Offer, col(Offer.id) == Order.offer_id)
            .where(_my_orders(tx))
            .order_by(col(Order.created_at))
        ),
    )


def _order_steps(tx: Tx) -> Section:
    shown = {
        "number": Shown("单号", Order.number),
        "action": Shown("步骤", OrderStep.action),
        "note": Shown("备注", OrderStep.note),
        "at": Shown("时间", OrderStep.at),
    }

    def mine(rows: Select[Any]) -> Select[Any]:
        joined = rows.select_from(OrderStep).join(Order, col(Order.id) == OrderStep.order_id)
        return joined.where(_my_orders(tx)).order_by(col(OrderStep.at))

    return read_section(tx, key="order_steps", title="兑换经过", shown=shown, narrow=mine)
