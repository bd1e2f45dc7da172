"""The roll from CSV and Excel."""

import io
import uuid
import zipfile
from collections.abc import Callable, Sequence

import pytest
from fastapi.testclient import TestClient
from openpyxl import Workbook, load_workbook
from sqlmodel import func, select

from app.auth.models import UserAccount
from app.core.permissions import Role
from app.orgs.models import Region
from app.people.models import Household, Resident
from tests.factories import Make
from tests.people.numbers import id_number

AsUser = Callable[[uuid.UUID], TestClient]
HEAD = "姓名,身份证号,手机号,户号,与户主关系,性别,出生年,小组,地址\n"
ROLL = HEAD + (
    f"王大山,{id_number(1)},13900000001,0007,户主,男,1954,,大槐树下\n"
    f"李秀英,{id_number(2)},13900000001,0007,妻,女,,,大槐树下\n"
    "王小花,,13900000003,0007,女儿,女,1980,,\n"
    "孤老,,,0008,户主,,1940,,\n"
)


@pytest.fixture
def village(make: Make) -> Region:
    """Give a village of a town."""
    return make.village(name="柳树村")


@pytest.fixture
def officer(as_user: AsUser, make: Make) -> TestClient:
    """Give a client of somebody who may import everywhere."""
    return as_user(make.user(Role.county_officer, make.county()).id)


def send(
    client: TestClient, village: Region, content: str | bytes, *, dry_run: bool = False
) -> dict[str, object]:
    """Import a roll that can at least be read."""
    answer = post(client, village, content, dry_run=dry_run)
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


def post(client: TestClient, village: Region, content: str | bytes, *, dry_run: bool = False):  # type: ignore[no-untyped-def]  # noqa: ANN201 - httpx2's answer
    """Send a roll."""
    raw = content.encode() if isinstance(content, str) else content
    return client.post(
        "/api/v1/residents/imports",
        params={"dry_run": str(dry_run).lower()},
        data={"region_id": str(village.id)},
        files={"file": ("roll.csv", raw)},
    )


