"""Everything about me, for machines and on paper."""

import io
import uuid
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader
from sqlmodel import select

from app.core.audit import AuditEntry
from app.core.pdf import MISSING
from app.core.permissions import Role
from app.privacy.inventory import PERSONAL
from app.privacy.paper import draw
from app.privacy.sections import Section
from app.privacy.service.export import MOST_AN_HOUR
from tests.factories import Make
from tests.privacy.leaver import leaver
from tests.privacy.marks import ADDRESS, DEVICE, NAME, NUMBER, PHONE, WORDS

AsUser = Callable[[uuid.UUID], TestClient]
DATA = "/api/v1/me/data"
# Tables of which a person need not be told: secrets, counters, and what belongs to the desk.
NOT_TOLD = {
    "authority",
    "authority_step",
    "case_link",
    "attempt",
    "audit_entry",
    "duty_shift",
    "idempotency_key",
    # The things themselves are told.
    "custody_count_line",
    "known_device",
    "ledger_transfer",
    "outbox_message",
    "phone_code",
    "points_reversal",
    "problem_case",
    "recovery_code",
    "rulebook_edition",
    "second_factor",
    "supervision_step",
    "used_password",
}
TOLD = {
    "custody_item",
    "custody_movement",
    "data_request",
    "errand",
    "errand_archive",
    "errand_part",
    "errand_rating",
    "errand_transition",
    "family_link",
    "household",
    "order_step",
    "points_claim",
    "points_claim_step",
    "rectification",
    "rectification_step",
    "remark",
    "resident",
    "sign_in_session",
    "supervision",
    "trip",
    "trip_task",
    "user_account",
}


def words_of(pdf: bytes) -> str:
    """Read a PDF's text back, lines joined."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


class TestJson:
    def test_it_holds_everything(self, as_user: AsUser, make: Make) -> None:
        who = leaver(make)

        answer = as_user(who.user.id).get(DATA)

        document = answer.json()
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert answer.headers["x-content-type-options"] == "nosniff"
        for mark in (NAME, PHONE, NUMBER, WORDS, DEVICE, ADDRESS):
            assert mark in answer.text
        data = document["data"]
        empty = {key for key, rows in data.items() if not rows}
        assert empty <= {"consents", "accesses", "archives"}
        assert data["resident"][0]["id_number"] == NUMBER
        assert data["errands"][0]["description"] == WORDS
        assert set(document["labels"]) == set(data)

    def test_of_every_table_with_personal_data_it_is_said_whether_it_is_told(self) -> None:
        assert {name.partition(".")[0] for name in PERSONAL} == TOLD | NOT_TOLD

    def test_it_is_mine_alone(self, as_user: AsUser, make: Make, client: TestClient) -> None:
        leaver(make)
        stranger = make.user(Role.resident, make.village())

        answer = as_user(stranger.id).get(DATA)

        assert not any(mark in answer.text for mark in (NAME, PHONE, NUMBER, WORDS))
        assert client.get(DATA).status_code == 401

    def test_two_people_on_no_roll_see_nothing_of_each_other(self, as_user: AsUser, make: Make) -> None:
        first, second = (make.user(Role.county_officer, make.county(), name=name) for name in ("甲", "乙"))
        assert first.resident_id is None
        as_user(first.id).post("/api/v1/me/consents", json={"purpose": "messages", "version": 1})

        document = as_user(second.id).get(DATA).json()["data"]

        assert [row["name"] for row in document["account"]] == ["乙"]
        assert {key for key, rows in document.items() if rows} == {"account", "roles", "sessions"}

    def test_it_is_noted_and_bounded(self, as_user: AsUser, make: Make) -> None:
        user = make.user(Role.resident, make.village())
        client = as_user(user.id)

        codes = [client.get(DATA).status_code for _ in range(MOST_AN_HOUR + 1)]

        assert codes == [200] * MOST_AN_HOUR + [429]
        with make.tx() as tx:
            rows = tx.session.exec(select(AuditEntry).where(AuditEntry.action == "data_export")).all()
        assert len(rows) == MOST_AN_HOUR
        assert {(row.actor_id, row.resident_id) for row in rows} == {(user.id, user.resident_id)}

    def test_an_unknown_format_is_refused(self, as_user: AsUser, make: Make) -> None:
        client = as_user(make.user(Role.resident, make.village()).id)

        assert client.get(DATA, params={"format": "exe"}).status_code == 422


class TestPaper:
    def test_chinese_can_be_read_back(self, as_user: AsUser, make: Make) -> None:
        who = leaver(make)

        answer = as_user(who.user.id).get(DATA, params={"format": "pdf"})

        words = words_of(answer.content)
        assert answer.headers["content-type"] == "application/pdf"
        assert all(one in words for one in ("我的信息", "代办", WORDS, PHONE, NUMBER, DEVICE))
        # The letter is not in the font: a box, and its number at the end.
        assert NAME.replace("𠮷", MISSING) in words
        assert "U+20BB7" in words

    def test_the_letters_come_with_the_file(self) -> None:
        page = PdfReader(io.BytesIO(draw("标题", [], []))).pages[0]
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]

        assert any("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts if _embeds(font))

    @pytest.mark.parametrize(
        "name",
        ["𠮷㐂", "👨‍👩‍👧", "<b>&amp;</para>", "\u202eabc", "阿卜杜·热合曼", "é", "ﷺ", "\x0b", "长" * 5000],
    )
    def test_no_name_breaks_it(self, name: str) -> None:
        section = Section("a", "名册", {"name": "姓名"}, [{"name": name}])

        assert "姓名" in words_of(draw("标题", [name], [section]))

    def test_markup_is_shown_as_it_was_written(self) -> None:
        section = Section("a", "名册", {"name": "姓名"}, [{"name": "<b>王</b>&amp;"}])

        assert "<b>王</b>&amp;" in words_of(draw("标题", [], [section]))


def _embeds(font: object) -> bool:
    return "/FontDescriptor" in font.get_object()  # type: ignore[attr-defined]
