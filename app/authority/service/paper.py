"""An authority on paper: A4, with a code by which anybody may see whether it still counts."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from app.authority.schemas import AuthorityRead
from app.core.pdf import Sheet
from app.core.tx import Tx
from app.files.models import StoredFile
from app.files.service import content_of

TITLE = "授权委托书"


def pictures_of(tx: Tx, *, authority: AuthorityRead) -> list[bytes]:
    """Read the signatures that the reader may see, the principal's first."""
    found = [tx.session.get_one(StoredFile, one.id) for one in authority.files]
    return [content_of(tx, stored=one) for one in found]


def draw(authority: AuthorityRead, *, pictures: Sequence[bytes], site: str, zone: str) -> Iterator[bytes]:
    """Give the paper; drawn when it is read, so that no transaction waits for it."""
    sheet = Sheet(TITLE, footer=f"邻办 · {TITLE} {authority.number}")
    sheet.line(TITLE, size=20, centred=True)
    sheet.line(f"编号 {authority.number}　{authority.standing_label}", centred=True)
    sheet.gap()
    sheet.table(_rows(authority, zone), widths=[1, 4], size=11)
    sheet.gap()
    sheet.line("除写明的以外，受托人不能替我做别的事；没有写“收钱、交钱”的，不能经手我的钱。我随时可以收回。")
    for picture in pictures:
        sheet.gap()
        sheet.picture(picture, millimetres=45)
    sheet.gap()
    sheet.line(f"委托人签名：{'　' * 10}受托人签名：{'　' * 10}见证人签名：", size=11)
    sheet.gap(16)
    address = check_address(site, authority.number)
    sheet.code(address, millimetres=32)
    sheet.line(f"扫码或打开 {address} 核对这份委托书现在还有没有效。", size=9)
    yield sheet.pdf()


def check_address(site: str, number: str) -> str:
    """Give where a stranger checks the paper."""
    return f"{site}/authority-check/{number}"


def _rows(authority: AuthorityRead, zone: str) -> list[list[str]]:
    given = authority.given_at.astimezone(ZoneInfo(zone)) if authority.given_at else None
    uses = "不限" if authority.uses_max is None else f"{authority.uses_max} 件"
    rows = [
        ["委托人", authority.principal.name],
        ["受托人", f"{authority.representative.name}（{authority.capacity_label}）"],
        ["委托事项", "、".join(authority.items)],
        ["可以做的", "；".join(authority.power_labels)],
        ["补充说明", authority.words or "无"],
        ["有效期", f"{authority.starts_on} 至 {authority.ends_on}，{uses}"],
        ["怎样签的", f"{authority.given_by_label} {given:%Y-%m-%d %H:%M}" if given else "还没有签字"],
        ["见证人", authority.witness_name or "无"],
    ]
    if authority.revoked_at is not None:
        rows.append(["收回", f"{authority.revoked_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} 起无效"])
    return rows
