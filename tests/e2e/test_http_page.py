"""docs/http-story.md tells the story in commands that work exactly as they stand there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e import phones
from tests.e2e.conftest import ROOT, Server

PAGE = ROOT / "docs" / "http-story.md"


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="apt install curl jq")
def test_every_command_of_the_page_works(server: Server, tmp_path: Path) -> None:
    commands = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    picture = tmp_path / "photo.png"
    picture.write_bytes(phones.photo()["buffer"])
    environment = os.environ | {"API": f"{server.url}/api/v1", "PHOTO": str(picture)}

    told = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(commands)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stdout + told.stderr
    for words in ("待认领", "已受理", "已办结", "已签收", '"state":"collected"', '"ok":true'):
        assert words in told.stdout
