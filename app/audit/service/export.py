"""The log as a workbook whose cells are all text: nothing in it is ever run."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

from app.audit.queries.entries import Filter, newest_entries
from app.audit.schemas import AuditChangeRead, AuditEntryRead
from app.core import audit
from app.core.audit import Outcome
from app.core.sheets import MAX_ROWS
from app.core.tx import Tx
from app.core.workbooks import write_texts

_HEADER = (
    *("时间", "谁", "身份", "替谁", "做了什么", "对象", "对象编号", "涉及居民"),
    *("结果", "说明", "改动", "地址", "设备", "请求编号"),
)
_OUTCOMES = {Outcome.done: "完成", Outcome.refused: "被拒绝"}


def export(tx: Tx, *, wanted: Filter) -> bytes:
    """Give the newest entries as XLSX, and note that they left the house."""
    entries = newest_entries(tx, wanted=wanted, limit=MAX_ROWS)
    audit.note(
        tx, action="export_entries", subject_kind="audit_entry", changes={"entries": [None, len(entries)]}
    )
    zone = ZoneInfo(tx.settings.timezone)
    stream = io.BytesIO()
    write_texts(stream, title="审计日志", header=_HEADER, lines=(_line(entry, zone) for entry in entries))
    return stream.getvalue()


def _line(entry: AuditEntryRead, zone: ZoneInfo) -> list[str]:
    return [
        _moment(entry.at, zone),
        entry.actor_name,
        entry.actor_role_label,
        entry.on_behalf_of_name or "",
        entry.action_label,
        entry.subject_kind_label,
        str(entry.subject_id or ""),
        entry.resident_name or "",
        _OUTCOMES[entry.outcome],
        entry.why,
        "；".join(_change(one) for one in entry.changes),
        entry.address,
        entry.device,
        entry.request_id,
    ]


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _change(change: AuditChangeRead) -> str:
    before, after = ("无" if value is None else value for value in (change.before, change.after))
    return f"{change.label}：{before} → {after}"
