"""What opens a server to its guests does not stand in our code; each rule is seen to find a planted one."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# Statements of migrations and triggers are made of constants, once, by whoever installs.
SOURCES = sorted((ROOT / "app").rglob("*.py"))
MADE_OF_CONSTANTS = {"guards.py", "guards"}
Rule = Callable[[ast.Call], bool]


def name_of(call: ast.Call) -> str:
    """Give the last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def owner_of(call: ast.Call) -> str:
    """Give the name before the dot."""
    return getattr(call.func.value, "id", "") if isinstance(call.func, ast.Attribute) else ""


def is_made_up(value: ast.expr | None) -> bool:
    """Tell whether a text is put together from parts that are not all written down."""
    if isinstance(value, ast.JoinedStr):
        # A pragma takes no parameters; ours are written down one line above.
        if isinstance(value.values[0], ast.Constant) and str(value.values[0].value).startswith("PRAGMA "):
            return False
        return any(isinstance(part, ast.FormattedValue) for part in value.values)
    is_formatted = isinstance(value, ast.Call) and name_of(value) in {"format", "join"}
    return is_formatted or isinstance(value, ast.BinOp)


def has(call: ast.Call, keyword: str, value: object) -> bool:
    """Tell whether a call has a keyword with a value."""
    given = {one.arg: one.value for one in call.keywords}.get(keyword)
    return isinstance(given, ast.Constant) and given.value is value


RULES: dict[str, Rule] = {
    "a statement made up of parts": lambda call: (
        name_of(call) in {"text", "exec_driver_sql", "literal_column", "execute"}
        and is_made_up(call.args[0] if call.args else None)
    ),
    "a shell": lambda call: (
        has(call, "shell", value=True) or (owner_of(call), name_of(call)) == ("os", "system")
    ),
    "an unchecked certificate": lambda call: has(call, "verify", value=False),
    "an object from outside": lambda call: (
        owner_of(call) in {"pickle", "marshal", "shelve", "dill"}
        or ((owner_of(call), name_of(call)) == ("yaml", "load"))
    ),
    "code from a text": lambda call: isinstance(call.func, ast.Name) and call.func.id in {"eval", "exec"},
    "a name that others can take": lambda call: name_of(call) == "mktemp",
    "a picture of any format": lambda call: (
        (owner_of(call), name_of(call)) == ("Image", "open")
        and "formats" not in {one.arg for one in call.keywords}
    ),
    "markup from a text": lambda call: (
        name_of(call) == "HTMLResponse" or has(call, "autoescape", value=False)
    ),
    "weak dice for a secret": lambda call: (
        owner_of(call) == "random" and name_of(call) in {"choices", "randbytes", "getrandbits"}
    ),
}


def findings(source: str) -> Iterator[tuple[int, str]]:
    """Give the lines that break a rule."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, name) for name, breaks in RULES.items() if breaks(node))


def test_nothing_opens_the_server() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in SOURCES
        if not MADE_OF_CONSTANTS & set(path.parts)
        for line, name in findings(path.read_text())
    ]

    assert found == []


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ('session.execute(text(f"SELECT * FROM offer WHERE title = {q}"))', "a statement made up of parts"),
        ('session.execute(text("SELECT 1 WHERE x = %s" % q))', "a statement made up of parts"),
        ('connection.exec_driver_sql("SELECT " + q)', "a statement made up of parts"),
        ('session.execute("SELECT {}".format(q))', "a statement made up of parts"),
        ('subprocess.run(f"ls {q}", shell=True)', "a shell"),
        ("os.system(q)", "a shell"),
        ("httpx.get(url, verify=False)", "an unchecked certificate"),
        ("pickle.loads(body)", "an object from outside"),
        ("yaml.load(body)", "an object from outside"),
        ("eval(q)", "code from a text"),
        ("tempfile.mktemp()", "a name that others can take"),
        ("Image.open(stream)", "a picture of any format"),
        ("HTMLResponse(q)", "markup from a text"),
        ('"".join(random.choices(letters))', "weak dice for a secret"),
    ],
)
def test_a_planted_hole_is_found(planted: str, name: str) -> None:
    assert name in [found for _, found in findings(planted)]


def test_what_is_written_down_is_let_through() -> None:
    assert list(findings('session.execute(text("SELECT 1 WHERE x = :q"), {"q": q})')) == []
