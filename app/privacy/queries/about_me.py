"""What is kept about a person: account, roll, family, devices, consents, requests, and who looked."""

from typing import Any

from sqlalchemy import Select, or_
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.auth.models import Grant, SignInSession, UserAccount
from app.core.audit import AuditEntry
from app.core.permissions import ROLE_LABELS, Role
from app.core.tx import Tx
from app.orgs.models import Region
from app.people.models import FamilyLink, Gender, Household, Resident
from app.privacy.models import ConsentReceipt, DataRequest
from app.privacy.notices import current
from app.privacy.queries.consents import receipts_of_actor
from app.privacy.sections import Section, Shown, is_me, read_section
from app.privacy.states import KIND_LABELS, STATE_LABELS

_GENDERS = {Gender.female: "女", Gender.male: "男", Gender.unknown: "未登记"}
_WORDS = {"given": "同意", "withdrawn": "撤回"}
_CHANNELS = {"app": "手机", "paper": "书面", "spoken": "口头"}


def sections(tx: Tx) -> list[Section]:
    """Give what is kept about the actor as a person."""
    return [
        _account(tx),
        _roles(tx),
        _resident(tx),
        _household(tx),
        _family(tx),
        _sessions(tx),
        _consents(tx),
        _requests(tx),
        _accesses(tx),
    ]


def _account(tx: Tx) -> Section:
    shown = {
        "name": Shown("姓名", UserAccount.name),
        "phone": Shown("登录手机号", UserAccount.phone_sealed, tx.vault.open),
        "elder_mode": Shown("大字版", UserAccount.elder_mode),
        "created_at": Shown("开通时间", UserAccount.created_at),
    }
    return read_section(
        tx, key="account", title="账号", shown=shown, narrow=lambda rows: rows.where(_me(tx, UserAccount.id))
    )


def _roles(tx: Tx) -> Section:
    shown = {
        "role": Shown("身份", Grant.role, lambda role: ROLE_LABELS[role]),
        "place": Shown("地方", Region.name),
        "since": Shown("起始时间", Grant.created_at),
    }
    return read_section(
        tx,
        key="roles",
        title="身份",
        shown=shown,
        narrow=lambda rows: (
            rows.join(Region, col(Region.id) == Grant.region_id)
            .where(_me(tx, Grant.user_id))
            .order_by(col(Grant.created_at))
        ),
    )


def _resident(tx: Tx) -> Section:
    shown = {
        "name": Shown("姓名", Resident.name),
        "gender": Shown("性别", Resident.gender, lambda gender: _GENDERS[gender]),
        "birth_year": Shown("出生年", Resident.birth_year),
        "phone": Shown("手机号", Resident.phone_sealed, tx.vault.open),
        "id_number": Shown("身份证号", Resident.id_number_sealed, tx.vault.open),
        "place": Shown("村或网格", Region.name),
        "address": Shown("住址", Resident.address),
        "relation": Shown("与户主关系", Resident.relation),
        "person_class": Shown("人员类别", Resident.person_class),
        "moved_out_on": Shown("迁出日期", Resident.moved_out_on),
        "created_at": Shown("登记时间", Resident.created_at),
    }
    return read_section(
        tx,
        key="resident",
        title="名册",
        shown=shown,
        narrow=lambda rows: rows.join(Region, col(Region.id) == Resident.region_id).where(
            is_me(tx.actor, Resident.id)
        ),
    )


def _household(tx: Tx) -> Section:
    shown = {
        "code": Shown("户号", Household.code),
        "name": Shown("户名", Household.name),
        "address": Shown("地址", Household.address),
    }
    return read_section(
        tx,
        key="household",
        title="所在的户",
        shown=shown,
        narrow=lambda rows: rows.join(Resident, col(Resident.household_id) == col(Household.id)).where(
            is_me(tx.actor, Resident.id)
        ),
    )


