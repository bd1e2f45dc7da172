"""`linban …`: start the server, migrate, make the first administrator, and the like; see docs/cli.md."""

import os
import secrets
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated

import typer
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import text
from sqlmodel import Session, col, select

from app import main as application  # registers every feature's tables
from app.auth.demo_people import DEMO_PEOPLE, FIRST_TEST_RESIDENT, TEST_RESIDENTS
from app.auth.models import UserAccount
from app.auth.service import passwords, users
from app.auth.service.actors import load_actor
from app.backup import commands as backup_commands
from app.core import logs
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.crypto import vault_for
from app.core.db import Database, new_id
from app.core.health import newest_revision
from app.core.paths import MIGRATIONS
from app.core.permissions import Role, system_actor
from app.core.serving import run_server
from app.core.text import Phone
from app.core.tx import Tx
from app.core.web import Runtime
from app.demo.build import SEED, build_demo
from app.ops.service.invariants.run import checks
from app.orgs.models import Region, RegionLevel
from app.privacy import commands as privacy_commands
from app.worker import Worker

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="邻办: errands, points and a points shop.",
)
backup_commands.register(app)
privacy_commands.register(app)
# Any number: two processes that migrate at once wait for each other on it.
_MIGRATION_LOCK = 7_130_511


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on; instead of HOST.")] = "",
    port: Annotated[str, typer.Option(help="Port to listen on; instead of PORT.")] = "",
    workers: Annotated[str, typer.Option(help="Server processes; instead of WORKERS.")] = "",
    is_demo: Annotated[bool, typer.Option("--demo", help="Demo mode, with its county made once.")] = False,
) -> None:
    """Start the server."""
    chosen = {"HOST": host, "PORT": port, "WORKERS": workers, "DEMO": "true" if is_demo else ""}
    # Server processes read their settings from the environment again.
    os.environ.update({name: value for name, value in chosen.items() if value})
    settings = Settings()
    if settings.demo:
        _prepare_demo(settings, seed=SEED)
        typer.echo(_invitation(settings))
    _refuse_old_tables(settings)
    privacy_commands.refuse_other_key(settings)
    run_server(f"{application.__name__}:create_app", settings=settings)


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    before, after = _migrate(Settings())
    typer.echo(f"database: {before or 'empty'} → {after}")


@app.command()
def demo(*, seed: Annotated[int, typer.Option(help="The same number gives the same county.")] = SEED) -> None:
    """Build the demo county in an empty database, once, and tell who can sign in."""
    settings = Settings()
    _prepare_demo(settings, seed=seed)
    typer.echo(_invitation(settings))


@app.command(name="create-admin")
def create_admin(
    phone: Annotated[str, typer.Option(prompt=True, help="Phone number to sign in with.")],
    name: Annotated[str, typer.Option(prompt=True, help="Name of the person.")],
    *,
    county: Annotated[str, typer.Option(help="Name of the county; needed in an empty database.")] = "",
    code: Annotated[str, typer.Option(help="The county's 12-digit division code; with --county.")] = "",
) -> None:
    """Make an administrator with a random password, to be changed at the first sign-in."""
    settings = Settings()
    phone = _checked_phone(phone)
    password = secrets.token_urlsafe(12)
    hashed = passwords.hash_password(password)
    with _database(settings) as database, database.transaction() as session:
        region = _county(session, name=county, code=code)
        actor = system_actor(region.county_id)
        tx = Tx(session=session, settings=settings, now=utc_now(), visitor=actor)
        user = users.ensure_user(tx, name=name, phone=phone)
        users.grant(tx, user_id=user.id, role=Role.admin, region_id=region.id, is_paid=True)
        users.set_password(tx, user_id=user.id, password_hash=hashed, must_change=True)
    typer.echo(f"{name} is administrator of {region.name}. Password, shown only now: {password}")


@app.command()
def verify() -> None:
    """Prove the books and everything else that must hold; exits 1 when one row is not as it was written."""
    settings = Settings()
    bad_count = 0
    with _database(settings) as database, database.snapshot() as session:
        for check in checks(session, settings):
            typer.echo(f"{'✓' if check.ok else '✗'} {check.name:<18} {check.label}：{check.checked}")
            for problem in check.problems:
                typer.echo(f"    {problem}")
            bad_count += check.bad_count
    if bad_count:
        raise _stop(f"{bad_count} wrong")
    typer.echo("✓ the books are right, and all the rest")


