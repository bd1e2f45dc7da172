"""No locked package has a published hole: a list of our own, as no scanner can look anything up here."""

import re
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==([^ ;\\]+)", re.MULTILINE)
# The first version without the hole.
SAFE_FROM = {
    "cryptography": ("42.0.4", "CVE-2024-26130"),
    "h11": ("0.16.0", "CVE-2025-43859"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "pillow": ("11.3.0", "CVE-2025-48379"),
    "pysqlite3": ("0.6.1", "bundles SQLite 3.53.4; below 3.51.3 a WAL database can be corrupted"),
    "python-jose": ("3.4.0", "CVE-2024-33663, CVE-2024-33664"),
    "python-multipart": ("0.0.18", "CVE-2024-53981"),
    "setuptools": ("78.1.1", "CVE-2025-47273"),
    "starlette": ("0.49.1", "CVE-2025-62727"),
    "urllib3": ("2.5.0", "CVE-2025-50181"),
    "virtualenv": ("20.26.6", "CVE-2024-53899"),
}


def with_holes(text: str) -> list[str]:
    """Name what a lock file holds at a version with a known hole."""
    return [
        f"{name} {version}: {SAFE_FROM[canonicalize_name(name)][1]}"
        for name, version in PINNED.findall(text)
        if canonicalize_name(name) in SAFE_FROM
        and Version(version) < Version(SAFE_FROM[canonicalize_name(name)][0])
    ]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"])
def test_no_lock_file_holds_a_version_with_a_known_hole(lock: str) -> None:
    assert with_holes((ROOT / lock).read_text()) == []


def test_an_old_version_is_found() -> None:
    found = with_holes("Python_Jose[cryptography]==3.3.0 \\\n    --hash=sha256:00\npillow==13.0.0\n")

    assert found == ["Python_Jose 3.3.0: CVE-2024-33663, CVE-2024-33664"]
