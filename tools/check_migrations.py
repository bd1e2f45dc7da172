"""Fail unless the migrations, run on an empty database, give exactly the tables that the models describe."""

import tempfile

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from app.core.db import create_engine
from app.core.paths import MIGRATIONS
from tools.house import stop


def main() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/linban.db")
        try:
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                # It also refuses two heads.
                command.upgrade(config, "head")
                command.check(config)
        except CommandError as error:
            stop(str(error))
        finally:
            engine.dispose()


if __name__ == "__main__":
    main()