@app.command()
def worker() -> None:
    """Deliver messages and do what falls due, apart from the server (set RUN_WORKER=false there)."""
    settings = Settings()
    _refuse_old_tables(settings)
    privacy_commands.refuse_other_key(settings)
    logs.configure(settings)
    running = Worker(_runtime(settings))

    def end(_number: int, _frame: FrameType | None) -> None:
        running.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    running.start()
    running.join()


def main() -> None:
    """Run a command; a setting that is refused is told in a line, without its value."""
    try:
        app()
    except ValidationError as error:
        for failure in error.errors():
            name = ".".join(str(part) for part in failure["loc"]).upper()
            typer.secho(f"✗ {name}: {failure['msg']}", fg="red", err=True)
        sys.exit(1)


def _runtime(settings: Settings) -> Runtime:
    return Runtime(database=Database.from_settings(settings), settings=settings, load_actor=load_actor)


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    opened = Database.from_settings(settings)
    try:
        yield opened
    finally:
        opened.dispose()


def _checked_phone(phone: str) -> str:
    try:
        return TypeAdapter(Phone).validate_python(phone)
    except ValidationError as error:
        raise _stop(error.errors()[0]["msg"]) from error


def _stop(reason: str) -> typer.Exit:
    typer.secho(f"✗ {reason}", fg="red", err=True)
    return typer.Exit(code=1)


def _migrate(settings: Settings) -> tuple[str | None, str | None]:
    """Run the migrations that are missing; give the revision before and after."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _database(settings) as database, database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATION_LOCK})
        before = MigrationContext.configure(connection).get_current_revision()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return before, newest_revision()


def _revision(settings: Settings) -> str | None:
    with _database(settings) as database, database.transaction(write=False) as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def _refuse_old_tables(settings: Settings) -> None:
    if _revision(settings) != newest_revision():
        raise _stop("The database is not up to date. Run `linban migrate` first.")


def _county(session: Session, *, name: str, code: str) -> Region:
    """Give the one county of the database, made if there is none yet."""
    counties = session.exec(select(Region).where(Region.level == RegionLevel.county)).all()
    if code:
        counties = [region for region in counties if region.code == code]
    if len(counties) > 1:
        raise _stop("There are several counties: name one with --code.")
    if counties:
        return counties[0]
    if not name or not code:
        raise _stop("There is no such county yet: give its --county name and its 12-digit --code.")
    number = new_id()
    county = Region(
        id=number, county_id=number, code=code, level=RegionLevel.county, name=name, path=f"/{number.hex}/"
    )
    session.add(county)
    session.flush()
    return county


def _prepare_demo(settings: Settings, *, seed: int) -> None:
    """Migrate, and build the county if the database is empty."""
    if settings.secret_key or settings.data_key:
        raise _stop("Demo mode shows sign-in codes to everybody; it does not start with a production secret.")
    if _revision(settings) != newest_revision():
        _migrate(settings)
    with _database(settings) as database, database.transaction() as session:
        if _has_county(session):
            if not _is_demo(session, settings):
                raise _stop("This is a production database: demo mode shows sign-in codes to everybody.")
            return
        typer.echo("· building the demo county: a year takes about a minute")
        build_demo(session, settings, now=utc_now(), seed=seed)
        # Plans made for empty tables are slow ones.
        session.connection().exec_driver_sql("ANALYZE")


def _has_county(session: Session) -> bool:
    return (
        session.exec(select(Region.id).where(Region.level == RegionLevel.county).limit(1)).first() is not None
    )


def _is_demo(session: Session, settings: Settings) -> bool:
    """Tell a demo county by its first person."""
    index = vault_for(settings.encryption_key).index(DEMO_PEOPLE[0].phone, kind="phone")
    return (
        session.exec(select(UserAccount.id).where(col(UserAccount.phone_index) == index)).first() is not None
    )


def _invitation(settings: Settings) -> str:
    last = FIRST_TEST_RESIDENT + TEST_RESIDENTS - 1
    people = [f"    {person.phone}  {person.name}  {person.role_label}" for person in DEMO_PEOPLE]
    return "\n".join(
        [
            f"\n  邻办 → http://{settings.host}:{settings.port}\n",
            "  演示县的人物（登录验证码会显示在屏幕上）：",
            *people,
            f"    {FIRST_TEST_RESIDENT} … {last}  {TEST_RESIDENTS} 位村民，每人 100 积分\n",
        ]
    )


if __name__ == "__main__":
    main()
