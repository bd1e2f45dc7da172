"""The end of a package: proposed when its time is over, decided by a person, and its hash stays."""

import uuid

from sqlalchemy import update
from sqlmodel import col, select

from app.archive.models import ArchiveState, ErrandArchive
from app.archive.queries.search import lock_archive
from app.archive.schemas import DecisionCreate
from app.archive.service.enrolment import years_after
from app.archive.states import STATE_LABELS, TRANSITIONS, ArchiveAction
from app.core.errors import NotAllowed, Problem
from app.core.states import available, ever_allowed
from app.core.tx import Tx
from app.files import service as files
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.archive import ArchiveRules

BATCH = 200


class ArchiveDecided(Problem):
    """Its time is not over, or somebody else decided."""

    title = "现在不能这样处理档案"


def propose(tx: Tx) -> bool:
    """Put packages whose time is over before the officers; True when there may be more."""
    over = tx.session.exec(
        select(ErrandArchive.id)
        .where(
            ErrandArchive.county_id == tx.actor.county_id,
            ErrandArchive.state == ArchiveState.kept,
            ErrandArchive.retain_until < tx.today,
        )
        .limit(BATCH)
    ).all()
    if over:
        proposed = update(ErrandArchive).where(col(ErrandArchive.id).in_(over))
        tx.session.execute(proposed.values(state=ArchiveState.proposed))
    return len(over) == BATCH


def decide(tx: Tx, *, archive_id: uuid.UUID, decision: DecisionCreate) -> ErrandArchive:
    """Keep or destroy; raises NotAllowed, or ArchiveDecided for what is not up for it."""
    archive = lock_archive(tx, archive_id=archive_id)
    if not ever_allowed(TRANSITIONS, archive, tx.actor, decision.action):
        raise NotAllowed("档案的去留由县里的干部决定")
    step = available(TRANSITIONS, archive, tx.actor).get(decision.action)
    if step is None:
        raise ArchiveDecided(f"这份档案现在是“{STATE_LABELS[archive.state]}”，请刷新后再看")
    archive.state = ArchiveState(str(step.target))
    archive.decided_by, archive.decided_by_name = tx.actor.user_id, tx.actor.name
    archive.decided_at, archive.note = tx.now, decision.note
    if decision.action is ArchiveAction.keep:
        years = rules_in_force(tx, ArchiveRules).keep_on_years
        archive.retain_until = years_after(tx.today, years)
    else:
        _destroy(tx, archive)
    tx.session.add(archive)
    tx.session.flush()
    return archive


def _destroy(tx: Tx, archive: ErrandArchive) -> None:
    file_id, archive.file_id = archive.file_id, None
    tx.session.add(archive)
    tx.session.flush()
    assert file_id is not None, "a proposed package has its file"
    files.forget(tx, file_ids=[file_id])
