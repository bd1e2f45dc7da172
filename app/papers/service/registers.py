"""A book that leaves the house as a workbook; that it was taken is in the log."""

import io
from collections.abc import Iterator

from app.core import audit
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.core.workbooks import write_texts
from app.papers.queries.registers import Wanted, register_whole
from app.papers.schemas import RegisterRead

MOST_LINES = 5_000
ACTION = "register_exported"


def take(tx: Tx, *, wanted: Wanted) -> RegisterRead:
    """Give a month of a book whole, and note it; raises InvalidInput for more than one sheet holds well."""
    book = register_whole(tx, wanted=wanted, most=MOST_LINES)
    if len(book.items) > MOST_LINES:
        raise InvalidInput.at("/station_id", f"这个月超过 {MOST_LINES} 条，请选一个代办站再导出")
    audit.note(
        tx,
        action=ACTION,
        subject_kind="station" if wanted.station_id else "errand_transition",
        subject_id=wanted.station_id,
        changes={
            "kind": [None, wanted.kind],
            "month": [None, book.month],
            "entries": [None, len(book.items)],
        },
    )
    return book


def write(book: RegisterRead) -> Iterator[bytes]:
    """Write it with a running number, once no transaction waits for it."""
    stream = io.BytesIO()
    header = ["序号", *(column.label for column in book.columns)]
    lines = (
        [str(number), *(entry.cells[column.key] for column in book.columns)]
        for number, entry in enumerate(book.items, start=1)
    )
    write_texts(stream, title=f"{book.month} {book.title}"[:31], header=header, lines=lines)
    yield stream.getvalue()
