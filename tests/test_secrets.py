"""No secret is committed: keys, tokens and passwords are looked for in every file that git tracks."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SIGNS = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY"),
    "an age key": re.compile(r"\bAGE-SECRET-KEY-1[0-9A-Z]{20,}"),
    "a signed token": re.compile(r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}"),
    "a key of a cloud": re.compile(
        r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[0-9A-Za-z]{16,}|\bAKID[0-9A-Za-z]{32}"
    ),
    "a token of a forge": re.compile(r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{40,}|glpat-[\w-]{20})"),
    "a key of a service": re.compile(r"\bsk-[A-Za-z0-9]{32,}|\bxox[abprs]-[\w-]{10,}|\bAIza[\w-]{35}"),
    "a setting that is a secret": re.compile(
        r"^\s*(?:export )?\"?(?:SECRET_KEY|DATA_KEY|ENCRYPTION_KEY|METRICS_TOKEN|SMS_\w*(?:KEY|SECRET))\"?"
        r"\s*[=:]\s*[\"']?[A-Za-z0-9+/_=-]{32,}",
        re.MULTILINE,
    ),
    "a password in an address": re.compile(
        r"\bpostgres\w*(?:\+\w+)?://\w+:(?!PASSWORD|\w*[Pp]ass|\$|\{|<|\.)[^@\s/'\"]{6,}@"
    ),
}


def secrets_in(text: str) -> list[str]:
    """Name what looks like a secret."""
    return [name for name, sign in SIGNS.items() if sign.search(text)]


def test_no_tracked_file_holds_a_secret() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in listed.decode().split("\0") if name]

    found = {
        str(file.relative_to(ROOT)): secrets
        for file in files
        if file.is_file() and (secrets := secrets_in(file.read_text(errors="replace")))
    }

    assert len(files) > 300
    assert found == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a private key", "-----BEGIN " + "RSA PRIVATE KEY-----"),
        ("an age key", "AGE-SECRET-" + "KEY-1" + "Q" * 58),
        ("a signed token", ".".join(("eyJ" + "a" * 20, "eyJ" + "b" * 20, "c" * 30))),
        ("a key of a cloud", "AKIA" + "A1" * 8),
        ("a token of a forge", "ghp_" + "a1" * 18),
        ("a key of a service", "sk-" + "a1" * 20),
        ("a setting that is a secret", "SECRET_KEY=" + "a1" * 20),
        ("a password in an address", "postgresql+psycopg://linban:" + "hunter2222@db/linban"),
    ],
)
def test_a_planted_secret_is_found(name: str, text: str) -> None:
    assert secrets_in(f"first line\n{text}\n") == [name]
