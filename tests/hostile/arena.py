"""An application on a database that undoes every request, and the trials it has to stand."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable

from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tests.hostile.sites import Operation, operations
from tests.hostile.trials import Base, Trial, plain
from tests.hostile.undone import UndoneDatabase
from tests.hostile.verdict import faults
from tests.hostile.wire import Answered, Sent, Wire

FindBases = Callable[[Operation], list[Base]]


class Arena:
    """One application; trials do not disturb each other. `find` gives the valid requests of an operation."""

    def __init__(self, app: FastAPI, database: UndoneDatabase, find: FindBases) -> None:
        self.document = app.openapi()
        self.operations = operations(self.document)
        self.statuses: Counter[int] = Counter()
        self._database = database
        # As uvicorn does: what a trusted proxy tells of the visitor is read before the application runs.
        self._wire = Wire(ProxyHeadersMiddleware(app, trusted_hosts="127.0.0.1"))  # type: ignore[arg-type]
        self._find = find
        self._bases: dict[str, list[Base]] = {}
        self._crashes = _Crashes()
        logging.getLogger("app").addHandler(self._crashes)

    def close(self) -> None:
        """End the loop."""
        self._wire.close()
        logging.getLogger("app").removeHandler(self._crashes)

    def known(self, operation: Operation) -> list[Base]:
        """Give the valid requests of an operation."""
        if operation.name not in self._bases:
            self._bases[operation.name] = self._find(operation)
        return self._bases[operation.name]

    def valid(self, operation: Operation) -> list[Answered]:
        """Give the answers to an operation's valid requests."""
        answers = []
        for base in self.known(operation):
            with self._database.trial():
                answers.append(self._send(plain(operation, base)))
        return answers

    def ask(self, request: Sent, *, again: bool = False) -> tuple[Answered, list[str]]:
        """Send a request, undo it, and give the answer and what is wrong with it or its repetition."""
        with self._database.trial():
            answer = self._send(request)
            found = faults(answer, written=self._database.written, site=None)
            if again and not found and answer.status < 400:
                self._database.written.clear()
                told = faults(self._send(request), written=self._database.written, site=None)
                found = [f"is let in, and a second time {fault}" for fault in told]
            return answer, found

    def failures(self, wanted: Iterable[Trial]) -> list[str]:
        """Run trials and tell which answers are wrong."""
        return [f"{trial.name}: {fault}" for trial in wanted for fault in self._faults(trial)]

    def _faults(self, trial: Trial) -> list[str]:
        with self._database.trial():
            answer = self._send(trial.build(self._fitting(trial)))
            found = faults(answer, written=self._database.written, site=trial.site)
            if not found and answer.status < 400 and trial.is_core and trial.operation.method != "get":
                found = self._second_look(trial.operation)
        return found

    def _second_look(self, changed: Operation) -> list[str]:
        """Read what was let in, and its neighbours: poison may act only then."""
        found = []
        for operation in self.operations:
            if operation.method == "get" and _feature(operation) == _feature(changed):
                answer = self._send(plain(operation, self.known(operation)[0]))
                told = faults(answer, written=(), site=None)
                found += [f"is let in, and then {operation.name} {fault}" for fault in told]
        return found

    def _send(self, request: Sent) -> Answered:
        self._crashes.last = ""
        answer = self._wire.send(request)
        answer.error = answer.error or self._crashes.last
        self.statuses[answer.status] += 1
        return answer

    def _fitting(self, trial: Trial) -> Base:
        """Give the valid request that already has the place in its body, or the first."""
        found = self.known(trial.operation)
        name = trial.site.pointer[0] if trial.site is not None and trial.site.pointer else None
        return next((one for one in found if isinstance(one.body, dict) and name in one.body), found[0])


class _Crashes(logging.Handler):
    """Remembers what the application logged last as a crash."""

    last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the kind of the exception and what it says."""
        if record.exc_info and record.exc_info[1] is not None:
            self.last = f"{type(record.exc_info[1]).__name__}: {record.exc_info[1]}"[:300]


def _feature(operation: Operation) -> list[str]:
    return operation.path.split("/")[:5]
