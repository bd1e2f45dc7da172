"""Find a Chromium and the small programs that tests drive, or install them from Debian where possible."""

import os
import shutil
import sys

from tools.debian import install, may_install
from tools.house import one_at_a_time, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")
# Packages of the same names as their programs.
TOOLS = ("curl", "jq")
ADVICE = """No Chromium was found, so the browser tests cannot run.
  Debian and Ubuntu: apt-get install chromium fonts-noto-cjk
  Elsewhere: install Chromium or Chrome and put it on PATH, or name it in CHROMIUM=/path/to/it"""


def find() -> str | None:
    """Give the path of a Chromium on this machine, CHROMIUM first."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> None:
    with one_at_a_time("browser"):
        if (missing := _missing()) and may_install():
            install(*missing)
    if find() is None:
        say(ADVICE)
        if os.environ.get("CI"):
            sys.exit(1)


def _missing() -> list[str]:
    missing = [] if find() else list(PACKAGES)
    return missing + [program for program in TOOLS if shutil.which(program) is None]


if __name__ == "__main__":
    main()
