"""Every text column of the database: personal, and then what becomes of it, or not."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a personal value when its person leaves."""

    emptied = "emptied"
    deleted = "deleted"
    passes = "passes"
    kept = "kept"


@dataclass(frozen=True, slots=True)
class Personal:
    """A column with personal data: what it is, its fate, and why where it is not emptied at once."""

    what: str
    fate: Fate = Fate.emptied
    why: str = ""


_F = Fate
_LOG = "日志至少留存六个月（网络安全法第二十一条）；只有审计员看得到"
_WORDS = "办事人员写的话，可能提到本人"

PERSONAL: dict[str, Personal] = {
    "resident.name": Personal("姓名"),
    "resident.relation": Personal("与户主关系"),
    "resident.address": Personal("住址"),
    "resident.phone_sealed": Personal("手机号"),
    "resident.phone_index": Personal("手机号的摘要"),
    "resident.phone_tail_index": Personal("手机尾号的摘要"),
    "resident.id_number_sealed": Personal("身份证号"),
    "resident.id_number_index": Personal("身份证号的摘要"),
    "household.name": Personal("户名，常含户主姓名"),
    "household.address": Personal("住址"),
    "family_link.relation": Personal("亲属关系"),
    "user_account.name": Personal("姓名"),
    "user_account.phone_sealed": Personal("登录手机号"),
    "user_account.phone_index": Personal("手机号的摘要"),
    "user_account.password_hash": Personal("密码的摘要"),
    "used_password.password_hash": Personal("从前密码的摘要", _F.deleted),
    "second_factor.secret_sealed": Personal("动态口令密钥", _F.deleted),
    "recovery_code.code_hash": Personal("恢复码的摘要", _F.deleted),
    "known_device.device_hash": Personal("用过的设备", _F.deleted),
    "phone_code.phone_index": Personal("手机号的摘要", _F.deleted),
    "attempt.subject": Personal("手机号的摘要或网络地址", _F.passes, "防猜密码的计数，两小时后删除"),
    "sign_in_session.device": Personal("设备"),
    "sign_in_session.address": Personal("网络地址"),
    "sign_in_session.device_hash": Personal("设备"),
    "sign_in_session.successor_sealed": Personal("登录凭据"),
    "idempotency_key.body_sealed": Personal(
        "答复的副本", _F.passes, "本人的立即删除；别人请求的答复里提到的，八天内删除"
    ),
    "idempotency_key.body": Personal(
        "答复的副本", _F.passes, "本人的立即删除；别人请求的答复里提到的，八天内删除"
    ),
    "errand.description": Personal("要办的事"),
    "errand.contact_phone_sealed": Personal("联系电话"),
    "errand.outcome": Personal("办理结果"),
    "errand.pause_for": Personal(_WORDS),
    "errand.pause_note": Personal(_WORDS),
    "errand.return_note": Personal(_WORDS),
    "errand_part.title": Personal(_WORDS),
    "errand_part.result": Personal("办理结果"),
    "errand_archive.decided_by_name": Personal("经办干部姓名", _F.kept, "决定由谁作出，是办理凭据"),
    "errand_archive.note": Personal(_WORDS, _F.kept, "档案续存或销毁的理由，是办理凭据"),
    "errand_transition.actor_name": Personal("经手人姓名"),
    "errand_transition.note": Personal(_WORDS),
    "errand_transition.details": Personal("办理结果"),
    "errand_rating.comment": Personal("评语"),
    "rectification.remedy": Personal(_WORDS),
    "rectification.second_comment": Personal("再评的评语"),
    "rectification.appeal": Personal(_WORDS),
    "rectification.exclusion_reason": Personal(_WORDS),
    "rectification_step.actor_name": Personal("经手人姓名"),
    "rectification_step.note": Personal(_WORDS),
    "supervision.reason": Personal(_WORDS),
    "supervision.answer": Personal(_WORDS),
    "supervision_step.actor_name": Personal("经手人姓名"),
    "supervision_step.note": Personal(_WORDS),
    "problem_case.note": Personal(_WORDS),
    "custody_item.description": Personal("交来的证件、钱物"),
    "custody_movement.actor_name": Personal("经手人姓名"),
    "custody_movement.counterpart": Personal("交给了谁"),
    "custody_movement.witness": Personal("见证人和见证方式"),
    "custody_movement.note": Personal(_WORDS),
    "custody_count_line.note": Personal(_WORDS),
    "remark.author_name": Personal("留言人姓名"),
    "remark.text": Personal("留言"),
    "case_link.guest_name": Personal("外地家人的称呼"),
    "case_link.pin_index": Personal("手机尾号的摘要"),
    "case_link.device_hash": Personal("家人的设备"),
    "authority.words": Personal("委托书上的话"),
    "authority_step.actor_name": Personal("经手人姓名"),
    "authority_step.note": Personal(_WORDS),
    "trip.carrier_witness": Personal("见证人和见证方式"),
    "trip_task.reason": Personal(_WORDS),
    "points_claim.note": Personal("申报说明"),
    "points_claim_step.actor_name": Personal("经手人姓名"),
    "points_claim_step.note": Personal(_WORDS),
    "points_reversal.reason": Personal(_WORDS),
    "points_reversal.note": Personal(_WORDS),
    "points_reversal.requested_by_name": Personal("经手人姓名"),
    "ledger_transfer.reason_label": Personal(
        "规则名称；冲正时有经办人写的理由", _F.kept, "账本不能改；冲正单上提示不写姓名和电话"
    ),
    "order_step.note": Personal(_WORDS),
    "data_request.reason": Personal("申请理由"),
    "data_request.changes_sealed": Personal("要更正的内容"),
    "data_request.note": Personal(_WORDS),
    "data_request.decided_by_name": Personal("经办干部姓名", _F.kept, "决定由谁作出，是办理凭据"),
    "rulebook_edition.adopted_by_name": Personal("定规则的干部姓名", _F.kept, "规则由谁定，是办理凭据"),
    "audit_entry.address": Personal("网络地址", _F.kept, _LOG),
    "audit_entry.device": Personal("设备", _F.kept, _LOG),
    "audit_entry.why": Personal("被拒绝的原因", _F.kept, _LOG),
    "outbox_message.last_error": Personal("出错信息，可能含内容", _F.passes, "送达三十天后删除"),
    "duty_shift.phone": Personal("值班电话", _F.kept, "站里公布的号码，排班的人填写，随排班更换"),
}

