"""The web app is found from wherever the server is started."""

from pathlib import Path

import pytest

from app.core import paths


def _build(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>")
    return folder


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the package lie in an empty folder."""
    monkeypatch.setattr(paths, "APP", tmp_path / "app")


def test_the_chosen_folder_comes_first(tmp_path: Path) -> None:
    chosen = _build(tmp_path / "chosen")
    _build(tmp_path / "app" / "_static")

    assert paths.built_app(chosen) == chosen


def test_a_wheel_brings_its_own(tmp_path: Path) -> None:
    packed = _build(tmp_path / "app" / "_static")

    assert paths.built_app(Path("static-that-is-not-here")) == packed


def test_an_app_that_was_never_built_is_looked_for_where_it_was_chosen() -> None:
    assert paths.built_app(Path("static-that-is-not-here")) == Path("static-that-is-not-here")
