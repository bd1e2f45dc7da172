"""The archive: a package for each filed case, true to its hash, and destroyed only by a person's word."""

import io
import json
import zipfile
from datetime import date, timedelta
from hashlib import sha256

import pytest
from pypdf import PdfReader
from sqlmodel import col, func, select

from app.archive.models import ArchiveState, ErrandArchive
from app.archive.service.deciding import propose
from app.archive.service.enrolment import enrol, years_after
from app.archive.service.making import make_waiting
from app.core.audit import AuditEntry
from app.core.permissions import Role
from app.files.models import StoredFile
from app.files.service import path_of
from app.ops.service.invariants.archives import ARCHIVES
from app.ops.service.invariants.check import Check, Look
from tests.access.village import stored_picture
from tests.archive.filing import archive_of, deliver, filed, packed, proposed
from tests.errands.scene import API, AsUser, Scene
from tests.factories import Make

ARCHIVE = f"{API}/archive"


def stored_at(scene: Scene, archive: ErrandArchive) -> StoredFile:
    with scene.make.database.transaction(write=False) as session:
        return session.get_one(StoredFile, archive.file_id)


def problems(scene: Scene) -> list[str]:
    found = []
    with scene.make.database.transaction(write=False) as session:
        look = Look(session=session, settings=scene.make.settings, now=scene.make.now + timedelta(days=3))
        for invariant in ARCHIVES:
            check = Check(invariant.name, invariant.label)
            invariant.prove(look, check)
            found += check.problems
    return found


