"""Cases that were filed, and their packages."""

from datetime import timedelta

from sqlmodel import select

from app.archive.models import ErrandArchive
from app.archive.service.deciding import propose
from app.archive.service.making import make_waiting
from app.auth.service.actors import load_actor
from app.core.web import Runtime
from app.errands.models import Errand
from app.files.pictures import Picture
from app.files.service import attach, store_picture
from app.worker import deliver_all
from tests.errands.scene import Scene

PICTURE = Picture(content=b"a paper", thumbnail=b"small", sha256="a" * 64, width=1, height=1)


def filed(scene: Scene) -> Errand:
    """Let a case with a picture be done, signed, rated and filed."""
    errand = scene.errand((scene.agent, "claim"))
    with scene.make.tx(scene.resident) as tx:
        stored = store_picture(tx, picture=PICTURE)
        attach(tx, file_ids=[stored.id], subject_kind="errand", subject_id=errand.id)
    scene.take(scene.agent, errand, "complete")
    scene.take(scene.resident, errand, "sign")
    scene.take(scene.resident, errand, "rate")
    return scene.take(scene.agent, errand, "archive")


def deliver(scene: Scene) -> None:
    """Let the worker tell what happened."""
    make = scene.make
    deliver_all(
        Runtime(database=make.database, settings=make.settings, load_actor=load_actor, clock=lambda: make.now)
    )


def packed(scene: Scene) -> ErrandArchive:
    """File a case and make its package."""
    errand = filed(scene)
    deliver(scene)
    assert make_waiting(scene.make.database, scene.make.settings, now=scene.make.now) == 1
    return archive_of(scene, errand)


def archive_of(scene: Scene, errand: Errand) -> ErrandArchive:
    with scene.make.database.transaction(write=False) as session:
        return session.exec(select(ErrandArchive).where(ErrandArchive.errand_id == errand.id)).one()


def proposed(scene: Scene) -> ErrandArchive:
    """Make a package, and let its years go by."""
    archive = packed(scene)
    with scene.make.tx(later=timedelta(days=366 * 11)) as tx:
        propose(tx)
    return archive
