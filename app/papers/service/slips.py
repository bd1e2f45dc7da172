"""A slip for the villager's hand: noted, and drawn once no transaction waits for it."""

import uuid
from collections.abc import Iterator

from app.core import audit
from app.core.pdf import Sheet
from app.core.tx import Tx
from app.errands.models import Errand
from app.papers.queries.slips import slip_of
from app.papers.schemas import Slip, SlipKind

ACTION = "slip_printed"
_SIDE_MM = 32.0


def take(tx: Tx, *, errand_id: uuid.UUID, kind: SlipKind) -> Slip:
    """Give what stands on a slip, and note that it was taken."""
    slip = slip_of(tx, errand_id=errand_id, kind=kind)
    errand = tx.session.get_one(Errand, errand_id)
    audit.note(
        tx,
        action=ACTION,
        subject_kind="errand",
        subject_id=errand_id,
        resident_id=errand.beneficiary_id,
        path=errand.path,
        changes={"kind": [None, kind]},
    )
    return slip


def draw(slip: Slip, *, site: str) -> Iterator[bytes]:
    """Draw it on A5; `site` is where people reach the app, for the code."""
    sheet = Sheet(f"{slip.title} {slip.number}", size="A5", footer=f"{slip.number}　打印于 {slip.printed_at}")
    sheet.line(slip.title, size=20, centred=True)
    sheet.line(f"件号 {slip.number}", size=14, centred=True)
    sheet.gap(4)
    sheet.table(slip.rows, widths=[1, 3.2], size=13)
    sheet.gap(4)
    for words in slip.words:
        sheet.line(words, size=12)
    for signer in slip.signers:
        sheet.line(f"{signer}签名：＿＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿", size=12)
    sheet.gap(4)
    sheet.code(f"{site}/errands/{slip.errand_id}", millimetres=_SIDE_MM)
    sheet.line("扫码看办到哪一步；没有手机，报件号给代办站也能查。", size=10, centred=True)
    sheet.rule()
    sheet.line(f"{slip.station}　电话 {slip.phone or '见公示牌'}", size=13)
    sheet.line(slip.free_line, size=12)
    yield sheet.pdf()
