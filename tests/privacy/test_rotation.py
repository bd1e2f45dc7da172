"""A new key: everything readable, everybody found, and the old key of no more use."""

import base64
import secrets
import uuid
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from app.auth.models import SignInSession, UserAccount
from app.cli import app as cli
from app.core.config import Settings
from app.core.crypto import UnknownKey, Vault, vault_for
from app.core.db import Database, metadata
from app.core.permissions import Role
from app.people.models import Resident
from app.privacy.service import rotation
from app.privacy.service.rotation import BLIND_INDEXES, PASSING_INDEXES, SEALED, rotate
from tests.factories import Make
from tests.people.numbers import id_number

PHONE = "13900001234"


@pytest.fixture(name="old")
def _old(settings: Settings) -> bytes:
    return settings.encryption_key


@pytest.fixture(name="fresh")
def _fresh() -> bytes:
    return secrets.token_bytes(32)


def villager(make: Make) -> uuid.UUID:
    """Make somebody with every sealed value, signed in once."""
    village = make.village()
    resident = make.resident(village, phone=PHONE)
    user = make.user(Role.resident, village, resident=resident)
    with make.tx() as tx:
        row = tx.session.get_one(Resident, resident.id)
        row.id_number_sealed = tx.vault.seal(id_number(1))
        row.id_number_index = tx.vault.index(id_number(1), kind="id_number")
        account = tx.session.get_one(UserAccount, user.id)
        account.phone_sealed, account.phone_index = tx.vault.seal(PHONE), tx.vault.index(PHONE, kind="phone")
        tx.session.add(
            SignInSession(
                county_id=village.county_id,
                user_id=user.id,
                token_hash="",
                successor_sealed=tx.vault.seal("next"),
                rotated_at=tx.now,
                created_at=tx.now,
                last_seen_at=tx.now,
                expires_at=tx.now,
            )
        )
    return resident.id


