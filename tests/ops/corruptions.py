"""Bad rows for every check: what a bug, a broken disk or a person with a database client could leave."""

from typing import NamedTuple


class Corruption(NamedTuple):
    """The check that must find it, words of what it must say, and the statements that plant it."""

    check: str
    says: str
    statements: tuple[str, ...]


def _order(state: str, change: str) -> str:
    return _change("shop_order", change, f"state = '{state}'")


def _one(table: str, change: str) -> str:
    return _change(table, change, "1 = 1")


def _change(table: str, change: str, where: str) -> str:
    return f"UPDATE {table} SET {change} WHERE {_first(table, where)}"  # noqa: S608 - our own words


def _forget(table: str, where: str = "1 = 1") -> str:
    return f"DELETE FROM {table} WHERE {_first(table, where)}"  # noqa: S608 - our own words


def _first(table: str, where: str) -> str:
    return f"id = (SELECT id FROM {table} WHERE {where} ORDER BY id LIMIT 1)"  # noqa: S608 - our own words


_STOCKED = "transfer_id = (SELECT id FROM ledger_transfer WHERE kind = 'stock' LIMIT 1)"
_LAST_RESIDENT_GIVES = (
    "UPDATE authority SET principal_id = (SELECT id FROM resident ORDER BY id DESC LIMIT 1) WHERE uses = 1"
)
_UNANSWERED = (
    "INSERT INTO idempotency_key (id, county_id, user_id, route, key, request_hash, status, media_type,"
    " body, created_at) SELECT id, county_id, id, 'r', 'k', 'h', 0, '', '', '2020-01-01 00:00:00'"
    " FROM user_account LIMIT 1"
)
_LEAF_OF_NO_SEAL = (
    "INSERT INTO audit_seal_leaf (id, county_id, seal_n, position, digest)"
    " SELECT id, county_id, 1, 0, 'x' FROM user_account LIMIT 1"
)
_TAKEN_BACK_ONLY = (
    "INSERT INTO consent_receipt (id, county_id, purpose, version, action, channel, user_id, recorded_by, at)"
    " SELECT id, county_id, 'messages', 1, 'withdrawn', 'app', id, id, '2020-01-01 00:00:00'"
    " FROM user_account LIMIT 1"
)
_LEDGER = (
    Corruption("audit", "封存被删除", (_LEAF_OF_NO_SEAL,)),
    Corruption("ledger", "对不上", (_one("ledger_account", "credits = credits + 1"),)),
    Corruption("ledger", "不连续", (_forget("ledger_posting"),)),
)
_ORDERS = (
    Corruption("order_holds", "状态与冻结", (_order("held", "state = 'cancelled', closed_at = created_at"),)),
    Corruption("order_holds", "应付的不同", (_order("held", "points = points + 1"),)),
    Corruption("order_holds", "兑换的不同", (_order("held", "quantity = quantity + 5"),)),
    Corruption("order_holds", "为它而设", ("UPDATE ledger_hold SET source_id = NULL WHERE kind = 'order'",)),
    Corruption("order_holds_lost", "没有对应", ("DELETE FROM order_step", "DELETE FROM shop_order")),
    Corruption(
        "order_payments",
        "不是来自",
        (_order("collected", _STOCKED),),
    ),
    Corruption("order_payments", "没有退款", (_order("collected", "state = 'refunded'"),)),
    Corruption("order_payments", "却有退款", (_order("refunded", "state = 'collected'"),)),
    Corruption("order_steps", "不完整", (_forget("order_step", "action = 'collect'"),)),
    Corruption("order_steps", "办结时间", (_order("held", "closed_at = created_at"),)),
    Corruption("order_allowances", "没有计入", ("DELETE FROM offer_allowance",)),
    Corruption("allowances", "与兑换单不符", (_one("offer_allowance", "quantity = quantity + 1"),)),
    Corruption("stock", "不等于进货", (_one("stock_move", "quantity = quantity + 1"),)),
    Corruption("stock", "不等于待取", (_order("held", "quantity = quantity + 1"),)),
    Corruption("stock_moves", "记账的数量", (_one("stock_move", "quantity = quantity + 1"),)),
)
_ANSWERS = (
    Corruption("rectifications", "缺少或多出", ("DELETE FROM rectification_step",)),
    Corruption("rectifications", "分数不同", (_one("rectification", "score = 1"),)),
    Corruption("rectifications", "没有联系过", (_one("rectification", "fixed_at = created_at"),)),
    Corruption("bad_ratings", "没有整改单", ("DELETE FROM rectification_step", "DELETE FROM rectification")),
    Corruption("supervisions", "缺少或多出", ("DELETE FROM supervision_step",)),
)
_ERRANDS = (
    Corruption("archive_hashes", "摘要不符", (_one("errand_archive", "sha256 = 'x'"),)),
    Corruption("archive_lines", "件号与代办不同", (_one("errand_archive", "number = 'x'"),)),
    Corruption(
        "archive_lines", "没有归档却", ("UPDATE errand SET state = 'signed' WHERE state = 'archived'",)
    ),
    Corruption(
        "archive_lines",
        "没有做成",
        (
            "UPDATE errand_archive SET state = 'waiting', made_at = NULL, file_id = NULL",
            "UPDATE errand_archive SET enrolled_at = '2020-01-01 00:00:00'",
        ),
    ),
    Corruption("errand_history", "缺少或多出", (_forget("errand_transition", "action = 'complete'"),)),
    Corruption(
        "errand_history",
        "最后一步",
        ("UPDATE errand SET state = 'handling' WHERE state = 'accepted'",),
    ),
    Corruption("errand_history", "重办次数", (_one("errand", "times_reopened = times_reopened + 1"),)),
    Corruption("errand_history", "退回次数", (_one("errand", "times_returned = times_returned + 1"),)),
    Corruption("errand_history", "延期次数", (_one("errand", "times_extended = times_extended + 1"),)),
    Corruption("errand_history", "二次退回", (_one("errand", "times_returned_again = 7"),)),
    Corruption("errand_parts", "联办数不符", (_one("errand", "parts_open = parts_open + 1"),)),
    Corruption(
        "errand_parts",
        "却已办结",
        ("UPDATE errand SET parts_open = 1 WHERE completed_at IS NOT NULL",),
    ),
    Corruption("errand_parts", "没有办结类型", ("UPDATE errand SET closing_kind = NULL",)),
    Corruption("errand_history", "办结时间", ("UPDATE errand SET completed_at = NULL",)),
    Corruption(
        "errand_steps",
        "接不上",
        ("UPDATE errand_transition SET source = 'withdrawn' WHERE action = 'complete'",),
    ),
    Corruption("errand_hands", "没有代办员", ("UPDATE errand SET agent_id = NULL",)),
    Corruption(
        "errand_hands",
        "已有代办员",
        ("UPDATE errand SET agent_id = typed_by_id, first_agent_id = typed_by_id WHERE state = 'submitted'",),
    ),
    Corruption(
        "errand_hands",
        "首接人",
        ("UPDATE errand SET first_agent_id = typed_by_id WHERE state = 'signed'",),
    ),
    Corruption("errand_numbers", "缺号", (_one("errand_counter", "last = last + 1"),)),
    Corruption("errand_numbers", "不存在", (_one("errand_counter", "last = last + 1"),)),
    Corruption("errand_ratings", "没有对应", (_one("errand_rating", "times_reopened = 7"),)),
)
_POINTS = (
    Corruption("awards", "记账的内容", (_one("award", "points = points + 1"),)),
    Corruption(
        "awards_lost",
        "没有记分单",
        ("UPDATE points_claim SET award_id = NULL, state = 'reviewed'", "DELETE FROM award"),
    ),
    Corruption("caps", "已记次数", ("UPDATE cap_use SET quantity = 0",)),
    Corruption("claims", "申报的不同", ("UPDATE points_claim SET points = points + 1",)),
    Corruption("claims", "最后一步", ("DELETE FROM points_claim_step WHERE action = 'credit'",)),
    Corruption(
        "claims_paid",
        "没有入账",
        ("UPDATE points_claim SET award_id = NULL, state = 'reviewed'",),
    ),
    Corruption(
        "reversals",
        "没有冲正",
        ("UPDATE points_reversal SET state = 'approved', decided_by = id WHERE state = 'requested'",),
    ),
    Corruption(
        "reversals",
        "已冲正",
        ("UPDATE points_reversal SET state = 'requested', decided_by = NULL WHERE state = 'approved'",),
    ),
)
_CUSTODY = (
    Corruption("custody_things", "不连续", (_forget("custody_movement", "action = 'take'"),)),
    Corruption(
        "custody_things", "与最后一步不符", (_change("custody_movement", "to_holder_id = id", "version = 1"),)
    ),
    Corruption("custody_things", "却已归档", ("UPDATE errand SET state = 'archived'",)),
    Corruption("custody_cash", "支出与经过", (_change("custody_item", "spent_fen = 1", "kind = 'cash'"),)),
    Corruption("custody_cash", "收到的钱", (_change("custody_item", "received_fen = 901", "kind = 'cash'"),)),
    Corruption("custody_counts", "应有的数量", (_forget("custody_count_line"),)),
    Corruption("custody_counts", "缺少的数量", (_one("custody_count", "missing = 1"),)),
)
_IN_FORCE = "state = 'in_force'"
_AUTHORITIES = (
    Corruption("authorities", "件数和记录", (_change("authority", "uses = 3", _IN_FORCE),)),
    Corruption(
        "authorities",
        "不是受托人",
        ("UPDATE authority_step SET actor_id = id WHERE action = 'use'",),
    ),
    Corruption("authorities", "签字时间", (_one("authority", "given_at = NULL"),)),
    Corruption("authorities", "收回时间", (_change("authority", "revoked_at = NULL", "state = 'revoked'"),)),
    Corruption("authorities", "没有见证人", (_change("authority", "given_by = 'signature'", _IN_FORCE),)),
    Corruption("errand_authorities", "没有使用记录", ("DELETE FROM authority_step WHERE action = 'use'",)),
    Corruption(
        "errand_authorities",
        "不是受益人",
        (_LAST_RESIDENT_GIVES,),
    ),
)
_TRIPS = (
    Corruption("trips", "没有要办的事", ("DELETE FROM trip_task",)),
    Corruption("trips", "还有事没打勾", ("UPDATE trip_task SET outcome = 'open', ticked_at = NULL",)),
    Corruption("trips", "与打勾不符", (_one("trip", "done = done + 1"),)),
    Corruption("trip_tasks", "不属于这一趟", (_one("trip_stop", "trip_id = id"),)),
)
_PATH = "path = '/elsewhere/'"
_PLACES = (
    Corruption("regions", "上级", (_one("region", _PATH),)),
    *(
        Corruption("paths", f"{table} ", (_one(table, _PATH),))
        for table in ("role_grant", "resident", "station", "shop", "offer", "shop_order", "errand")
    ),
    Corruption("paths", "handling_path", (_one("errand", "handling_path = '/elsewhere/'"),)),
    Corruption("residents", "不在本村", (_one("resident", _PATH),)),
    Corruption(
        "residents",
        "所在的户",
        ("UPDATE household SET village_id = (SELECT id FROM region LIMIT 1)",),
    ),
    Corruption("sessions", "共用令牌", ("UPDATE sign_in_session SET token_hash = 'same'",)),
    Corruption("sessions", "用过的令牌", ("UPDATE sign_in_session SET token_hash = previous_hash",)),
    Corruption("sessions", "没有原因", ("UPDATE sign_in_session SET revoked_at = created_at",)),
)
_FILES = (
    Corruption("file_bytes", "没有这个文件", (_one("stored_file", "stored_name = 'b'"),)),
    Corruption("file_bytes", "缩略图", (_one("stored_file", "stored_name = 'b'"),)),
    Corruption("file_orphans", "没有记录", ("DELETE FROM stored_file",)),
    Corruption(
        "file_subjects", "不存在", ("UPDATE stored_file SET subject_id = id WHERE subject_id IS NOT NULL",)
    ),
    Corruption("file_subjects", "不认识", ("UPDATE stored_file SET subject_kind = 'spaceship'",)),
)
_MESSAGES = (
    Corruption("outbox", "一小时", ("UPDATE outbox_message SET next_attempt_at = '2020-01-01 00:00:00'",)),
    Corruption("outbox", "管理员", ("UPDATE outbox_message SET attempts = 10",)),
    Corruption("outbox", "不认识", ("UPDATE outbox_message SET kind = 'Nothing'",)),
    Corruption(
        "idempotency",
        "没有答复",
        (_UNANSWERED,),
    ),
    Corruption("consents", "没有给过", (_TAKEN_BACK_ONLY,)),
)
CORRUPTIONS = (
    *_LEDGER,
    *_ORDERS,
    *_ANSWERS,
    *_ERRANDS,
    *_AUTHORITIES,
    *_POINTS,
    *_PLACES,
    *_FILES,
    *_CUSTODY,
    *_TRIPS,
    *_MESSAGES,
)
