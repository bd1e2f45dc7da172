"""Which slips a case has, and what stands on each."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import select

from app.core.clock import last_day, local_date
from app.core.errors import NotFound
from app.core.pages import Items
from app.core.text import mask_name
from app.core.tx import Tx
from app.errands.forms import SIGNED_BY_LABELS
from app.errands.models import Errand, ErrandState
from app.errands.queries.reach import visible_to
from app.errands.queries.reading import read_errand
from app.errands.queries.related import Related
from app.errands.schemas import DocumentRead, ErrandRead, TimelineEntry
from app.papers.schemas import Slip, SlipKind, SlipRead
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.papers import PaperRules

K, S = SlipKind, ErrandState
Rows = list[tuple[str, str]]
# The second one is a return to which the town said yes; who asked for it said why.
_RETURNS = ("return", "approve_return")
ABOUT: dict[SlipKind, str] = {
    K.accepted: "收下了什么事，谁来办，最迟哪天办好",
    K.promised: "答应哪天办好，中间为什么停过",
    K.missing: "还缺哪些材料，一次说全",
    K.refused: "为什么退回，不同意可以找谁",
    K.receipt: "办好的东西交到手，签字用",
}


def slips_of(tx: Tx, *, errand_id: uuid.UUID) -> Items[SlipRead]:
    """List the slips of a case that the actor may see."""
    errand = tx.session.exec(select(Errand).where(Errand.id == errand_id, visible_to(tx.actor))).first()
    if errand is None:
        raise NotFound("没有找到这件代办，可能编号不对，或您无权查看")
    rules = rules_in_force(tx, PaperRules)
    return Items(
        items=[
            SlipRead(
                kind=kind,
                title=_title(rules, kind),
                about=ABOUT[kind],
                url=f"/api/v1/errands/{errand_id}/slips/{kind}.pdf",
            )
            for kind in kinds_of(errand)
        ]
    )


def related(_tx: Tx, errand: Errand) -> list[Related]:
    """Tell the page of a case how many slips there are."""
    count = len(kinds_of(errand))
    return [Related(kind="papers", label="单据（可打印）", count=count, is_alert=False)] if count else []


def kinds_of(errand: Errand) -> list[SlipKind]:
    """Give the slips that a case has as it stands now."""
    is_returned = errand.state is S.returned
    has = {
        K.accepted: errand.first_agent_id is not None,
        K.promised: errand.promised_at is not None,
        K.missing: is_returned and bool(errand.missing),
        K.refused: is_returned and not errand.missing,
        K.receipt: errand.completed_at is not None,
    }
    return [kind for kind, is_there in has.items() if is_there]


def slip_of(tx: Tx, *, errand_id: uuid.UUID, kind: SlipKind) -> Slip:
    """Give what stands on a slip; raises NotFound for one that the case has not now."""
    shown = read_errand(tx, errand_id=errand_id)
    if kind not in kinds_of(tx.session.get_one(Errand, errand_id)):
        raise NotFound("这件代办现在没有这种单据，请刷新后再看")
    rules = rules_in_force(tx, PaperRules)
    person = shown.beneficiary
    name = mask_name(person.name) if rules.masks_slip_names else person.name
    rows, words = _BODIES[kind](tx, shown)
    return Slip(
        errand_id=errand_id,
        kind=kind,
        title=_title(rules, kind),
        number=shown.number,
        rows=[
            ("姓名", "　".join(filter(None, (name, person.phone)))),
            ("事项", shown.service_item.name),
            *rows,
        ],
        words=words,
        signers=["签收人", "代办员"] if kind is K.receipt else [],
        station=shown.station.name,
        phone=shown.station.phone,
        free_line=rules.free_line,
        printed_at=_moment(tx, tx.now),
    )


def _accepted(tx: Tx, shown: ErrandRead) -> tuple[Rows, list[str]]:
    fee = shown.service_item.fee_yuan
    papers = "、".join(one.name for one in shown.service_item.documents) or "不用材料"
    rows = [
        ("收件时间", _moment(tx, shown.created_at)),
        ("代办员", shown.first_agent.name if shown.first_agent else ""),
        ("最迟办好", _last_day(tx, shown.due_at)),
        ("需要材料", papers),
        ("费用", f"法定费用 {fee} 元，交给收费部门，要开票据" if fee else "不收费"),
    ]
    return rows, ["首问负责：这位代办员从头到尾对这件事负责，转到哪里都找得到人。"]


def _promised(tx: Tx, shown: ErrandRead) -> tuple[Rows, list[str]]:
    promises = _steps(shown, "promise")
    rows = [
        ("答应办好", _last_day(tx, shown.promised_at or shown.due_at)),
        ("承诺人", promises[-1].actor_name if promises else ""),
        ("承诺日期", _day(tx, promises[-1].at) if promises else ""),
    ]
    if shown.paused is not None:
        until = f"，预计到 {shown.paused.until:%Y年%m月%d日}" if shown.paused.until else ""
        rows.append(("现在暂停", f"{shown.paused.reason_label}{until}"))
    return rows, ["到日子没有办好，请打下面的电话，也可以要求上级督办。"]


def _missing(tx: Tx, shown: ErrandRead) -> tuple[Rows, list[str]]:
    last = _steps(shown, *_RETURNS)[-1]
    days = timedelta(days=rules_in_force(tx, ErrandRules).resubmit_days)
    named = [_numbered(number, one) for number, one in enumerate(shown.missing, 1)]
    rows = [
        ("还缺材料", "\n".join(named)),
        ("说明", _why_returned(shown) or "无"),
        ("最迟补到", _last_day(tx, shown.resubmit_by) if shown.resubmit_by else _day(tx, last.at + days)),
        ("经办人", last.actor_name),
    ]
    return rows, ["以上一次说全。补齐后，不会再以别的材料为由退回；可以拍照补，也可以请代办员上门取。"]


def _refused(tx: Tx, shown: ErrandRead) -> tuple[Rows, list[str]]:
    last = _steps(shown, *_RETURNS)[-1]
    rows = [("退回原因", _why_returned(shown)), ("退回日期", _day(tx, last.at)), ("经办人", last.actor_name)]
    return rows, ["不同意这个决定，可以打下面的电话，也可以到镇里、县里的代办站请求复核。"]


def _receipt(tx: Tx, shown: ErrandRead) -> tuple[Rows, list[str]]:
    rows = [
        ("办理结果", shown.outcome),
        ("办结日期", _day(tx, shown.completed_at) if shown.completed_at else ""),
        ("代办员", shown.agent.name if shown.agent else ""),
    ]
    signed = _steps(shown, "sign")
    if signed:
        rows.append(
            ("签收", f"{_day(tx, signed[-1].at)}　{signed[-1].actor_name}　{signed[-1].note}".strip())
        )
    ways = "　".join(f"□ {label}" for label in SIGNED_BY_LABELS.values())
    return rows, [ways, "没有办好可以要求重办；满意不满意，都可以说，全凭自愿。"]


_BODIES: dict[SlipKind, Callable[[Tx, ErrandRead], tuple[Rows, list[str]]]] = {
    K.accepted: _accepted,
    K.promised: _promised,
    K.missing: _missing,
    K.refused: _refused,
    K.receipt: _receipt,
}


def _why_returned(shown: ErrandRead) -> str:
    told = shown.paused.note if shown.paused else ""
    return told or _steps(shown, *_RETURNS)[-1].note


def _steps(shown: ErrandRead, *actions: str) -> list[TimelineEntry]:
    return [step for step in shown.timeline if step.action in actions]


def _numbered(number: int, document: DocumentRead) -> str:
    return f"{number}．{document.name}" + (f"（{document.note}）" if document.note else "")


def _joined(*words: str) -> str:
    return "　".join(filter(None, words))


def _title(rules: PaperRules, kind: SlipKind) -> str:
    title: str = getattr(rules, f"{kind}_title")
    return title


def _day(tx: Tx, moment: datetime) -> str:
    return f"{local_date(moment, tx.settings.timezone):%Y年%m月%d日}"


def _last_day(tx: Tx, deadline: datetime) -> str:
    return f"{last_day(deadline, tx.settings.timezone):%Y年%m月%d日}"


def _moment(tx: Tx, moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(tx.settings.timezone)):%Y年%m月%d日 %H:%M}"
