"""A person leaves: nobody acts in their name any more, nor they in another's; hands and words go."""

import uuid

from sqlalchemy import or_, select, update
from sqlmodel import col

from app.authority.models import Authority, AuthorityState, AuthorityStep
from app.authority.queries.reading import SIGNATURE, THUMBPRINT, WITNESS
from app.core.erasure import ERASED_NAME, ERASED_TEXT, Leaver
from app.core.tx import Tx
from app.files import service as files
from app.files.models import StoredFile

_ALIVE = (AuthorityState.draft, AuthorityState.signed, AuthorityState.in_force)


def erase(tx: Tx, leaver: Leaver) -> None:
    """End what is alive, empty what tells who it was, and delete the signatures."""
    given = col(Authority.principal_id) == leaver.resident_id
    held = col(Authority.representative_id) == leaver.user_id
    for one in tx.session.scalars(select(Authority).where(or_(given, held)).with_for_update()):
        if one.state in _ALIVE:
            is_draft = one.state is AuthorityState.draft
            one.state = AuthorityState.discarded if is_draft else AuthorityState.revoked
            one.revoked_at = None if is_draft else tx.now
        if one.principal_id == leaver.resident_id:
            one.words = ERASED_TEXT if one.words else ""
        tx.session.add(one)
    tx.session.flush()
    own = select(col(Authority.id)).where(given)
    steps = update(AuthorityStep).execution_options(synchronize_session=False)
    tx.session.execute(
        steps.where(col(AuthorityStep.authority_id).in_(own), col(AuthorityStep.note) != "").values(
            note=ERASED_TEXT
        )
    )
    tx.session.execute(
        steps.where(col(AuthorityStep.actor_id) == leaver.user_id).values(actor_name=ERASED_NAME)
    )
    files.forget(tx, file_ids=_pictures(tx, leaver.resident_id))


def _pictures(tx: Tx, resident_id: uuid.UUID) -> list[uuid.UUID]:
    own = select(col(Authority.id)).where(col(Authority.principal_id) == resident_id)
    seen = select(col(Authority.id)).where(col(Authority.witness_resident_id) == resident_id)
    kind, subject = col(StoredFile.subject_kind), col(StoredFile.subject_id)
    found = select(col(StoredFile.id)).where(
        or_(
            kind.in_((SIGNATURE, THUMBPRINT, WITNESS)) & subject.in_(own),
            (kind == WITNESS) & subject.in_(seen),
        )
    )
    return list(tx.session.scalars(found))