# Words of the county, of rules and places, numbers, hashes of secrets that are random by themselves.
PLAIN: dict[str, str] = {
    "audit_entry": "path actor_role action subject_kind changes request_id",
    "audit_seal": "previous_root root",
    "audit_seal_leaf": "digest",
    "authority": "number path powers",
    "case_link": "token_hash purposes",
    "authority_item": "category name",
    "authority_step": "action errand_step",
    "award": "reference rule_code",
    "calendar_day": "note",
    "cap_use": "rule_code period",
    "check_run": "items",
    "custody_item": "path holding_path receiver_path office",
    "data_request": "path",
    "errand": "number path handling_path missing knowable return_asked",
    "errand_part": "path",
    "errand_archive": "number title path closing_kind sha256",
    "errand_rating": "reasons",
    "errand_transition": "action",
    "household": "code path",
    "idempotency_key": "route key request_hash media_type",
    "ledger_account": "asset owner_kind",
    "ledger_hold": "reference kind request_hash note source_kind rule_code reason_label",
    "ledger_seal": "previous_root root",
    "ledger_seal_leaf": "digest",
    "ledger_transfer": "reference kind request_hash note source_kind rule_code",
    "offer": "path title",
    "office": "name address",
    "outbox_message": "kind payload",
    "phone_code": "code_hash",
    "points_claim": "path rule_code rule_title",
    "points_reversal": "path",
    "problem_case": "path",
    "rectification": "path",
    "rectification_step": "action details",
    "region": "code name path",
    "resident": "path",
    "role_grant": "path",
    "rule_set": "path note rules",
    "remark": "path",
    "rulebook_edition": "topic values note",
    "service_item": "code name plain_sentence keywords handled_at",
    "service_item_document": "code name note",
    "shop": "name path address phone hours",
    "shop_order": "number path pickup_code",
    "sign_in_session": "token_hash previous_hash revoked_why",
    "station": "code name path address phone hours passport",
    "stock_move": "note",
    "stored_file": "sha256 stored_name media_type subject_kind",
    "supervision": "number path supervisor_path",
    "supervision_step": "action",
    "trip": "path",
    "used_refresh_token": "token_hash",
}
