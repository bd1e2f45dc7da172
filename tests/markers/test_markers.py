"""Nothing that a server leaves behind tells a phone, an ID number or a secret: 1,000 are looked for."""

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from app.core import logs
from app.core.config import Settings
from app.core.crypto import Vault
from app.core.db import Database
from tests.markers import story
from tests.markers.marks import Marks, draw
from tests.markers.story import Told, Week, evidence_of

SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1, 10**9)


@pytest.fixture
def marks() -> Marks:
    """Draw the marks; SEED=… draws them again."""
    print(f"SEED={SEED}")  # noqa: T201 - shown when a test fails
    return draw(SEED)


@pytest.fixture
def our_settings(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Give a server with a data folder of its own, where it also spools uploads, and which serves figures."""
    spool = tmp_path / "data" / "spool"
    spool.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    return settings.model_copy(update={"data_dir": tmp_path / "data", "metrics": True})


def hits(told: Told, database: Database, settings: Settings, marks: Marks) -> list[str]:
    """Search everything for the marks and for the tokens that were given out."""
    evidence = evidence_of(told, database, settings.data_dir)
    return marks.hits(evidence, also=tuple(told.tokens))


def test_a_week_of_use_leaves_no_mark(database: Database, our_settings: Settings, marks: Marks) -> None:
    told = Week(database, our_settings, marks).run()

    assert hits(told, database, our_settings, marks) == []
    assert len(told.errors) > 20
    assert len(told.exports["audit.xlsx"]) > 1000
    assert "nobody foresaw" in told.log
    assert "linban_requests_total" in told.metrics
    assert sum(map(len, (marks.phones, marks.id_numbers, marks.names, marks.secrets))) == 1000


def _seal_nothing(_: Week, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Vault, "seal", lambda _, text: text)
    patch.setattr(Vault, "open", lambda _, text: text)


def _answer_as_fastapi_does(week: Week, _: pytest.MonkeyPatch) -> None:
    def answer(_: object, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        return JSONResponse(str(error.errors()), 422)

    week.app.add_exception_handler(RequestValidationError, answer)


def _log_as_it_comes(_: Week, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(logs, "without_secrets", lambda text: text)


def _leave_a_copy(week: Week, patch: pytest.MonkeyPatch) -> None:
    file = week.make.settings.data_dir / "cache" / "people.csv"
    file.parent.mkdir(parents=True)
    patch.setattr(story, "do_chores", lambda _: file.write_text(week.marks.id_numbers[2]))


PLANTED: dict[str, tuple[Callable[[Week, pytest.MonkeyPatch], None], set[str]]] = {
    "columns that are not sealed": (
        _seal_nothing,
        {"database resident.phone_sealed", "database idempotency_key.body_sealed"},
    ),
    "an error that repeats what was sent": (_answer_as_fastapi_does, {"error answers"}),
    "a log that hides nothing": (_log_as_it_comes, {"log"}),
    "a file left lying": (_leave_a_copy, {"file cache/people.csv"}),
}


@pytest.mark.parametrize("leak", sorted(PLANTED))
def test_the_search_finds(
    leak: str,
    database: Database,
    our_settings: Settings,
    marks: Marks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not database.is_sqlite:
        return
    plant, places = PLANTED[leak]
    week = Week(database, our_settings, marks, people=5, busy=False)
    plant(week, monkeypatch)

    found = hits(week.run(), database, our_settings, marks)

    assert places <= {hit.partition(":")[0] for hit in found}, found
