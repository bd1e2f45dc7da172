"""A database in which every request really runs, and is then undone, so that the next finds the same."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event
from sqlmodel import Session

from app.core.db import Database

_WRITES = re.compile(r"^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)


class UndoneDatabase(Database):
    """Transactions are savepoints of one that never commits; `written` tells what they left behind."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.written: list[str] = []
        self._pending: list[str] = []
        self._connection: Connection | None = None
        event.listen(engine, "before_cursor_execute", self._note)

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Undo all that happens inside."""
        self.written = []
        with self.engine.connect() as connection:
            outer = connection.begin()
            self._connection = connection
            try:
                yield
            finally:
                self._connection = None
                outer.rollback()

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Session]:
        """Release a savepoint when the block ends, roll back to it when it raises."""
        if self._connection is None:
            with super().transaction(write=write) as session:
                yield session
            return
        self._pending = []
        joined = Session(self._connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        with joined as session, session.begin():
            yield session
        self.written += self._pending

    def _note(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if found := _WRITES.match(statement):
            self._pending.append(found[1])
