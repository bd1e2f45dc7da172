"""The yardstick: a trivial FastAPI and asyncpg application, one statement a request and no rules."""

import os
import pickle
import random
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
from fastapi import FastAPI, Request

from bench.twin import Plan


def create_app() -> FastAPI:
    """Serve `POST /write/{name}` for every plan, or `GET /read/{name}` for the one that reads."""
    plans: dict[str, Plan] = pickle.loads(Path(os.environ["BENCH_PLAN"]).read_bytes())  # noqa: S301 - our own file

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with asyncpg.create_pool(os.environ["BENCH_DSN"], min_size=20, max_size=20) as pool:
            app.state.pool = pool
            yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/ready")
    async def ready() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/write/{name}", status_code=201)
    async def write(name: str, body: dict[str, Any], request: Request) -> dict[str, Any]:
        plan = plans[name]
        await request.app.state.pool.fetchval(plan.statement, *_values(plan))
        return {"status": "ok", **body}

    @app.get("/read/{name}")
    async def read(name: str, request: Request) -> dict[str, Any]:
        rows = await request.app.state.pool.fetch(plans[name].statement, *plans[name].values)
        return {"items": [dict(row) for row in rows], "next_cursor": None}

    return app


def _values(plan: Plan) -> list[Any]:
    values = list(plan.values)
    ids = [uuid.uuid4() for _ in range(len(set(plan.fresh.values())))]
    for place, number in plan.fresh.items():
        values[place] = ids[number]
    for place, length in plan.texts.items():
        values[place] = uuid.uuid4().hex[:length]
    for place, everyone in plan.picks.items():
        values[place] = random.choice(everyone)
    return values