def count(make: Make, model: type[Resident | Household | UserAccount]) -> int:
    """Count rows."""
    with make.tx() as tx:
        return tx.session.exec(select(func.count()).select_from(model)).one()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Make an Excel file."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class TestImport:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_people_households_and_accounts_are_made(
        self, officer: TestClient, village: Region, make: Make, encoding: str
    ) -> None:
        done = send(officer, village, ROLL.encode(encoding))

        assert done == {"rows": 4, "created": 4, "updated": 0, "errors": []}
        found = officer.get("/api/v1/residents", params={"q": "李秀英"}).json()["items"][0]
        house = officer.get(f"/api/v1/households/{found['household_id']}").json()
        assert (found["gender"], found["birth_year"]) == ("female", 1954)
        assert house["name"] == "王大山户"
        assert [one["relation_label"] for one in house["members"]] == ["户主", "妻", "女儿"]
        # The officer, and one account for each phone.
        assert count(make, UserAccount) == 3

    def test_a_dry_run_tells_the_same_and_writes_nothing(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        tried = send(officer, village, ROLL, dry_run=True)

        assert tried == {"rows": 4, "created": 4, "updated": 0, "errors": []}
        assert (count(make, Resident), count(make, Household), count(make, UserAccount)) == (0, 0, 1)

    def test_the_same_roll_again_changes_nothing(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        send(officer, village, ROLL)

        again = send(officer, village, ROLL)
        changed = send(
            officer, village, ROLL.replace("王小花,,13900000003,0007,女儿", "王小花,,13900000003,0007,长女")
        )

        assert again == {"rows": 4, "created": 0, "updated": 0, "errors": []}
        assert changed == {"rows": 4, "created": 0, "updated": 1, "errors": []}
        assert count(make, Resident) == 4

    def test_with_any_error_nothing_is_written_and_each_is_told(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        bad = ROLL + (
            ",,,,,,,,\n"  # an empty line says nothing
            ",,13900000009,,,,,,\n"
            "赵一,123,,,,,,,\n"
            "赵二,,12,,,,,,\n"
            "赵三,,,,,不男不女,,,\n"
            "赵四,,,,,,一九五四,,\n"
            f"赵五,{id_number(1)},,,,,,,\n"
            f"赵六,{id_number(8)},,,,,1999,,\n"
            "赵七,,,0008,户主,,,,\n"
            "=cmd|'/c calc'!A1,,,,,,,,后山\n"
        )

        answer = send(officer, village, bad)

        told = [(one["row"], one["column"]) for one in answer["errors"]]  # type: ignore[attr-defined]
        assert told == [
            (7, "姓名"),
            (8, "身份证号"),
            (9, "手机号"),
            (10, "性别"),
            (11, "出生年"),
            (12, "身份证号"),
            (13, "出生年"),
            (14, "与户主关系"),
            (15, "姓名"),
        ]
        assert all(not str(one["detail"]).isascii() for one in answer["errors"])  # type: ignore[attr-defined]
        assert (answer["created"], count(make, Resident), count(make, Household)) == (0, 0, 0)

    def test_a_person_of_another_village_is_not_taken_over(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        send(officer, make.village(name="远村"), f"姓名,身份证号\n王大山,{id_number(1)}\n")

        answer = send(officer, village, ROLL)

        assert [(one["row"], one["column"]) for one in answer["errors"]] == [(2, "身份证号")]  # type: ignore[attr-defined]
        assert "远村" in str(answer["errors"])
        assert "王大山" not in str(answer["errors"])

    def test_a_known_person_gets_the_id_number_and_the_new_phone(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        send(officer, village, "姓名,手机号\n王大山,13900000001\n")

        first = send(officer, village, f"姓名,手机号,身份证号\n王大山,13900000001,{id_number(1)}\n")
        second = send(officer, village, f"姓名,手机号,身份证号\n王大山,13900000005,{id_number(1)}\n")

        assert (first["updated"], second["updated"]) == (1, 1)
        assert count(make, Resident) == 1
        found = officer.get("/api/v1/residents", params={"phone_tail": "0005"}).json()["items"]
        assert len(found) == 1

    def test_an_officers_phone_does_not_move(self, officer: TestClient, village: Region, make: Make) -> None:
        person = make.user(Role.resident, village, name="村官")
        make.grant(person, Role.town_officer, make.county())
        with make.tx() as tx:
            row = tx.session.get_one(Resident, person.resident_id)
            row.id_number_index = tx.vault.index(id_number(1), kind="id_number")
            tx.session.add(row)

        answer = send(officer, village, f"姓名,手机号,身份证号\n村官,13900000005,{id_number(1)}\n")

        assert [(one["row"], one["column"]) for one in answer["errors"]] == [(2, "手机号")]  # type: ignore[attr-defined]

    def test_grids_are_matched_where_the_village_has_them(
        self, officer: TestClient, village: Region, make: Make
    ) -> None:
        make.region(village, name="东头网格")

        wrong = send(officer, village, "姓名,小组\n甲,西头\n")
        right = send(officer, village, "姓名,网格\n甲,东头网格\n")

        assert [(one["row"], one["column"]) for one in wrong["errors"]] == [(2, "小组")]  # type: ignore[attr-defined]
        assert right["created"] == 1
        found = officer.get("/api/v1/residents", params={"q": "甲"}).json()["items"][0]
        assert found["region_name"] == "东头网格"


class TestWhoMayImport:
    def test_agents_and_officers_of_other_towns_may_not(
        self, as_user: AsUser, village: Region, make: Make
    ) -> None:
        agent = as_user(make.user(Role.agent, village).id)
        far = as_user(make.user(Role.town_officer, make.region()).id)

        assert post(agent, village, ROLL).status_code == 403
        assert post(far, village, ROLL).status_code == 403
        assert agent.get("/api/v1/residents/imports/template").status_code == 403

    def test_a_town_is_no_place_for_a_roll(self, officer: TestClient, make: Make) -> None:
        assert post(officer, make.region(), ROLL).status_code == 422


class TestFiles:
    def test_excel_is_read_with_numbers_as_text(self, officer: TestClient, village: Region) -> None:
        content = workbook([["姓名", "手机号", "出生年"], ["王大山", 13900000001, 1954.0]])

        assert send(officer, village, content)["created"] == 1

    def test_a_number_that_lost_its_end_is_told(self, officer: TestClient, village: Region) -> None:
        content = workbook([["姓名", "身份证号"], ["王大山", int(id_number(22)[:17] + "0")]])

        answer = send(officer, village, content)

        assert "文本" in str(answer["errors"])

    def test_a_formula_is_refused(self, officer: TestClient, village: Region, make: Make) -> None:
        answer = send(officer, village, workbook([["姓名"], ['=HYPERLINK("http://x","王")']]))

        assert [(one["row"], one["column"]) for one in answer["errors"]] == [(2, "姓名")]  # type: ignore[attr-defined]
        assert count(make, Resident) == 0

    @pytest.mark.parametrize(
        ("content", "status"),
        [
            (b"", 422),
            (b"\xff\xfe\x00\x01", 415),
            (b"PK\x03\x04 not a workbook", 422),
            ("电话,地址\n1,2\n".encode(), 422),
            ("姓名,姓名\n甲,乙\n".encode(), 422),
            ('姓名\n"没有结束'.encode(), 422),
            (("姓名\n" + "甲\n" * 20_001).encode(), 413),
        ],
    )
    def test_what_is_no_roll_is_refused_whole(
        self, officer: TestClient, village: Region, content: bytes, status: int
    ) -> None:
        answer = post(officer, village, content)

        assert answer.status_code == status
        assert not answer.json()["detail"].isascii()

    def test_a_bomb_is_refused_before_it_is_unpacked(self, officer: TestClient, village: Region) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * 90_000_000)

        assert post(officer, village, stream.getvalue()).status_code == 413

    def test_an_entity_is_refused(self, officer: TestClient, village: Region) -> None:
        source, target = io.BytesIO(workbook([["姓名"], ["甲"]])), io.BytesIO()
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                text = old.read(name)
                if name.endswith("sheet1.xml"):
                    text = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + text
                new.writestr(name, text)

        assert post(officer, village, target.getvalue()).status_code == 422

    def test_the_template_comes_back_as_a_roll(self, officer: TestClient, village: Region) -> None:
        answer = officer.get("/api/v1/residents/imports/template")
        book = load_workbook(io.BytesIO(answer.content))
        book.worksheets[0].cell(row=2, column=1, value="王大山")
        stream = io.BytesIO()
        book.save(stream)

        assert answer.headers["content-disposition"].startswith("attachment")
        assert send(officer, village, stream.getvalue())["created"] == 1
