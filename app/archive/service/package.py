"""A package: a summary to read, a list to check, and the files, in one ZIP that is the same each time."""

import io
import json
import zipfile
from datetime import datetime
from hashlib import sha256

from app.archive.schemas import Material, Package, Part
from app.core.pdf import Sheet

_TITLE = "代办档案"
# A ZIP knows no time before; the true ones stand in the list.
_WHEN = (1980, 1, 1, 0, 0, 0)
FORMAT = "linban-archive/1"


def pack(material: Material, *, made_at: datetime) -> Package:
    """Make the package of a case."""
    summary, pages = _summary(material, made_at=made_at)
    found = [part for part in material.parts if part.content is not None]
    manifest = {
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        **material.record,
        "facts": dict(material.facts),
        "timeline": material.timeline,
        "signatures": material.signatures,
        "rating": material.rating,
        "summary": {"name": _summary_name(material), "sha256": _hash(summary), "pages": pages},
        "files": [_listed(part) for part in material.parts],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        _add(packed, "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2).encode())
        _add(packed, _summary_name(material), summary)
        for part in found:
            _add(packed, part.name, part.content or b"")
    content = stream.getvalue()
    return Package(content=content, sha256=_hash(content), pages=pages)


def _summary_name(material: Material) -> str:
    return f"{material.number}.pdf"


def _listed(part: Part) -> dict[str, object]:
    """Tell of a file what it is now; what it was when it came is its own hash."""
    is_lost = part.content is None
    return {
        "name": part.name,
        "media_type": part.media_type,
        "size": len(part.content or b""),
        "sha256": "" if is_lost else _hash(part.content or b""),
        "sha256_when_taken_in": part.sha256,
        "uploaded_at": part.uploaded_at,
        "is_lost": is_lost,
    }


def _summary(material: Material, *, made_at: datetime) -> tuple[bytes, int]:
    sheet = Sheet(f"{_TITLE} {material.number}", footer=f"{_TITLE} {material.number}　{made_at:%Y-%m-%d}")
    sheet.line(_TITLE, size=20, centred=True)
    sheet.table(material.facts, widths=[1, 5], size=11)
    _section(
        sheet,
        "办理经过",
        ["时间", "步骤", "经手人", "说明"],
        [2, 1.5, 1.3, 4],
        [[one["at"], one["label"], one["who"], one["note"]] for one in material.timeline],
    )
    _section(
        sheet,
        "签收",
        ["时间", "方式", "登记人", "说明"],
        [2, 2, 1.3, 3.5],
        [[one["at"], one["by"], one["who"], one["note"]] for one in material.signatures],
    )
    sheet.gap()
    sheet.line(f"评价：{material.rating}", size=12)
    _section(
        sheet,
        "附件",
        ["名称", "大小", "SHA-256"],
        [2.2, 1, 4.6],
        [
            [one.name, f"{len(one.content)} 字节" if one.content is not None else "已丢失", one.sha256]
            for one in material.parts
        ],
    )
    if codes := sheet.unknown():
        sheet.line(f"□ 代表字库里没有的字（{codes}）；在 manifest.json 里是完整的。", size=9)
    return sheet.pdf(), sheet.pages


def _section(sheet: Sheet, title: str, header: list[str], widths: list[float], rows: list[list[str]]) -> None:
    sheet.gap()
    sheet.line(title, size=14)
    if rows:
        sheet.table([header, *rows], widths=widths, size=9)
    else:
        sheet.line("没有", size=10)


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    packed.writestr(entry, content)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
