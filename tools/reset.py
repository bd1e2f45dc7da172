"""Delete the local data after asking; a PostgreSQL database is never touched."""

import os
import shutil
import sys
from pathlib import Path

from tools.house import ROOT, say, stop

YES = "yes"


def main() -> None:
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "data").resolve()
    if os.environ.get("DATABASE_URL"):
        say("DATABASE_URL is set: that database is left alone, drop it yourself if you mean it.")
    if not folder.exists():
        say(f"{folder} does not exist: nothing to delete.")
        return
    if not ({"linban.db", "secrets"} & {path.name for path in folder.iterdir()}):
        stop(f"{folder} holds neither linban.db nor secrets/, so it does not look like this program's data.")
    if not _agreed(folder):
        stop("Nothing was deleted.")
    shutil.rmtree(folder)
    say(f"{folder} deleted. `make run` makes the demo county anew.")


def _agreed(folder: Path) -> bool:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip() == YES
    return input(f"Delete {folder} with its database, files and secrets? Type {YES}: ").strip() == YES


if __name__ == "__main__":
    main()
