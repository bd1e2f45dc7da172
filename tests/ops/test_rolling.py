"""Every server process is replaced under load, and nobody is let down; `make rolling` does it for long."""

from pathlib import Path

import pytest

from tests.ops.proxies import free_port
from tools.rolling.load import ANSWERED, asking
from tools.rolling.servers import serving

TINY = "tests.ops.tiny:make_app"


@pytest.mark.slow
def test_nobody_is_let_down_while_the_workers_are_replaced(tmp_path: Path) -> None:
    with serving(tmp_path, factory=TINY) as servers, asking(servers.url, clients=6) as tally:
        before = servers.workers()
        servers.replace()
        after = servers.workers()

    assert tally.failed == {}
    assert tally.outcomes[ANSWERED] > 10
    assert len(before) == 2
    assert not before & after


def test_somebody_who_is_let_down_is_noticed() -> None:
    with asking(f"http://127.0.0.1:{free_port()}", clients=2) as tally:
        tally.wait_for_failure(seconds=20)

    assert set(tally.failed) == {"ConnectError"}
