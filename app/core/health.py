"""Is the process alive, and may it be sent traffic."""

from functools import cache
from typing import Literal

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.core.errors import Unavailable
from app.core.lanes import HEALTH
from app.core.paths import MIGRATIONS
from app.core.web import Runtime, public

router = APIRouter(tags=["运行"])


class Health(BaseModel):
    """One word on the state."""

    status: Literal["ok"]


@router.get("/healthz")
@public(own_transactions=True, lane=lambda *_: HEALTH)
def read_health(runtime: Runtime) -> Health:  # noqa: ARG001 - alive is alive, whatever the database
    """Tell that the process is alive."""
    return Health(status="ok")


@router.get("/readyz")
@public(own_transactions=True, lane=lambda *_: HEALTH)
def read_readiness(runtime: Runtime) -> Health:
    """Tell that the database answers and its tables are those of this version."""
    try:
        with runtime.database.transaction(write=False) as session:
            current = MigrationContext.configure(session.connection()).get_current_revision()
    except (DBAPIError, PoolTimeout) as error:
        raise Unavailable("数据库暂时连不上") from error
    if current != newest_revision():
        raise Unavailable("数据库还没有升级，请先运行 linban migrate")
    return Health(status="ok")


@cache
def newest_revision() -> str | None:
    """Give the revision that this version's tables have."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()
