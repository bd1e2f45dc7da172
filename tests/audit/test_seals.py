"""Seals: whoever edits, deletes or swaps entries behind the log's back is found, and the row is named."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from app.audit.service.purge import PURGE, purge_old
from app.audit.service.seals import LEAF, SEAL, seal
from app.audit.service.verify import Proof, verify
from app.core import audit
from app.core.audit import ENTRY
from app.core.chain import Sealed
from app.core.db import new_id
from app.core.tx import Tx
from tests.factories import Make

Attack = Callable[[Connection], object]


def _note(make: Make, count: int = 1, *, later: timedelta = timedelta()) -> None:
    with make.tx(later=later) as tx:
        for number in range(count):
            audit.note(tx, action="read_resident", subject_kind="resident", why=f"第 {number} 次")


def _seal(make: Make, *, limit: int = 1000, later: timedelta = timedelta()) -> Sealed | None:
    with make.tx(later=later) as tx:
        return seal(tx, limit=limit)


def _proof(make: Make) -> Proof:
    with make.database.transaction(write=False) as session:
        return verify(session)


def _ids(make: Make) -> list[uuid.UUID]:
    with make.database.transaction(write=False) as session:
        return list(session.execute(select(ENTRY.c.id).order_by(ENTRY.c.id)).scalars())


@contextmanager
def _as_owner(make: Make) -> Iterator[Connection]:
    """Give what the owner of the database can do: everything, guards and keys switched off."""
    with make.database.engine.connect() as connection:
        if make.database.is_sqlite:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys=OFF")
            guards = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
            ).all()
            for name, _ in guards:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
            for _, statement in guards:
                connection.exec_driver_sql(statement)
        else:
            connection.execute(text("SET session_replication_role = replica"))
            yield connection
            connection.execute(text("SET session_replication_role = origin"))
        connection.commit()


def test_a_batch_takes_all_that_waits_and_the_next_one_the_rest(make: Make) -> None:
    _note(make, 3)

    first, second = _seal(make, limit=2), _seal(make)

    assert first is not None
    assert second is not None
    assert [(first.n, first.count), (second.n, second.count)] == [(1, 2), (2, 1)]
    assert _seal(make) is None
    proof = _proof(make)
    assert (proof.ok, proof.entries, proof.sealed_entries, proof.seals) == (True, 3, 3, 2)


def test_an_entry_that_commits_after_the_seal_is_in_the_next_one(make: Make) -> None:
    """On SQLite nobody can seal while somebody writes; an id made early and written late does the same."""
    early = new_id()
    _note(make)
    _seal(make)
    with make.tx() as tx:
        audit.note(tx, action="read_resident")
        made = dict(tx.session.execute(select(ENTRY).where(ENTRY.c.why == "")).mappings().one())
        tx.session.execute(insert(ENTRY), [made | {"id": early}])

    proof, sealed = _proof(make), _seal(make)

    assert proof.ok
    assert sealed is not None
    assert sealed.count == 2
    assert _proof(make).ok


def _edit(row: uuid.UUID) -> Attack:
    return lambda connection: connection.execute(update(ENTRY).where(ENTRY.c.id == row).values(why="无"))


def _drop(row: uuid.UUID) -> Attack:
    return lambda connection: connection.execute(delete(ENTRY).where(ENTRY.c.id == row))


def _drop_with_leaf(row: uuid.UUID) -> Attack:
    def attack(connection: Connection) -> None:
        _drop(row)(connection)
        connection.execute(delete(LEAF).where(LEAF.c.id == row))

    return attack


def _swap(row: uuid.UUID, other: uuid.UUID) -> Attack:
    def attack(connection: Connection) -> None:
        whys = {row[0]: row[1] for row in connection.execute(select(ENTRY.c.id, ENTRY.c.why))}
        for one, two in ((row, other), (other, row)):
            connection.execute(update(ENTRY).where(ENTRY.c.id == one).values(why=whys[two]))

    return attack


def test_whoever_edits_deletes_or_swaps_is_found_and_the_row_is_named(make: Make) -> None:
    _note(make, 5)
    _seal(make, limit=3)
    _seal(make)
    ids = _ids(make)

    for attack, named in (
        (_swap(ids[0], ids[1]), f"审计记录 {ids[0]}：第 1 号封存后被改动"),
        (_edit(ids[1]), f"审计记录 {ids[0]}：第 1 号封存后被改动"),
        (_drop(ids[0]), f"审计记录 {ids[0]}：第 1 号封存后被删除"),
        (_drop_with_leaf(ids[0]), "第 1 号封存：与其中的记录不符"),
    ):
        with _as_owner(make) as connection:
            attack(connection)
        proof = _proof(make)
        assert not proof.ok
        assert named in proof.problems


def test_a_deleted_or_rewritten_seal_is_found(make: Make) -> None:
    _note(make, 4)
    while _seal(make, limit=1):
        pass
    ids = _ids(make)

    with _as_owner(make) as connection:
        connection.execute(update(SEAL).where(SEAL.c.n == 2).values(root="0" * 64))
    rewritten = _proof(make)
    with _as_owner(make) as connection:
        connection.execute(delete(SEAL).where(SEAL.c.n.in_((2, 4))))
    deleted = _proof(make)

    assert rewritten.problems == [
        "第 2 号封存：与其中的记录不符",
        "第 3 号封存：与前一号接不上，应为第 3 号",
    ]
    assert deleted.problems[0] == "第 3 号封存：与前一号接不上，应为第 2 号"
    assert f"审计记录 {ids[3]}：第 4 号封存被删除" in deleted.problems


def test_a_row_slipped_in_behind_the_seals_is_found(make: Make) -> None:
    _note(make)
    _seal(make)
    old = uuid.UUID(int=_ids(make)[0].int - (2 * 24 * 60 * 60 * 1000 << 80))

    with make.tx() as tx:
        made = dict(tx.session.execute(select(ENTRY)).mappings().one())
        tx.session.execute(insert(ENTRY), [made | {"id": old}])

    assert _proof(make).problems == [f"审计记录 {old}：没有封存"]


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal", "audit_seal_leaf"])
def test_the_database_itself_refuses_to_change_or_forget(make: Make, table: str) -> None:
    _note(make)
    _seal(make)
    verbs = [f"UPDATE {table} SET county_id = county_id", f"DELETE FROM {table}"]  # noqa: S608 - names of this test
    verbs.append(
        f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 - names of this test
        if make.database.is_sqlite
        else f"TRUNCATE {table} CASCADE"
    )

    for verb in verbs:
        with pytest.raises(DBAPIError, match="written once"), make.database.transaction() as session:
            session.execute(text(verb))

    assert _proof(make).ok


def test_a_missing_guard_is_reported(make: Make) -> None:
    on_table = "" if make.database.is_sqlite else " ON audit_entry"
    with make.database.transaction() as session:
        session.execute(text(f"DROP TRIGGER audit_entry_no_delete{on_table}"))

    assert _proof(make).problems == ["audit_entry_no_delete：数据库的防护缺失或被停用"]


class TestRetention:
    """Old batches go whole, young ones never."""

    def test_a_batch_older_than_the_setting_goes_and_the_chain_still_holds(self, make: Make) -> None:
        long_ago = datetime(2019, 5, 1, tzinfo=UTC) - make.now
        _note(make, 2, later=long_ago)
        _seal(make, later=long_ago)
        _note(make)
        _seal(make)

        with make.tx() as tx:
            assert purge_old(tx)
            assert not purge_old(tx)
        while _seal(make):
            pass

        proof = _proof(make)
        assert (proof.problems, proof.entries, proof.seals) == ([], 2, 3)

    def test_the_database_refuses_to_let_a_young_batch_go(self, make: Make) -> None:
        _note(make)
        _seal(make, later=datetime.now(UTC) - make.now)
        row = {"id": new_id(), "county_id": make.county().county_id, "seal_n": 1, "leaf_count": 1}

        with pytest.raises(DBAPIError, match="too early"), make.tx() as tx:
            tx.session.execute(insert(PURGE), [row | {"at": tx.now}])

    def test_a_forged_purge_is_found(self, make: Make) -> None:
        _note(make)
        _seal(make)
        county_id = make.county().county_id

        with _as_owner(make) as connection:
            connection.execute(delete(ENTRY))
            connection.execute(delete(LEAF))
            forged = {"id": new_id(), "county_id": county_id, "seal_n": 1, "leaf_count": 1, "at": make.now}
            connection.execute(insert(PURGE), [forged])

        assert _proof(make).problems == ["第 1 号封存：不满 183 天就被清理"]


def test_nobodys_entries_have_a_chain_of_their_own(make: Make) -> None:
    make.county()
    with make.database.transaction() as session:
        stranger = Tx(session=session, settings=make.settings, now=make.now)
        audit.note(stranger, action="sign_in.failed", outcome="refused")

    _seal(make)

    assert (_proof(make).sealed_entries, _proof(make).ok) == (1, True)
