"""Files over HTTP: who stores, who sees."""

import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from app.core.errors import NotFound
from app.core.permissions import Role
from app.files import queries, service
from app.files.models import StoredFile
from tests.factories import Make
from tests.files.test_pictures import drawn

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"


def upload(client: TestClient, content: bytes | None = None, name: str = "照片.jpg") -> dict[str, object]:
    """Upload a picture and give its description."""
    answer = client.post(f"{API}/files", files={"file": (name, content or drawn(), "image/jpeg")})
    assert answer.status_code == 201, answer.text
    body: dict[str, object] = answer.json()
    return body


class TestUpload:
    def test_a_stored_picture_is_described_and_read_back(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        made = upload(client)
        picture, small = client.get(str(made["url"])), client.get(str(made["thumbnail_url"]))

        assert made["media_type"] == picture.headers["content-type"] == "image/jpeg"
        assert made["size"] == len(picture.content)
        assert small.status_code == 200
        assert picture.headers["x-content-type-options"] == "nosniff"
        assert picture.headers["content-disposition"].startswith("attachment; filename=")
        assert "private" in picture.headers["cache-control"]

    def test_the_same_upload_again_gives_the_same_file(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)
        client.headers["Idempotency-Key"] = "photo-1"

        first, again = upload(client), upload(client)

        assert first == again

    @pytest.mark.parametrize(
        ("content", "status"),
        [(b"GIF89a........", 415), (drawn()[:80], 422), (b"\xff\xd8\xff" + b"\0" * 10_000_000, 413)],
    )
    def test_what_is_no_picture_is_refused(
        self, as_user: AsUser, make: Make, content: bytes, status: int
    ) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        answer = client.post(f"{API}/files", files={"file": ("a.jpg", content, "image/jpeg")})

        assert answer.status_code == status
        assert not answer.json()["detail"].isascii()

    def test_a_strangers_upload_and_an_empty_one_are_refused(
        self, client: TestClient, as_user: AsUser, make: Make
    ) -> None:
        signed_in = as_user(make.user(Role.resident, make.village()).id)

        assert client.post(f"{API}/files", files={"file": ("a.jpg", drawn())}).status_code == 401
        assert signed_in.post(f"{API}/files").status_code == 422
        assert signed_in.post(f"{API}/files", data={"file": "no file"}).status_code == 415

    def test_the_name_never_reaches_the_disk(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        upload(client, name="../../../etc/evil\r\nX: y.html")

        names = [path.name for path in (make.settings.data_dir / "files").rglob("*") if path.is_file()]
        assert names
        assert all("evil" not in name for name in names)

    def test_two_uploads_of_one_picture_tell_nothing_of_each_other(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        first, second = (upload(as_user(make.user(Role.resident, village).id)) for _ in range(2))

        with make.tx() as tx:
            rows = [tx.session.get_one(StoredFile, uuid.UUID(str(one["id"]))) for one in (first, second)]

        assert rows[0].sha256 == rows[1].sha256
        assert rows[0].stored_name != rows[1].stored_name
        assert all(row.sha256 not in str(first) + str(second) for row in rows)
        assert all(row.stored_name not in str(first) + str(second) for row in rows)

    def test_a_file_from_before_names_were_random_is_still_read(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)
        made = upload(client)
        with make.tx() as tx:
            row = tx.session.get_one(StoredFile, uuid.UUID(str(made["id"])))
            old = service.path_of(make.settings, row)
            row.stored_name = ""
            place = service.path_of(make.settings, row)
            place.parent.mkdir(parents=True, exist_ok=True)
            old.rename(place)

        assert client.get(str(made["url"])).status_code == 200

    @pytest.mark.parametrize("setting", ["upload_megabytes_a_day", "upload_megabytes"])
    def test_bytes_are_counted_of_the_day_and_of_all(
        self, as_user: AsUser, make: Make, monkeypatch: pytest.MonkeyPatch, setting: str
    ) -> None:
        monkeypatch.setattr(make.settings, setting, 1)
        village = make.village()
        client, other = (as_user(make.user(Role.resident, village).id) for _ in range(2))
        made = upload(client)
        with make.tx() as tx:
            tx.session.get_one(StoredFile, uuid.UUID(str(made["id"]))).size = 1_000_000

        answer = client.post(f"{API}/files", files={"file": ("a.jpg", drawn())})

        assert answer.status_code == {"upload_megabytes_a_day": 429, "upload_megabytes": 409}[setting]
        assert "MB" in answer.json()["detail"]
        upload(other)

    def test_a_days_number_is_enough(
        self, as_user: AsUser, make: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(make.settings, "upload_files_a_day", 1)
        client = as_user(make.user(Role.resident, make.village()).id)
        upload(client)

        answer = client.post(f"{API}/files", files={"file": ("a.jpg", drawn())})

        assert answer.status_code == 429
        # From noon to midnight in Shanghai.
        assert answer.headers["retry-after"] == str(12 * 3600)


class TestView:
    def test_only_the_uploader_sees_what_is_not_attached(
        self, client: TestClient, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        made = upload(as_user(make.user(Role.resident, village).id))
        other = as_user(make.user(Role.agent, village).id)

        for path in (str(made["url"]), str(made["thumbnail_url"])):
            assert other.get(path).status_code == 404
            assert client.get(path).status_code == 401
        assert other.get(f"{API}/files/{uuid.uuid4()}").status_code == 404

    def test_what_is_attached_is_seen_by_those_who_see_the_subject(
        self, as_user: AsUser, make: Make, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        village = make.village()
        owner, friend, stranger = (make.user(Role.resident, village) for _ in range(3))
        made = upload(as_user(owner.id))
        friends = {owner.id, friend.id}
        monkeypatch.setitem(queries.VIEWERS, "letter", lambda tx, _subject: tx.actor.user_id in friends)

        with make.tx(owner) as tx:
            service.attach(
                tx,
                file_ids=[uuid.UUID(str(made["id"]))],
                subject_kind="letter",
                subject_id=make.county().id,
            )

        seen = [as_user(one.id).get(str(made["url"])).status_code for one in (owner, friend, stranger)]
        assert seen == [200, 200, 404]

    def test_a_kind_that_nobody_answers_for_is_seen_by_nobody(self, as_user: AsUser, make: Make) -> None:
        owner = make.user(Role.resident, make.village())
        made = upload(as_user(owner.id))
        with make.tx(owner) as tx:
            ids = [uuid.UUID(str(made["id"]))]
            service.attach(tx, file_ids=ids, subject_kind="unknown", subject_id=ids[0])

        assert as_user(owner.id).get(str(made["url"])).status_code == 404


class TestAttach:
    def test_only_the_own_new_files_are_attached(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        owner, thief = make.user(Role.resident, village), make.user(Role.resident, village)
        identity = uuid.UUID(str(upload(as_user(owner.id))["id"]))

        def attach(user: object, file_id: uuid.UUID) -> None:
            with make.tx(user) as tx:  # type: ignore[arg-type]
                service.attach(tx, file_ids=[file_id], subject_kind="errand", subject_id=identity)

        with pytest.raises(NotFound):
            attach(thief, identity)
        with pytest.raises(NotFound):
            attach(owner, uuid.uuid4())
        attach(owner, identity)
        with pytest.raises(NotFound):
            attach(owner, identity)
        with make.tx() as tx:
            found = queries.of_subjects(tx, subject_kind="errand", subject_ids=[identity])
        assert [one.id for one in found[identity]] == [identity]
