"""The tools that a newcomer's first minute rests on."""

import gzip
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from tools import frontend, house, precompress

ROOT = Path(__file__).parent.parent


def test_a_stamp_goes_stale_when_a_content_or_a_name_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "ROOT", tmp_path)
    (tmp_path / "a").write_text("1")
    first = house.digest(tmp_path / "a")

    (tmp_path / "a").write_text("2")
    changed = house.digest(tmp_path / "a")
    (tmp_path / "a").write_text("1")
    (tmp_path / "a").rename(tmp_path / "b")
    renamed = house.digest(tmp_path / "b")

    assert len({first, changed, renamed}) == 3


def test_the_build_does_not_depend_on_tests_or_on_installed_packages() -> None:
    inputs = [path.as_posix() for path in frontend.inputs()]

    assert any(path.endswith("frontend/index.html") for path in inputs)
    assert [path for path in inputs if ".spec." in path or "node_modules" in path] == []


def test_a_built_file_is_compressed_both_ways_and_reads_the_same(tmp_path: Path) -> None:
    content = b"the same words again and again; " * 100
    (tmp_path / "app.js").write_bytes(content)

    precompress.main(tmp_path)

    assert brotli.decompress((tmp_path / "app.js.br").read_bytes()) == content
    assert gzip.decompress((tmp_path / "app.js.gz").read_bytes()) == content


def test_pictures_and_tiny_files_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "icon.png").write_bytes(b"\x89PNG" * 1000)
    (tmp_path / "tiny.js").write_bytes(b"1")

    precompress.main(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["icon.png", "tiny.js"]


def test_what_was_compressed_from_a_file_that_is_gone_is_removed(tmp_path: Path) -> None:
    (tmp_path / "old.js.br").write_bytes(b"old")

    precompress.main(tmp_path)

    assert list(tmp_path.iterdir()) == []


def _reset(folder: Path, answer: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.reset"],
        cwd=ROOT,
        env={"DATA_DIR": str(folder), "PATH": ""},
        input=answer,
        capture_output=True,
        text=True,
        check=False,
    )


def _data(folder: Path) -> Path:
    (folder / "data" / "secrets").mkdir(parents=True)
    (folder / "data" / "linban.db").write_text("")
    return folder / "data"


def test_reset_deletes_only_after_a_yes(tmp_path: Path) -> None:
    data = _data(tmp_path)

    refused = _reset(data, "no\n")

    assert refused.returncode == 1
    assert (data / "linban.db").exists()
    assert _reset(data, "yes\n").returncode == 0
    assert not data.exists()


def test_reset_leaves_a_folder_alone_that_does_not_look_like_our_data(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("keep me")

    refused = _reset(tmp_path, "yes\n")

    assert refused.returncode == 1
    assert (tmp_path / "precious.txt").exists()
