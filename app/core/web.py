"""One hop: session, actor, permission, idempotency, endpoint and commit in a single thread."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import anyio
from fastapi import Request, Response
from pydantic import BaseModel
from sqlmodel import Session

from app.core import audit, idempotency, recording, scope
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database
from app.core.disguise import REQUEST, disguise, request_parameter
from app.core.duties import Duty, refusal
from app.core.errors import NotAllowed, NotSignedIn, Problem
from app.core.figures import Figures
from app.core.idempotency import Answer, KeyedRequest
from app.core.keyed import keyed_request
from app.core.lanes import Lane, in_time, slow_lanes
from app.core.permissions import Actor, Permission
from app.core.retries import retrying
from app.core.tx import Tx

EndpointT = TypeVar("EndpointT", bound=Callable[..., Any])
Prepare = Callable[[Settings, dict[str, Any]], dict[str, Any]]
LoadActor = Callable[[Session, Settings, str, datetime], Actor]
# Names the lane of `Runtime.lanes` for a request that is slow work, None for one that is not.
ChooseLane = Callable[[Request, Settings, dict[str, Any]], str | None]
ALL_DUTIES = frozenset(Duty)
# Answers that another try may change; every other one is remembered under its key.
_PASSING = frozenset({401, 429, 503})
# Refusals that the audit log tells.
_NOTED = frozenset({403, 404})
_JSON = "application/json"
PROBLEM_JSON = "application/problem+json"


@dataclass(slots=True)
class Runtime:
    """What the application holds: database, settings, and how a token becomes an actor."""

    database: Database
    settings: Settings
    load_actor: LoadActor
    clock: Callable[[], datetime] = utc_now
    figures: Figures | None = None
    wake: threading.Event = field(default_factory=threading.Event)
    limiter: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(1))
    lanes: dict[str, Lane] = field(default_factory=slow_lanes)

    def __post_init__(self) -> None:
        """Let as many requests in as there are connections for."""
        self.limiter = anyio.CapacityLimiter(self.settings.pool_size)


@dataclass(frozen=True, slots=True)
class Guard:
    """What an endpoint declares: its one permission (None for a public one), and how it runs.

    `prepare` works on the arguments before the transaction opens: for work that burns CPU.
    `own_transactions` gives the endpoint `runtime: Runtime` in place of `tx: Tx`, and `actor: Actor` if it
    has a permission. `lane` sends slow work out of everybody's way. `despite` names the duties that may
    still be open.
    """

    permission: Permission | None
    writes: bool | None = None
    prepare: Prepare | None = None
    own_transactions: bool = False
    lane: ChooseLane | None = None
    despite: frozenset[Duty] = frozenset()


@dataclass(frozen=True, slots=True)
class _Call:
    runtime: Runtime
    guard: Guard
    endpoint: Callable[..., Any]
    arguments: dict[str, Any]
    status: int
    writes: bool
    token: str
    instance: str
    keyed: KeyedRequest | None


def requires(
    permission: Permission,
    *,
    writes: bool | None = None,
    prepare: Prepare | None = None,
    own_transactions: bool = False,
    lane: ChooseLane | None = None,
    despite: frozenset[Duty] = frozenset(),
) -> Callable[[EndpointT], EndpointT]:
    """Guard an endpoint by one permission; its first argument is the transaction `tx: Tx`."""
    return _guarded(Guard(permission, writes, prepare, own_transactions, lane, despite))


def public(
    *, writes: bool | None = None, own_transactions: bool = False, lane: ChooseLane | None = None
) -> Callable[[EndpointT], EndpointT]:
    """Open an endpoint to everybody; `tx.visitor` is whoever is signed in, or None."""
    return _guarded(Guard(None, writes=writes, own_transactions=own_transactions, lane=lane))


def _guarded(guard: Guard) -> Callable[[EndpointT], EndpointT]:
    def wrap(endpoint: EndpointT) -> EndpointT:
        # FastAPI passes a request to one parameter only: the endpoint's own, or else ours.
        theirs = request_parameter(endpoint)

        async def hop(**arguments: Any) -> Response:  # noqa: ANN401 - what FastAPI parsed
            request = arguments[theirs] if theirs else arguments.pop(REQUEST)
            call = await _call(request, guard, endpoint, arguments)
            if (lane := _lane(call, request)) is not None:
                return await lane.run(partial(_run, call))
            work = in_time(partial(_run, call))
            return await anyio.to_thread.run_sync(work, limiter=call.runtime.limiter)

        hop.guard = guard  # type: ignore[attr-defined]
        ours = {"runtime", "actor"} if guard.own_transactions else {"tx"}
        return disguise(hop, endpoint, ours=ours)  # type: ignore[return-value]

    return wrap


def _lane(call: _Call, request: Request) -> Lane | None:
    choose = call.guard.lane
    name = choose(request, call.runtime.settings, call.arguments) if choose else None
    return call.runtime.lanes[name] if name else None


async def _call(
    request: Request, guard: Guard, endpoint: Callable[..., Any], arguments: dict[str, Any]
) -> _Call:
    route = request.scope["route"]
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip() if scheme.lower() == "bearer" else ""
    writes = request.method not in {"GET", "HEAD"} if guard.writes is None else guard.writes
    return _Call(
        runtime=request.app.state.runtime,
        guard=guard,
        endpoint=endpoint,
        arguments=arguments,
        status=getattr(route, "status_code", None) or 200,
        writes=writes,
        token=token,
        instance=request.scope["path"],
        keyed=await keyed_request(request, route.path) if token else None,
    )


def _run(call: _Call) -> Response:
    try:
        if call.guard.own_transactions:
            given = {"actor": _known_actor(call)} if call.guard.permission is not None else {}
            return _response(call, call.endpoint(call.runtime, **given, **call.arguments))
        if call.guard.prepare is not None:
            _known_actor(call)
            call = replace(call, arguments=call.guard.prepare(call.runtime.settings, call.arguments))
        return retrying(partial(_attempt, call))
    except Problem as problem:
        if problem.status in _NOTED and call.token:
            retrying(partial(_note_refusal, call, problem))
        reused = isinstance(problem, idempotency.IdempotencyKeyReused)
        once = call.keyed is None or call.guard.own_transactions
        if once or reused or problem.status in _PASSING:
            raise
        return retrying(partial(_remember_problem, call, problem))


def _known_actor(call: _Call) -> Actor | None:
    with call.runtime.database.transaction(write=False) as session:
        return _open(call, session).visitor


def _attempt(call: _Call) -> Response:
    # A keyed request writes its key, whatever the endpoint itself does.
    writes = call.writes or call.keyed is not None
    with call.runtime.database.transaction(write=writes) as session:
        tx = _open(call, session)
        if call.keyed is not None and (answer := idempotency.claim(tx, request=call.keyed)) is not None:
            return _replay(answer)
        response = _audited(call, tx) if writes else _read(call, tx)
        if call.keyed is not None:
            kept = Answer(response.status_code, response.media_type or "", bytes(response.body))
            idempotency.remember(tx, request=call.keyed, answer=kept)
        published = session.info.pop("published", False)
    if published:
        call.runtime.wake.set()
    _write_noted(call, tx)
    return response


def _audited(call: _Call, tx: Tx) -> Response:
    """Run an endpoint that changes something, and tell the log in the same transaction."""
    seen = recording.watch(tx.session)
    answer = call.endpoint(tx, **call.arguments)
    recording.record(tx, seen=seen, endpoint=call.endpoint.__name__, arguments=call.arguments, answer=answer)
    return _response(call, answer)


def _read(call: _Call, tx: Tx) -> Response:
    tx.noted = []
    return _response(call, call.endpoint(tx, **call.arguments))


def _write_noted(call: _Call, tx: Tx) -> None:
    """Tell the log what was read, in a short transaction of its own; if it cannot be told, nobody sees it."""
    if tx.noted:
        with call.runtime.database.transaction() as session:
            audit.write(session, tx.noted)


def _note_refusal(call: _Call, problem: Problem) -> None:
    with call.runtime.database.transaction(write=False) as session:
        try:
            actor = call.runtime.load_actor(session, call.runtime.settings, call.token, call.runtime.clock())
        except Problem:
            return
        tx = Tx(session=session, settings=call.runtime.settings, now=call.runtime.clock(), visitor=actor)
        tx.noted = []
        recording.refuse(
            tx,
            endpoint=call.endpoint.__name__,
            arguments=call.arguments,
            why=problem.title,
        )
    _write_noted(call, tx)


def _open(call: _Call, session: Session) -> Tx:
    actor = _actor(call, session) if call.token or call.guard.permission is not None else None
    if call.guard.permission is not None:
        scope.require(session)
    return Tx(session=session, settings=call.runtime.settings, now=call.runtime.clock(), visitor=actor)


def _actor(call: _Call, session: Session) -> Actor | None:
    if not call.token:
        raise NotSignedIn("请先登录后再操作")
    actor = call.runtime.load_actor(session, call.runtime.settings, call.token, call.runtime.clock())
    if call.guard.permission is None:
        # What is open to everybody stays so, but in nobody's name until the duty is done.
        return None if actor.duty else actor
    if actor.duty is not None and actor.duty not in call.guard.despite:
        raise refusal(actor.duty)
    if not actor.can(call.guard.permission):
        raise NotAllowed
    return actor


def _remember_problem(call: _Call, problem: Problem) -> Response:
    """Keep a refusal under its key; the effect was rolled back, so the key stands alone."""
    assert call.keyed is not None, "only a keyed refusal is remembered"
    answer = Answer(problem.status, PROBLEM_JSON, problem_bytes(problem, call.instance))
    with call.runtime.database.transaction() as session:
        tx = _open(call, session)
        earlier = idempotency.claim(tx, request=call.keyed)
        if earlier is not None:
            return _replay(earlier)
        idempotency.remember(tx, request=call.keyed, answer=answer)
    return Response(answer.body, answer.status, media_type=answer.media_type)


def _replay(answer: Answer) -> Response:
    headers = {"Idempotency-Replayed": "true"}
    return Response(answer.body, answer.status, headers=headers, media_type=answer.media_type or None)


def _response(call: _Call, answer: object) -> Response:
    if isinstance(answer, Response):
        return answer
    if answer is None:
        return Response(status_code=204)
    assert isinstance(answer, BaseModel), "an endpoint answers with a schema or a response"
    return Response(answer.model_dump_json(), call.status, media_type=_JSON)


def problem_bytes(problem: Problem, instance: str) -> bytes:
    """Give a problem document as it goes over the wire."""
    return json.dumps(problem.body(instance), ensure_ascii=False, separators=(",", ":")).encode()
