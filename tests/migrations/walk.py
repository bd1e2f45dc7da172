"""Takes a database with rows in every table down and up through every revision, and tells what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from app.core.paths import MIGRATIONS
from tests.migrations.catalogue import Catalogue, differences, read_catalogue

# table → column → digest of its values in the order of their rows.
Digests = dict[str, dict[str, str]]


def config_with(*more: Path) -> Config:
    """Give the migrations, and those of other folders."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if more:
        config.set_main_option("path_separator", "newline")
        folders = [MIGRATIONS / "versions", *more]
        config.set_main_option("version_locations", "\n".join(str(folder) for folder in folders))
    return config


def revisions_of(config: Config) -> list[str]:
    """Name the revisions, the first one first."""
    return [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def fresh_catalogues(engine: Engine, config: Config) -> dict[str, Catalogue]:
    """Give what an empty database is made of after each revision, and at "base" before the first."""
    found: dict[str, Catalogue] = {"base": {}}
    for revision in revisions_of(config):
        with _migrating(engine, config) as connection:
            command.upgrade(config, revision)
            found[revision] = read_catalogue(connection)
    return found


def walk(engine: Engine, config: Config, fresh: dict[str, Catalogue], *, lowest: str = "base") -> list[str]:
    """Go down to the lowest, each revision down, up and down again, then up to the newest."""
    names = ["base", *revisions_of(config)]
    names = names[names.index(lowest) :]
    steps = [names[-1]]
    for below, revision in reversed(list(pairwise(names))):
        steps += [below, revision, below]
    for target in [*steps, names[-1]]:
        # What comes after a slip tells nothing new.
        if problems := _step(engine, config, fresh, target):
            return problems
    return []


def _step(engine: Engine, config: Config, fresh: dict[str, Catalogue], target: str) -> list[str]:
    with _migrating(engine, config) as connection:
        before = _digests(connection)
        here = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
        goes_up = target != "base" and (here or "") < target
        (command.upgrade if goes_up else command.downgrade)(config, target)
        changed = differences(read_catalogue(connection), fresh[target])
        lost = _lost(before, _digests(connection))
    return [f"at {target} from {here}: {problem}" for problem in changed + lost]


def _lost(before: Digests, after: Digests) -> list[str]:
    return [
        f"the rows of {table}.{column} changed"
        for table in sorted(before.keys() & after.keys())
        for column in sorted(before[table].keys() & after[table].keys())
        if before[table][column] != after[table][column]
    ]


def _digests(connection: Connection) -> Digests:
    tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {table: _digest(connection, table) for table in tables}


def _digest(connection: Connection, table: str) -> dict[str, str]:
    rows = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - its own name
    digests: dict[str, Any] = {name: sha256() for name in rows.keys()}  # noqa: SIM118 - a result, not a dict
    for batch in rows.partitions(1_000):
        for digest, values in zip(digests.values(), zip(*batch, strict=True), strict=True):
            digest.update(repr(values).encode())
    return {name: digest.hexdigest() for name, digest in digests.items()}


@contextmanager
def _migrating(engine: Engine, config: Config) -> Iterator[Connection]:
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        yield connection
    # PostgreSQL plans anew what a connection prepared before its tables changed.
    engine.dispose()