class TestAPackage:
    def test_is_made_when_a_case_is_filed_once(self, make: Make) -> None:
        scene = Scene(make)
        errand = filed(scene)
        deliver(scene)
        with make.tx() as tx:
            enrol(tx, errand_id=errand.id)

        made = [make_waiting(make.database, make.settings, now=make.now) for _ in range(2)]

        assert made == [1, 0]
        archive = archive_of(scene, errand)
        assert (archive.state, archive.closing_kind, archive.pages) == (ArchiveState.kept, "normal", 1)
        assert archive.retain_until == date(2036, 11, 18)

    def test_is_made_of_what_was_filed_before_there_was_an_archive(self, make: Make) -> None:
        scene = Scene(make)
        errand = filed(scene)

        assert make_waiting(make.database, make.settings, now=make.now) == 1
        assert archive_of(scene, errand).made_at == make.now

    def test_has_summary_list_and_files_with_their_hashes(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = packed(scene)

        answer = as_user(scene.agent.id).get(f"{ARCHIVE}/{archive.id}/package.zip")

        assert sha256(answer.content).hexdigest() == archive.sha256
        with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
            manifest = json.loads(opened.read("manifest.json"))
            summary = opened.read(f"{archive.number}.pdf")
            (file,) = manifest["files"]
            assert opened.read(file["name"]) == b"a paper"
        assert file["sha256"] == sha256(b"a paper").hexdigest()
        assert manifest["summary"]["sha256"] == sha256(summary).hexdigest()
        words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(summary)).pages)
        for one in (archive.number, "王秀英", "正常办结", "本人签收", "非常满意", "归档", "办好了", "2036年"):
            assert one in words
        assert [step["action"] for step in manifest["steps"]][-1] == "archive"

    def test_covers_names_where_the_county_says_so(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        officer = as_user(make.user(Role.county_officer, scene.county).id)
        values = officer.get(f"{API}/rulebook/archive").json()["values"] | {"masks_names": True}
        body = {"version": 0, "values": values, "note": "遮住姓名"}
        assert officer.post(f"{API}/rulebook/archive/editions", json=body).status_code == 201

        archive = packed(scene)

        content = as_user(scene.agent.id).get(f"{ARCHIVE}/{archive.id}/package.zip").content
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            manifest = opened.read("manifest.json").decode()
        assert "王*英" in manifest
        assert "王秀英" not in manifest

    def test_takes_nobodys_space_for_photos(self, make: Make) -> None:
        scene = Scene(make)
        archive = packed(scene)

        assert stored_at(scene, archive).uploaded_by == scene.agent.id
        settings = make.settings.model_copy(update={"upload_megabytes": 1, "upload_files_a_day": 1})
        with make.tx(scene.agent) as tx:
            tx.settings = settings
            stored_picture(tx)

    def test_tells_of_a_photo_that_the_disk_lost(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        errand = filed(scene)
        with make.database.transaction(write=False) as session:
            photo = session.exec(select(StoredFile).where(StoredFile.subject_id == errand.id)).one()
        path_of(make.settings, photo).unlink()

        make_waiting(make.database, make.settings, now=make.now)

        archive = archive_of(scene, errand)
        content = as_user(scene.agent.id).get(f"{ARCHIVE}/{archive.id}/package.zip").content
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            assert json.loads(opened.read("manifest.json"))["files"][0]["is_lost"] is True


class TestTheSearch:
    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ({}, 1),
            ({"q": "王秀英"}, 1),
            ({"q": "王桂花"}, 0),
            ({"year": 2026}, 1),
            ({"year": 2025}, 0),
            ({"closing_kind": "normal"}, 1),
            ({"closing_kind": "void"}, 0),
            ({"state": "proposed"}, 0),
        ],
    )
    def test_finds_by_number_name_year_and_ending(
        self, make: Make, as_user: AsUser, query: dict[str, str], count: int
    ) -> None:
        scene = Scene(make)
        packed(scene)

        found = as_user(scene.agent.id).get(ARCHIVE, params=query).json()["items"]

        assert len(found) == count

    def test_shows_nothing_of_other_villages_nor_to_villagers(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = packed(scene)
        stranger = as_user(scene.foreign_agent().id)

        assert stranger.get(ARCHIVE).json()["items"] == []
        assert stranger.get(f"{ARCHIVE}/{archive.id}/package.zip").status_code == 404
        assert as_user(scene.resident.id).get(ARCHIVE).status_code == 403

    def test_notes_who_took_a_package(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = packed(scene)

        as_user(scene.agent.id).get(f"{ARCHIVE}/{archive.id}/package.zip")

        with make.database.transaction(write=False) as session:
            noted = session.exec(select(AuditEntry).where(AuditEntry.action == "archive_exported")).one()
        assert (noted.subject_id, noted.resident_id) == (archive.id, scene.resident.resident_id)

    def test_gives_no_package_that_waits(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        errand = filed(scene)
        deliver(scene)

        answer = as_user(scene.agent.id).get(f"{ARCHIVE}/{archive_of(scene, errand).id}/package.zip")

        assert answer.status_code == 404


class TestTheEnd:
    def test_is_only_proposed_when_the_years_are_over(self, make: Make) -> None:
        scene = Scene(make)
        archive = packed(scene)
        with make.tx(later=timedelta(days=365)) as tx:
            propose(tx)
        assert archive_of_id(scene, archive).state is ArchiveState.kept

        with make.tx(later=timedelta(days=366 * 11)) as tx:
            propose(tx)

        assert archive_of_id(scene, archive).state is ArchiveState.proposed
        assert path_of(make.settings, stored_at(scene, archive)).exists(), "nothing goes by itself"

    def test_is_decided_by_the_county_and_its_hash_stays(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = proposed(scene)
        path = path_of(make.settings, stored_at(scene, archive))
        officer = as_user(make.user(Role.county_officer, scene.county).id)

        answer = officer.post(
            f"{ARCHIVE}/{archive.id}/transitions", json={"action": "destroy", "note": "鉴定小组同意"}
        )

        assert answer.status_code == 201, answer.text
        assert (answer.json()["state"], answer.json()["sha256"]) == ("destroyed", archive.sha256)
        assert not path.exists()
        assert officer.get(f"{ARCHIVE}/{archive.id}/package.zip").status_code == 404
        assert problems(scene) == []

    def test_may_be_put_off(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = proposed(scene)
        officer = as_user(make.user(Role.county_officer, scene.county).id)

        answer = officer.post(
            f"{ARCHIVE}/{archive.id}/transitions", json={"action": "keep", "note": "还有纠纷"}
        ).json()

        assert (answer["state"], answer["retain_until"]) == ("kept", "2031-11-18")

    def test_is_not_for_what_is_still_kept(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = packed(scene)
        officer = as_user(make.user(Role.county_officer, scene.county).id)

        answer = officer.post(
            f"{ARCHIVE}/{archive.id}/transitions", json={"action": "destroy", "note": "早点销毁"}
        )

        assert answer.status_code == 409

    def test_is_not_for_agents_or_the_town(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = proposed(scene)

        for account in (scene.agent, scene.officer()):
            answer = as_user(account.id).post(
                f"{ARCHIVE}/{archive.id}/transitions", json={"action": "destroy", "note": "不要了"}
            )
            assert answer.status_code == 403

    def test_counts_years_over_leap_days(self) -> None:
        assert years_after(date(2028, 2, 29), 1) == date(2029, 2, 28)
        assert years_after(date(2026, 11, 18), 10) == date(2036, 11, 18)


class TestTheInvariants:
    def test_find_nothing_in_an_honest_archive(self, make: Make) -> None:
        scene = Scene(make)
        packed(scene)

        assert problems(scene) == []

    def test_find_a_changed_package_which_is_not_given_out(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        archive = packed(scene)
        path = path_of(make.settings, stored_at(scene, archive))
        path.write_bytes(path.read_bytes()[:-1] + b"x")

        assert [one for one in problems(scene) if "摘要不符" in one] == problems(scene) != []
        answer = as_user(scene.agent.id).get(f"{ARCHIVE}/{archive.id}/package.zip")
        assert answer.status_code == 409

    def test_find_a_package_that_is_never_made(self, make: Make) -> None:
        scene = Scene(make)
        filed(scene)
        deliver(scene)

        assert any("没有做成" in one for one in problems(scene))


def archive_of_id(scene: Scene, archive: ErrandArchive) -> ErrandArchive:
    with scene.make.database.transaction(write=False) as session:
        assert session.exec(select(func.count()).select_from(ErrandArchive)).one() == 1
        return session.exec(select(ErrandArchive).where(col(ErrandArchive.id) == archive.id)).one()
