"""The county's settings over HTTP: everybody may read them, a county officer sets them."""

from fastapi import APIRouter

from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import requires
from app.rulebook import queries, service
from app.rulebook.schemas import EditionCreate, EditionRead, TopicRead

router = APIRouter(tags=["县级规则"])


@router.get("/rulebook")
@requires(Permission.account_use)
def list_topics(tx: Tx) -> Items[TopicRead]:
    """List every topic of the county's settings with its values and its form."""
    return Items(items=queries.read_topics(tx))


@router.get("/rulebook/{topic}")
@requires(Permission.account_use)
def read_topic(tx: Tx, topic: str) -> TopicRead:
    """Give one topic."""
    return queries.read_topic(tx, key=topic)


@router.get("/rulebook/{topic}/editions")
@requires(Permission.account_use)
def list_editions(
    tx: Tx, topic: str, *, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[EditionRead]:
    """List a topic's editions, newest first, each with what it changed."""
    return queries.editions_page(tx, key=topic, cursor=cursor, limit=limit)


@router.post("/rulebook/{topic}/editions", status_code=201)
@requires(Permission.rulebook_amend)
def amend_topic(tx: Tx, topic: str, body: EditionCreate) -> TopicRead:
    """Adopt a new edition of a topic."""
    service.amend(
        tx,
        key=topic,
        version=body.version,
        values=body.values,
        effective_from=body.effective_from,
        note=body.note,
    )
    return queries.read_topic(tx, key=topic)
