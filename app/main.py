"""The application: problems, routers, health, the worker, and the web app from `static/`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app.archive.routes import router as archive_router
from app.audit.queries import entries as audit_entries
from app.audit.routes import router as audit_router
from app.auth import queries as auth_queries
from app.auth.routes import router as auth_router
from app.auth.service import merging as auth_merging
from app.auth.service.actors import load_actor
from app.authority.queries import reach as authority_reach
from app.authority.queries.board import BOARD
from app.authority.routes import router as authority_router
from app.boards.routes import router as boards_router
from app.core import health, metrics, problems
from app.core.access import AccessLog
from app.core.config import Settings
from app.core.db import Database
from app.core.figures import Figures
from app.core.gate import Gate
from app.core.headers import SecurityHeaders
from app.core.limits import BodyLimit
from app.core.paths import built_app
from app.core.pwa import PwaApp
from app.core.rates import RateLimit
from app.core.requests import Origins
from app.core.version import VERSION
from app.core.web import Runtime
from app.custody.queries import reach as custody_reach
from app.custody.queries.related import custody_of
from app.custody.routes import router as custody_router
from app.custody.service import objections as custody_objections
from app.custody.service import pictures as custody_pictures
from app.errands.queries import reach as errand_reach
from app.errands.queries.authorities import authorities_of
from app.errands.queries.catalogue import CLASS_LABELS, count_items, offered_names
from app.errands.queries.related import RELATED
from app.errands.routes import router as errands_router
from app.errands.service import authorities as errand_authorities
from app.errands.service.moves import OBJECTIONS
from app.files import queries as file_queries
from app.files import service as file_service
from app.files.routes import router as files_router
from app.guests.queries import reading as guest_reading
from app.guests.routes import router as guests_router
from app.ops.queries.figures import OpsFigures
from app.ops.routes import router as ops_router
from app.orgs import queries as org_queries
from app.orgs.routes import router as orgs_router
from app.orgs.service import merging as org_merging
from app.papers.queries import slips as paper_slips
from app.papers.routes import router as papers_router
from app.people import names as people_names
from app.people.routes import router as people_router
from app.people.service import merging as people_merging
from app.points.queries import claims as claim_queries
from app.points.routes import router as points_router
from app.points.service import merging as points_merging
from app.privacy.routes import router as privacy_router
from app.privacy.service.consents import (
    check_custody_photos,
    check_document_photos,
    check_remark_photos,
    check_thumbprint,
    refuses_photos,
)
from app.remarks import queries as remark_queries
from app.remarks.routes import router as remarks_router
from app.reviews.queries import rectifications
from app.reviews.routes import router as reviews_router
from app.reviews.service import objections as review_objections
from app.rulebook.routes import router as rulebook_router
from app.shop.routes import router as shop_router
from app.shop.service import merging as shop_merging
from app.supervision.queries import chain as supervision_chain
from app.supervision.routes import router as supervision_router
from app.trips.routes import router as trips_router
from app.worker import Worker

API = "/api/v1"
ROUTERS = (
    auth_router,
    audit_router,
    orgs_router,
    rulebook_router,
    files_router,
    people_router,
    authority_router,
    errands_router,
    papers_router,
    archive_router,
    guests_router,
    reviews_router,
    supervision_router,
    boards_router,
    custody_router,
    trips_router,
    remarks_router,
    shop_router,
    points_router,
    privacy_router,
    ops_router,
)
# What lower features ask upper ones.
org_queries.STAFF_READER = auth_queries.staff_at
org_queries.ITEM_COUNTER = count_items
BOARD.items, BOARD.classes = offered_names, CLASS_LABELS
audit_entries.RESIDENT_NAMES = people_names.names_of
audit_entries.OWN_HOUSEHOLD = people_names.own_household
file_queries.VIEWERS.update(
    errand=errand_reach.may_see,
    offer=file_queries.everybody,
    claim=claim_queries.may_see_files,
    custody_movement=custody_reach.may_see_files,
    rectification=rectifications.may_see_files,
    remark=remark_queries.may_see_files,
)
file_service.GATES.update(
    errand=check_document_photos, custody_movement=check_custody_photos, remark=check_remark_photos
)
OBJECTIONS.append(custody_objections.object_to_archive)
OBJECTIONS.append(review_objections.check_rating)
OBJECTIONS.append(review_objections.object_to_archive)
custody_pictures.REFUSERS[:] = [refuses_photos]
RELATED.append(paper_slips.related)
RELATED.append(remark_queries.related)
RELATED.append(custody_of)
RELATED.append(rectifications.related)
RELATED.append(supervision_chain.related)
file_queries.VIEWERS.update(
    authority=authority_reach.may_see,
    authority_witness=authority_reach.may_see,
    thumbprint=authority_reach.may_see_thumbprint,
)
file_service.GATES.update(thumbprint=check_thumbprint)
OBJECTIONS.append(errand_authorities.object_to_step)
RELATED.append(authorities_of)
RELATED.append(guest_reading.related)
org_merging.BEFORE_MERGE[:] = [
    auth_merging.drop_doubles,
    people_merging.tell_apart,
    shop_merging.tell_apart,
    points_merging.hand_over_budget,
]


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
    app.include_router(metrics.router)
    _surround(app, runtime)
    # As the default, not a mount: a mount would also catch a wrong method on a known path.
    app.router.default = _pages(PwaApp(built_app(settings.static_dir)), app.router.default)
    return app


def _surround(app: FastAPI, runtime: Runtime) -> None:
    """Put the application behind its walls."""
    # Each stands around those before it: what refuses cheaply stands outside.
    app.add_middleware(BodyLimit)
    app.add_middleware(RateLimit, settings=runtime.settings)
    app.add_middleware(Gate, most_at_once=runtime.settings.most_at_once)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AccessLog, settings=runtime.settings)
    if runtime.settings.metrics:
        runtime.figures = Figures()
        runtime.figures.registry.register(metrics.ProcessGauges(runtime))
        runtime.figures.registry.register(OpsFigures(runtime.database, runtime.clock))
        app.add_middleware(metrics.CountRequests, figures=runtime.figures)
    # The outermost: whatever happens inside has its request id.
    app.add_middleware(Origins)


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


def _pages(pwa: ASGIApp, not_found: ASGIApp) -> ASGIApp:
    """Give the web app for every path but those of the API."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "http" and not scope["path"].startswith("/api/")
        await (pwa if is_page else not_found)(scope, receive, send)

    return serve