class TestRotate:
    def test_everything_is_readable_and_found_under_the_new_key_alone(
        self, make: Make, database: Database, old: bytes, fresh: bytes
    ) -> None:
        resident_id = villager(make)

        done = rotate(database, Vault([fresh, old]))

        alone = Vault([fresh])
        with make.tx() as tx:
            row = tx.session.get_one(Resident, resident_id)
            account = tx.session.execute(text("SELECT phone_sealed, phone_index FROM user_account")).one()
            token = tx.session.execute(text("SELECT successor_sealed FROM sign_in_session")).scalar_one()
        assert alone.open(row.phone_sealed) == PHONE
        assert alone.open(row.id_number_sealed) == id_number(1)
        assert row.phone_index == alone.index(PHONE, kind="phone")
        assert row.phone_tail_index == alone.index(PHONE[-4:], kind="phone_tail")
        assert row.id_number_index == alone.index(id_number(1), kind="id_number")
        assert (alone.open(account[0]), account[1]) == (PHONE, alone.index(PHONE, kind="phone"))
        assert alone.open(token) == "next"
        assert (done.indexed, done.sealed) == (4, 4)

    def test_it_can_be_stopped_and_run_again(
        self, make: Make, database: Database, old: bytes, fresh: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        villager(make)
        monkeypatch.setattr(rotation, "_BATCH", 1)
        calls = iter(range(100))
        seal = Vault.seal

        def dying(self: Vault, plain: str) -> str:
            if next(calls) == 2:
                raise KeyboardInterrupt
            return seal(self, plain)

        monkeypatch.setattr(Vault, "seal", dying)
        with pytest.raises(KeyboardInterrupt):
            rotate(database, Vault([fresh, old]))

        again, third = rotate(database, Vault([fresh, old])), rotate(database, Vault([fresh, old]))

        assert (again.indexed, again.sealed) == (0, 2)
        assert (third.indexed, third.sealed) == (0, 0)

    def test_people_without_a_phone_stay_without_an_index(
        self, make: Make, database: Database, old: bytes, fresh: bytes
    ) -> None:
        village = make.village()
        ids = [make.resident(village).id for _ in range(2)]

        rotate(database, Vault([fresh, old]))

        with make.tx() as tx:
            indexes = [tx.session.get_one(Resident, one).phone_index for one in ids]
        assert indexes == [None, None]

    def test_without_the_old_key_nothing_is_touched(
        self, make: Make, database: Database, old: bytes, fresh: bytes
    ) -> None:
        resident_id = villager(make)

        with pytest.raises(UnknownKey):
            rotate(database, Vault([fresh]))

        with make.tx() as tx:
            assert Vault([old]).open(tx.session.get_one(Resident, resident_id).phone_sealed) == PHONE

    def test_a_start_under_another_key_is_refused(
        self, make: Make, database: Database, old: bytes, fresh: bytes
    ) -> None:
        villager(make)

        with database.transaction(write=False) as session:
            assert rotation.is_current(session, Vault([old]))
            assert not rotation.is_current(session, Vault([fresh, old]))
            with pytest.raises(UnknownKey):
                rotation.is_current(session, Vault([fresh]))


class TestColumns:
    def test_every_blind_index_is_rebuilt_or_passes(self) -> None:
        found = {
            f"{table.name}.{column.name}"
            for table in metadata.sorted_tables
            for column in table.columns
            if column.name.endswith("_index")
        }

        assert found == set(BLIND_INDEXES) | PASSING_INDEXES, "say in rotation.py from what it is built"

    def test_an_index_stands_beside_what_it_finds(self) -> None:
        for name, index in BLIND_INDEXES.items():
            assert index.sealed in metadata.tables[name.partition(".")[0]].c

    def test_what_the_vault_seals_lies_in_a_column_that_says_so(self, make: Make, database: Database) -> None:
        villager(make)

        assert elsewhere(database, make.settings) == []

    def test_a_sealed_value_in_any_other_column_is_found(self, make: Make, database: Database) -> None:
        villager(make)
        with make.tx() as tx:
            sealed = tx.vault.seal("secret")
            tx.session.execute(text("UPDATE region SET name = :sealed"), {"sealed": sealed[:100]})

        assert elsewhere(database, make.settings) == ["region.name"]


def elsewhere(database: Database, settings: Settings) -> list[str]:
    """Name the columns that hold sealed values without saying so."""
    mark = f"{vault_for(settings.encryption_key).key_id}."
    with database.transaction(write=False) as session:
        rows = {table: session.execute(table.select()).mappings().all() for table in metadata.sorted_tables}
    return sorted(
        {
            f"{table.name}.{name}"
            for table, found in rows.items()
            for row in found
            for name, value in row.items()
            if isinstance(value, str) and value.startswith(mark) and not name.endswith(SEALED)
        }
    )


class TestVault:
    def test_what_was_sealed_before_keys_had_names_still_opens(self, old: bytes, fresh: bytes) -> None:
        named = Vault([old]).seal("王𠮷")
        nameless = "v1." + named.partition(".")[2]

        assert Vault([fresh, old]).open(nameless) == "王𠮷"
        with pytest.raises(UnknownKey):
            Vault([fresh]).open(nameless)

    def test_a_changed_byte_is_noticed(self, old: bytes) -> None:
        sealed = Vault([old]).seal("13900001234")
        head, _, payload = sealed.partition(".")
        raw = bytearray(base64.urlsafe_b64decode(payload))
        raw[-1] ^= 1

        with pytest.raises(UnknownKey):
            Vault([old]).open(f"{head}.{base64.urlsafe_b64encode(raw).decode()}")

    def test_a_key_is_not_told_by_its_name(self, old: bytes) -> None:
        assert Vault([old]).key_id[1:] not in old.hex()


class TestCommand:
    def test_a_fresh_key_is_made_and_the_old_one_noted(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "DATA_KEY": ""}.items():
            monkeypatch.setenv(name, value)
        runner = CliRunner()
        assert runner.invoke(cli, ["migrate"]).exit_code == 0
        before = Settings().encryption_key
        admin = ["create-admin", "--phone", PHONE, "--name", "王", "--county", "县", "--code", "510100000000"]
        assert runner.invoke(cli, admin).exit_code == 0

        done = runner.invoke(cli, ["rotate-keys", "--fresh"])

        after = Settings()
        assert done.exit_code == 0, done.output
        assert after.encryption_key != before
        assert after.earlier_encryption_keys == (before,)
        assert PHONE.encode() not in (tmp_path / "linban.db").read_bytes()
        # The old key is gone from the machine: everything is found and opened all the same.
        after.earlier_keys_file.unlink()
        assert runner.invoke(cli, ["rotate-keys"]).exit_code == 0

    def test_a_key_that_is_a_setting_is_changed_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DATA_DIR", str(tmp_path))
        monkeypatch.setenv("DATA_KEY", base64.urlsafe_b64encode(bytes(32)).decode())

        done = CliRunner().invoke(cli, ["rotate-keys", "--fresh"])

        assert done.exit_code == 1
        assert "DATA_KEYS_EARLIER" in done.output
