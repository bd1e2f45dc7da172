"""A command, a setting or a route that nobody wrote down fails here."""

from enum import StrEnum
from pathlib import Path

import pytest
from typer.main import get_group

from app.cli import app as cli
from app.core.config import Settings
from app.core.permissions import Role
from app.errands.models import Channel, ErrandState
from app.errands.states import ErrandAction
from app.orgs.models import RegionLevel, StationKind
from app.points.models import ClaimState
from app.shop.models import OfferKind, OrderState, StockReason
from tools import document

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.fixture(name="pages", scope="module")
def _pages() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): text for path, text in document.pages().items()}


def test_every_setting_says_what_it_means() -> None:
    silent = [name for name, field in Settings.model_fields.items() if not field.description]

    assert silent == []


@pytest.mark.parametrize("name", ["docs/settings.md", "docs/api-routes.md"])
def test_the_written_pages_are_those_of_the_code(name: str, pages: dict[str, str]) -> None:
    assert (ROOT / name).read_text() == pages[name], f"{name} is behind the code: run `make docs`"


def test_every_command_and_option_is_documented() -> None:
    text = (DOCS / "cli.md").read_text()
    group = get_group(cli)

    missing = [
        f"{name} {option}".strip()
        for name, command in group.commands.items()
        for option in ["", *(long for one in command.params for long in one.opts if long.startswith("--"))]
        if f"linban {name}" not in text or (option and f"`{option}`" not in text)
    ]

    assert missing == []


def test_every_make_target_that_help_lists_is_one_that_exists_in_the_docs() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    listed = [line.split(":")[0] for line in lines if "## " in line and line[0].isalpha()]
    written = "".join(path.read_text() for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))

    undocumented = [target for target in listed if f"make {target}" not in written]

    assert undocumented == []


VOCABULARIES: tuple[type[StrEnum], ...] = (
    Role,
    RegionLevel,
    StationKind,
    ErrandState,
    ErrandAction,
    Channel,
    ClaimState,
    OfferKind,
    OrderState,
    StockReason,
)


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_every_word_that_users_meet_is_in_the_glossary(words: type[StrEnum]) -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text()

    missing = [word for word in words if f"`{word}`" not in glossary and f" {word}" not in glossary]

    assert missing == []


def test_links_between_the_documents_lead_somewhere() -> None:
    broken = [
        f"{page.name} -> {link}"
        for page in (*ROOT.glob("*.md"), *DOCS.glob("*.md"))
        for link in document.relative_links(page.read_text())
        if not (page.parent / link).exists()
    ]

    assert broken == []
