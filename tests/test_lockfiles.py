"""The lock files lock everything that is declared, by hash, and name no address to fetch from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYTHON_LOCKS = sorted(file.name for file in ROOT.glob("requirements*.lock"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==([^ ;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"[a-z+]+://|--(?:extra-)?index-url|--find-links", re.IGNORECASE)


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def _locked(name: str) -> dict[str, Version]:
    found = PINNED.findall((ROOT / name).read_text())
    return {canonicalize_name(package): Version(version) for package, version in found}


def _missing(requirements: list[str], locked: dict[str, Version]) -> list[str]:
    wanted = [Requirement(text) for text in requirements]
    return [
        str(requirement)
        for requirement in wanted
        if (found := locked.get(canonicalize_name(requirement.name))) is None
        or not requirement.specifier.contains(found)
    ]


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_no_python_lock_names_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert ADDRESS.search(text) is None


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)[1:]

    without = [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]

    assert without == []


def test_everything_declared_is_locked_at_a_version_that_is_allowed() -> None:
    project = _project()

    running = _missing(project["project"]["dependencies"], _locked("requirements.lock"))
    developing = [text for text in project["dependency-groups"]["dev"] if isinstance(text, str)]

    assert running == []
    assert _missing(developing, _locked("requirements-dev.lock")) == []


def test_development_uses_the_same_versions_as_production() -> None:
    running, developing = _locked("requirements.lock"), _locked("requirements-dev.lock")

    assert {name: developing.get(name) for name in running} == running


def test_the_npm_lock_holds_hashes_and_no_download_address() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]

    addressed = [path for path, entry in packages.items() if "resolved" in entry]
    unhashed = [path for path, entry in packages.items() if path and "integrity" not in entry]

    assert addressed == []
    assert unhashed == []