def _family(tx: Tx) -> Section:
    elder, relative = aliased(Resident), aliased(Resident)
    shown = {
        "elder": Shown("被代办人", elder.name),
        "relative": Shown("亲属", relative.name),
        "relation": Shown("关系", FamilyLink.relation),
        "confirmed_at": Shown("确认时间", FamilyLink.confirmed_at),
        "ended_at": Shown("结束时间", FamilyLink.ended_at),
    }

    def mine(rows: Select[Any]) -> Select[Any]:
        own = (FamilyLink.elder_id, FamilyLink.relative_id)
        return (
            rows.select_from(FamilyLink)
            .join(elder, col(elder.id) == FamilyLink.elder_id)
            .join(relative, col(relative.id) == FamilyLink.relative_id)
            .where(or_(*(is_me(tx.actor, one) for one in own)))
        )

    return read_section(tx, key="family", title="亲属代办", shown=shown, narrow=mine)


def _sessions(tx: Tx) -> Section:
    shown = {
        "device": Shown("设备", SignInSession.device),
        "address": Shown("网络地址", SignInSession.address),
        "created_at": Shown("登录时间", SignInSession.created_at),
        "last_seen_at": Shown("最近使用", SignInSession.last_seen_at),
        "revoked_at": Shown("退出时间", SignInSession.revoked_at),
    }
    return read_section(
        tx,
        key="sessions",
        title="登录过的设备",
        shown=shown,
        narrow=lambda rows: rows.where(_me(tx, SignInSession.user_id)).order_by(
            col(SignInSession.created_at).desc()
        ),
    )


def _consents(tx: Tx) -> Section:
    shown = {
        "purpose": Shown("用途", ConsentReceipt.purpose, lambda purpose: current(purpose).title),
        "version": Shown("告知版本", ConsentReceipt.version),
        "action": Shown("意见", ConsentReceipt.action, lambda action: _WORDS[action]),
        "channel": Shown("方式", ConsentReceipt.channel, lambda channel: _CHANNELS[channel]),
        "at": Shown("时间", ConsentReceipt.at),
    }
    return read_section(
        tx,
        key="consents",
        title="同意记录",
        shown=shown,
        narrow=lambda rows: rows.where(receipts_of_actor(tx.actor)).order_by(col(ConsentReceipt.at)),
    )


def _requests(tx: Tx) -> Section:
    shown = {
        "kind": Shown("申请", DataRequest.kind, lambda kind: KIND_LABELS[kind]),
        "state": Shown("结果", DataRequest.state, lambda state: STATE_LABELS[state]),
        "reason": Shown("理由", DataRequest.reason),
        "changes": Shown("要更正的内容", DataRequest.changes_sealed, tx.vault.open),
        "note": Shown("答复", DataRequest.note),
        "created_at": Shown("申请时间", DataRequest.created_at),
        "decided_by": Shown("处理人", DataRequest.decided_by_name),
        "decided_at": Shown("处理时间", DataRequest.decided_at),
    }
    return read_section(
        tx,
        key="data_requests",
        title="更正和注销申请",
        shown=shown,
        narrow=lambda rows: rows.where(_me(tx, DataRequest.requested_by)).order_by(
            col(DataRequest.created_at)
        ),
    )


def _accesses(tx: Tx) -> Section:
    shown = {
        "at": Shown("时间", AuditEntry.at),
        "by": Shown("谁", UserAccount.name),
        "role": Shown("身份", AuditEntry.actor_role, _role_label),
        "action": Shown("做了什么", AuditEntry.action),
    }

    def of_others(rows: Select[Any]) -> Select[Any]:
        return (
            rows.select_from(AuditEntry)
            .join(UserAccount, col(UserAccount.id) == AuditEntry.actor_id)
            .where(
                is_me(tx.actor, AuditEntry.resident_id),
                col(AuditEntry.actor_id) != tx.actor.user_id,
            )
            .order_by(col(AuditEntry.at).desc())
        )

    return read_section(tx, key="accesses", title="谁看过、改过我的信息", shown=shown, narrow=of_others)


def _me(tx: Tx, column: Any) -> Any:  # noqa: ANN401 - a mapped column and its condition
    return col(column) == tx.actor.user_id


def _role_label(role: str) -> str:
    return ROLE_LABELS[Role(role)] if role else ""
