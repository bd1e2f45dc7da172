"""Where the project's own files lie, in a checkout and in an installed wheel."""

from pathlib import Path

APP = Path(__file__).resolve().parent.parent
_CHECKOUT = APP.parent / "migrations"
MIGRATIONS = _CHECKOUT if _CHECKOUT.is_dir() else APP / "_migrations"


def built_app(chosen: Path) -> Path:
    """Give the folder of the built web app: the chosen one, the checkout's, or the one in the wheel."""
    places = (chosen, APP.parent / "static", APP / "_static")
    return next((place for place in places if (place / "index.html").is_file()), chosen)
