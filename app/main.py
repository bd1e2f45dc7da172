"""The application: problems, routers, health, the worker, and the web app from `static/`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.auth.routes import router as auth_router
from app.auth.service.actors import load_actor
from app.core import health, problems
from app.core.config import Settings
from app.core.db import Database
from app.core.headers import ApiHeaders
from app.core.limits import BodyLimit
from app.core.pwa import PwaApp
from app.core.version import VERSION
from app.core.web import Runtime
from app.files import models as _files
from app.people import models as _people
from app.worker import Worker

API = "/api/v1"
ROUTERS = (auth_router,)
assert _files.StoredFile
assert _people.Resident


def create_app(settings: Settings | None = None, database: Database | None = None) -> FastAPI:
    """Build the application on the settings' database, or on one that is given."""
    settings = settings or Settings()
    runtime = Runtime(
        database=database or Database.from_settings(settings), settings=settings, load_actor=load_actor
    )
    app = FastAPI(
        title="邻办 Linban",
        version=VERSION,
        lifespan=_lifespan,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.runtime = runtime
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    app.include_router(health.router)
    app.add_middleware(BodyLimit)
    app.add_middleware(ApiHeaders)
    app.mount("/", PwaApp(settings.static_dir))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    runtime: Runtime = app.state.runtime
    worker = Worker(runtime) if runtime.settings.run_worker else None
    if worker is not None:
        worker.start()
    yield
    if worker is not None:
        worker.stop()
    runtime.database.dispose()
