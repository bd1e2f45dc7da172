"""Fail unless the migrations, run on an empty database, give exactly the tables that the models describe."""

import os
import tempfile

from tools.house import SCRIPTS, run


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": "", "DEMO": "false"}
        for verb in (("heads",), ("upgrade", "head"), ("check",)):
            run(SCRIPTS / "alembic", *verb, env=environment)


if __name__ == "__main__":
    main()
