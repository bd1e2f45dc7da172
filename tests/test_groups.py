"""The tests of a group run in one process, one after another."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = """
import pytest

@pytest.mark.parametrize("number", range(12))
@pytest.mark.parametrize("group", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in "ab"])
def test_it(group, number):
    pass
"""
_RAN = re.compile(r"^\[(gw\d)\].* PASSED .*@(\w)", re.MULTILINE)


def test_a_group_stays_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_grouped.py").write_text(TESTS)
    # Nobody else's plugins are needed, and some start slowly.
    plugins = ("tests.groups", "no:cacheprovider", "no:schemathesis", "no:hypothesispytest")
    command = [sys.executable, "-m", "pytest", "-v", "--numprocesses", "2", "--dist", "loadgroup"]

    told = subprocess.run(
        [*command, *(part for name in plugins for part in ("-p", name)), "--rootdir", tmp_path, tmp_path],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    found = _RAN.findall(told.stdout)
    processes = defaultdict(set)
    for process, group in found:
        processes[group].add(process)
    assert len(found) == 24, told.stdout + told.stderr
    assert {group: len(names) for group, names in processes.items()} == {"a": 1, "b": 1}
