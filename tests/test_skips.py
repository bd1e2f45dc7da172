"""A test that is skipped without leave fails under CI, and only there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("reason", "ci", "code"),
    [
        ("no time today", "true", 1),
        ("no time today", "", 0),
        ("mounting a small disk needs root", "true", 0),
    ],
)
def test_a_skip_under_ci_needs_leave(tmp_path: Path, reason: str, ci: str, code: int) -> None:
    test = f"import pytest\n\n@pytest.mark.skip(reason={reason!r})\ndef test_it():\n    pass\n"
    (tmp_path / "test_resting.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", "-p", "no:cacheprovider"]

    told = subprocess.run(
        [*command, "-p", "no:hypothesispytest", "-p", "no:schemathesis", "--rootdir", tmp_path, tmp_path],
        cwd=tmp_path,
        env=os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == code, told.stdout + told.stderr
