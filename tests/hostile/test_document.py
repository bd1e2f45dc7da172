"""What the OpenAPI document promises is what is answered, also along its links: schemathesis asks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.config import Settings
from app.core.db import Database
from app.ledger.service.verify import verify
from app.main import API, create_app
from tests.conftest import NOON
from tests.factories import Make
from tests.hostile.live import everyman, serving

SEED = os.environ.get("HOSTILE_SEED", "20261122")
SECONDS = os.environ.get("SCHEMATHESIS_SECONDS", "10")
# The generator and the swarm ask each call by itself; here calls follow each other along the links.
PHASES = os.environ.get("SCHEMATHESIS_PHASES", "stateful")
EXAMPLES = os.environ.get("SCHEMATHESIS_EXAMPLES", "2")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "ignored_auth",
)


@pytest.mark.slow
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True, scope="session")
def test_every_answer_is_one_that_the_document_tells(
    database: Database, settings: Settings, make: Make, tmp_path: Path
) -> None:
    app = create_app(settings, database)
    app.state.runtime.clock = lambda: NOON
    token = make.access_token(everyman(make).id)

    with serving(app) as address:
        done = ask(address, token, folder=tmp_path)

    print(done.stdout[-3000:])  # noqa: T201 - told by pytest -rP
    assert done.returncode == 0, f"seed {SEED}:\n{done.stdout[-20000:]}{done.stderr[-2000:]}"
    with make.tx() as tx:
        assert verify(tx.session).ok


def ask(address: str, token: str, *, folder: Path) -> subprocess.CompletedProcess[str]:
    """Let schemathesis ask for as long as it may."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}{API}/openapi.json"]
    options = {
        "header": f"Authorization: Bearer {token}",
        "checks": ",".join(CHECKS),
        "seed": SEED,
        "max-time": SECONDS,
        "max-examples": EXAMPLES,
        "phases": PHASES,
        "suppress-health-check": "all",
        "warnings": "off",
        # Whoever signs out is signed out: the rest would not be let in.
        "exclude-path-regex": r"/auth/sessions|/me/second-factor|/me/password|/users/",
    }
    pairs = [part for name, value in options.items() for part in (f"--{name}", value)]
    return subprocess.run(
        [*command, *pairs, "--continue-on-failure", "--no-color"],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
