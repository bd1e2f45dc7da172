"""The checklist of SECURITY.md: every line is held by tests that exist, or says why it needs none."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINE = re.compile(r"^\| ([A-G]\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
REFERENCE = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
ANY_TEST = r"test_\w+"
REASON = "Not here: "
ITEMS = {"A": 14, "B": 10, "C": 12, "D": 13, "E": 8, "F": 9, "G": 8}


def read(text: str) -> dict[str, str]:
    return {item: held_by for item, _, held_by in LINE.findall(text)}


def problem_of(held_by: str, root: Path = ROOT) -> str | None:
    if held_by.startswith(REASON):
        return None if len(held_by) > len(REASON) + 20 else "no reason"
    references = REFERENCE.findall(held_by)
    if not references:
        return "no test"
    for file, name in references:
        text = (root / file).read_text() if (root / file).is_file() else ""
        if not re.search(rf"^ *(?:async )?def {name or ANY_TEST}\(", text, re.MULTILINE):
            return f"{file}::{name} is not there"
    return None


def test_every_item_is_there_once() -> None:
    text = (ROOT / "SECURITY.md").read_text()

    found = [item for item, _, _ in LINE.findall(text)]

    assert found == [f"{group}{number}" for group, count in ITEMS.items() for number in range(1, count + 1)]


def test_every_item_is_held_by_a_test_or_says_why_not() -> None:
    lines = read((ROOT / "SECURITY.md").read_text())

    assert {item: why for item, held_by in lines.items() if (why := problem_of(held_by))} == {}


@pytest.mark.parametrize(
    "held_by",
    ["", "trust us", "Not here: no.", "`tests/test_checklist.py::test_that_nobody_wrote`", "`tests/gone.py`"],
)
def test_an_empty_promise_is_found(held_by: str) -> None:
    assert problem_of(held_by) is not None


def test_a_kept_promise_is_not() -> None:
    assert problem_of("`tests/test_checklist.py::test_a_kept_promise_is_not`") is None
