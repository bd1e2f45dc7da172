"""Under CI nothing is skipped but what is named here: a test that does not run proves nothing."""

import os
from collections.abc import Generator

import pytest

# How the reason begins or ends, and why the test may rest.
MAY_REST = {
    "mounting a small disk needs root": "a developer's machine; the machines of CI run as root",
    "systemd-analyze is not installed": "a container has no systemd; the unit files are read as text as well",
    "is not installed (apt install": "a proxy of the many; the default one is tested everywhere",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what is skipped without leave when CI=… is set."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not any(known in reason for known in MAY_REST):
            report.outcome = "failed"
            report.longrepr = f"{reason}: under CI only what tests/skips.py names may be skipped"
    return report
