"""Write the pages that come from the code, so that they cannot fall behind it."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from fastapi.routing import APIRoute

from app.core import health, metrics
from app.core.config import Settings
from app.core.permissions import ROLE_LABELS, ROLE_PERMISSIONS, Permission
from app.core.web import Guard
from app.main import API, ROUTERS, create_app

DOCS = Path(__file__).resolve().parent.parent / "docs"
METHODS = ("get", "post", "put", "patch", "delete")
SETTINGS_HEAD = """# Settings

Each is an environment variable, or a line in a file `.env` in the working directory; the environment wins.
This page is written by `make docs` from `app/core/config.py`.

| variable | default | meaning |
|---|---|---|
"""
SETTINGS_TAIL = """
`make` itself reads `PYTHON` (the Python to build `.venv` with), `CHROMIUM` (the browser for the tests) and
`CI` (a missing browser fails the tests).
"""
ROUTES_HEAD = """# HTTP routes

The machine-readable description is at `/api/v1/openapi.json`; this page is written by `make docs` from it.
*public* needs no sign-in; any other route names the one permission it needs. The last table says who has it.

Errors are `application/problem+json` with a Chinese `detail`. Lists are `{items, next_cursor}` with
`?cursor=&limit=`. Every POST by a signed-in person honours `Idempotency-Key`.
"""


def settings_page() -> str:
    """Give the page of all settings."""
    rows = [
        f"| `{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return SETTINGS_HEAD + "\n".join(rows) + "\n" + SETTINGS_TAIL


def routes_page(document: dict[str, Any], guards: dict[tuple[str, str], Permission | None]) -> str:
    """Give the page of all routes, one table for each tag."""
    tables: dict[str, list[str]] = defaultdict(list)
    for path, operations in document["paths"].items():
        for method in METHODS:
            operation = operations.get(method)
            if operation is not None:
                tag = (operation.get("tags") or ["其他"])[0]
                permission = guards.get((method, path))
                needs = f"`{permission}`" if permission else "*public*"
                tables[tag].append(f"| `{method.upper()} {path}` | {_meaning(operation)} | {needs} |")
    parts = [
        f"\n## {tag}\n\n| call | meaning | needs |\n|---|---|---|\n" + "\n".join(rows) + "\n"
        for tag, rows in tables.items()
    ]
    return ROUTES_HEAD + "".join(parts) + _permissions()


def routes() -> list[tuple[str, APIRoute]]:
    """Give every route of the application with its whole path."""
    included = [(API, router) for router in ROUTERS] + [("", health.router), ("", metrics.router)]
    found = []
    for prefix, router in included:
        for route in router.routes:
            assert isinstance(route, APIRoute), "a feature's routers stand in main.ROUTERS, not in each other"
            found.append((prefix + route.path, route))
    return found


def guard_of(route: APIRoute) -> Guard | None:
    """Give what the endpoint declares, or None when it declares nothing."""
    guard = getattr(route.endpoint, "guard", None)
    return guard if isinstance(guard, Guard) else None


def pages() -> dict[Path, str]:
    """Give every written page by its file."""
    app = create_app(Settings(data_dir=Path("/nonexistent"), run_worker=False))
    guards = {
        (method.lower(), path): guard.permission
        for path, route in routes()
        for method in route.methods or ()
        if (guard := guard_of(route)) is not None
    }
    return {DOCS / "settings.md": settings_page(), DOCS / "api-routes.md": routes_page(app.openapi(), guards)}


def relative_links(text: str) -> list[str]:
    """Give the files that a page links to, without the links to other sites."""
    links = re.findall(r"\]\(([^)#\s]+)", text)
    return [link for link in links if "://" not in link]


def _default(value: object) -> str:
    return "*(empty)*" if value in {"", None} else f"`{value}`"


def _meaning(operation: dict[str, Any]) -> str:
    text = operation.get("description") or operation.get("summary") or ""
    return str(text).strip().split("\n\n")[0].replace("\n", " ").replace("|", "\\|")


def _permissions() -> str:
    rows = []
    for permission in Permission:
        roles = [
            f"{ROLE_LABELS[role]} `{role}`" for role, held in ROLE_PERMISSIONS.items() if permission in held
        ]
        rows.append(f"| `{permission}` | {'all' if len(roles) == len(ROLE_LABELS) else ', '.join(roles)} |")
    return "\n## Permissions\n\n| permission | roles |\n|---|---|\n" + "\n".join(rows) + "\n"


def main() -> None:
    for path, text in pages().items():
        path.write_text(text)
        print(f"· {path.name} written")


if __name__ == "__main__":
    main()
