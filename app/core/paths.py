"""Where the project's own files lie, in a checkout and in an installed wheel."""

from pathlib import Path

APP = Path(__file__).resolve().parent.parent
_CHECKOUT = APP.parent / "migrations"
MIGRATIONS = _CHECKOUT if _CHECKOUT.is_dir() else APP / "_migrations"
