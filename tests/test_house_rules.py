"""The rules of the house that a machine can judge."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.core.config import Settings
from app.main import create_app
from tools import document

ROOT = Path(__file__).parent.parent
LONGEST_FUNCTION = 40
LONGEST_FILE = 300
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "crud.py", "managers.py", "base.py", "common.py"}
CHECKED = sorted(
    path for folder in ("app", "tools", "bench", "faults") for path in (ROOT / folder).rglob("*.py")
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
APP = [path for path in CHECKED if path.is_relative_to(ROOT / "app")]
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, FUNCTION))


def _calls(path: Path, method: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
    ]


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{_name(path)}:{node.lineno} {node.name} has {length} lines"
        for path in CHECKED + TESTS
        for node in _functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert long == []


def test_files_are_short() -> None:
    long = [
        f"{_name(path)} has {length} lines"
        for path in CHECKED + TESTS
        if (length := len(path.read_text().splitlines())) > LONGEST_FILE
    ]

    assert long == []


def test_every_module_says_what_it_is_for_in_one_line() -> None:
    silent = [
        _name(path)
        for path in CHECKED
        if path.name != "__init__.py" and not (ast.get_docstring(ast.parse(path.read_text())) or "").strip()
    ]

    assert silent == []


def test_package_files_stay_empty() -> None:
    assert [_name(path) for path in APP if path.name == "__init__.py" and path.read_text().strip()] == []


def test_no_drawer_for_odds_and_ends() -> None:
    assert [_name(path) for path in CHECKED if path.name in FORBIDDEN_NAMES] == []


def test_services_leave_committing_to_the_one_place_that_does_it() -> None:
    committing = [f"{_name(path)}:{line}" for path in APP for line in _calls(path, "commit")]

    assert committing == []


def test_foreseen_failures_are_problems_and_not_http_exceptions() -> None:
    raising = [_name(path) for path in APP if re.search(r"raise (\w+\.)?HTTPException", path.read_text())]

    assert raising == []


def test_features_take_the_time_from_the_transaction() -> None:
    outside_core = [path for path in APP if path.parent.name != "core"]

    asking = [f"{_name(path)}:{line}" for path in outside_core for line in _calls(path, "now")]

    assert asking == []


def test_no_relationship_ties_features_together() -> None:
    assert [_name(path) for path in APP if "Relationship(" in path.read_text()] == []


def test_left_work_is_an_issue_and_not_a_comment() -> None:
    marks = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))")

    left = [_name(path) for path in CHECKED + TESTS if marks.search(path.read_text())]

    assert left == []


def test_a_switched_off_lint_rule_has_its_reason_on_the_line() -> None:
    bare = re.compile(r"#\s*(noqa(?!: [A-Z]+\d+(, ?[A-Z]+\d+)* - \S)|type: ignore(?!\[))")

    unexplained = [
        f"{_name(path)}:{number}"
        for path in CHECKED
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if bare.search(line)
    ]

    assert unexplained == []


def test_every_route_declares_one_permission_or_is_public() -> None:
    unguarded = [path for path, route in document.routes() if document.guard_of(route) is None]

    assert len(document.routes()) > 1
    assert unguarded == []


def test_every_described_route_is_among_those_that_were_checked() -> None:
    described = set(create_app(Settings(run_worker=False)).openapi()["paths"])

    checked = {path for path, _ in document.routes()}

    # Metrics are for machines that know them: not described.
    assert described | {"/metrics"} == checked
