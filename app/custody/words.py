"""Things in custody as people name them."""

from collections.abc import Sequence

from app.custody.models import CustodyKind, CustodyState
from app.custody.states import KIND_LABELS

S = CustodyState
_NAMED = 5


def yuan(fen: int) -> str:
    """Write 12345 fen as 123.45 元, and whole amounts without the rest."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d} 元" if rest else f"{whole} 元"


def thing(kind: CustodyKind, description: str, *, received_fen: int = 0) -> str:
    """Name a thing: 户口簿（证件原件）, or 现金 200 元（交医保）."""
    if kind is CustodyKind.cash:
        return f"现金 {yuan(received_fen)}（{description}）"
    return f"{description}（{KIND_LABELS[kind]}）"


def listed(names: Sequence[str]) -> str:
    """Name the first few of many."""
    more = f"等 {len(names)} 样" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def where(state: CustodyState, *, holder: str, receiver: str, carrier: str, office: str) -> str:
    """Tell in words who has a thing; the names that do not matter are empty."""
    others = {
        S.returned: "已经还给本人",
        S.handed_in: "已交窗口留存",
        S.settled: "已由站长处理",
        S.at_office: f"在{office}，由{holder}负责取回",
        S.carried: f"{carrier}捎带中，由{holder}负责",
        S.handing_over: f"{holder}正在交给{receiver}",
        S.lost: f"{holder}报告丢失，站长正在处理",
    }
    return others.get(state, f"在{holder}手里")
