"""What the disk must still know after the power was cut."""

import os
from pathlib import Path


def keep_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk: syncing a file does not keep its name."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
