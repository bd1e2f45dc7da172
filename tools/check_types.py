"""Fail when the web app's types are not those of the server's API; they are written anew on the way."""

from tools.frontend import FRONTEND, node_environment
from tools.house import run, stop

TYPES = FRONTEND / "src" / "core" / "api.gen.ts"


def main() -> None:
    before = TYPES.read_text() if TYPES.exists() else ""
    run("npm", "run", "--silent", "types", cwd=FRONTEND, env=node_environment())
    if TYPES.read_text() != before:
        stop(f"{TYPES.name} was behind the API; it has been written anew: look at it and commit it.")


if __name__ == "__main__":
    main()
