"""The four books and the wall board: written by the work itself, and covered where others read along."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlmodel import col, func, select

from app.core.audit import AuditEntry
from app.core.permissions import Role
from app.errands.models import Channel, Errand
from app.errands.schemas import BeneficiaryCreate, ErrandCreate
from app.errands.service.submit import submit
from app.papers.service import registers
from tests.errands.scene import API, AsUser, Scene
from tests.factories import Make

MONTH = {"month": "2026-11"}


def taken_in(scene: Scene, channel: Channel, **changes: Any) -> Errand:  # noqa: ANN401 - fields of a draft
    """Let the agent take in a neighbour's errand."""
    draft = ErrandCreate(
        service_item_id=scene.item.id,
        station_id=scene.station.id,
        channel=channel,
        beneficiary=BeneficiaryCreate(resident_id=scene.resident.resident_id),
        **changes,
    )
    with scene.make.tx(scene.agent) as tx:
        return submit(tx, draft=draft)


def book(client: TestClient, kind: str, **query: Any) -> dict[str, Any]:  # noqa: ANN401 - parameters
    answer = client.get(f"{API}/registers/{kind}", params=MONTH | query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cells(client: TestClient, kind: str, **query: Any) -> list[dict[str, str]]:  # noqa: ANN401 - parameters
    return [entry["cells"] for entry in book(client, kind, **query)["items"]]


class TestTheBooks:
    def test_a_call_and_an_appointment_stand_in_the_book_of_calls(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        called = taken_in(scene, Channel.phone, contact_phone="13812341234")
        dated = taken_in(scene, Channel.app, appointment_at=datetime(2026, 11, 20, 1, tzinfo=UTC))
        taken_in(scene, Channel.walk_in)

        lines = cells(as_user(scene.agent.id), "phone")

        assert [one["number"] for one in lines] == [called.number, dated.number]
        assert lines[0]["phone"] == "138****1234"
        assert (lines[0]["person"], lines[0]["actor"]) == ("王秀英", "李建国")
        assert lines[1]["appointment"] == "2026-11-20 09:00"

    def test_a_visit_stands_in_the_book_of_visits_only(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        errand = taken_in(scene, Channel.visit, description="走不动了，想办老年证")
        client = as_user(scene.agent.id)

        assert [one["number"] for one in cells(client, "visit")] == [errand.number]
        assert cells(client, "visit")[0]["description"] == "走不动了，想办老年证"
        assert cells(client, "phone") == []

    def test_what_was_done_twice_stands_there_twice(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        done = [(scene.agent, "claim"), (scene.agent, "complete")]
        scene.errand(*done, (scene.resident, "reopen"), (scene.agent, "complete"))

        lines = cells(as_user(scene.agent.id), "result")

        assert [(one["result"], one["in_time"]) for one in lines] == [("办好了", "是")] * 2

    def test_what_was_late_is_said_to_be_late(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        errand = scene.errand((scene.agent, "claim"))
        scene.take(scene.agent, errand, "complete", later=timedelta(days=9))

        assert [one["in_time"] for one in cells(as_user(scene.agent.id), "result")] == ["否"]

    def test_a_signature_stands_with_its_way(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign"))

        (line,) = cells(as_user(scene.agent.id), "signature")

        assert (line["by"], line["actor"], line["at"]) == ("本人签收", "王秀英", "2026-11-18")

    def test_another_month_is_another_book(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        taken_in(scene, Channel.phone)

        assert cells(as_user(scene.agent.id), "phone", month="2026-12") == []

    def test_a_book_goes_on_over_pages(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        numbers = [taken_in(scene, Channel.phone).number for _ in range(3)]
        client = as_user(scene.agent.id)

        first = book(client, "phone", limit=2)
        rest = cells(client, "phone", limit=2, cursor=first["next_cursor"])

        assert [one["number"] for one in rest] == numbers[2:]

    def test_the_county_renames_columns_and_covers_names(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        taken_in(scene, Channel.phone)
        officer = as_user(make.user(Role.county_officer, scene.county).id)
        values = officer.get(f"{API}/rulebook/papers").json()["values"]
        values |= {"renamed_columns": ["接听人=受话人"], "masks_book_names": True, "phone_title": "电话登记"}
        body = {"version": 0, "values": values, "note": "按县里的叫法"}
        assert officer.post(f"{API}/rulebook/papers/editions", json=body).status_code == 201

        found = book(as_user(scene.agent.id), "phone")

        assert found["title"] == "电话登记"
        assert {"key": "actor", "label": "受话人"} in found["columns"]
        assert found["items"][0]["cells"]["person"] == "王*英"


class TestWhoReads:
    def test_a_villager_reads_no_book(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)

        answer = as_user(scene.resident.id).get(f"{API}/registers/phone", params=MONTH)

        assert answer.status_code == 403

    def test_an_agent_reads_nothing_of_another_village(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        taken_in(scene, Channel.phone)
        stranger = as_user(scene.foreign_agent().id)

        assert cells(stranger, "phone") == []
        query = MONTH | {"station_id": str(scene.station.id)}
        for path in ("registers/phone", "registers/phone/export.xlsx"):
            assert stranger.get(f"{API}/{path}", params=query).status_code == 404

    def test_an_officer_reads_all_stations_or_one(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        taken_in(scene, Channel.phone)
        officer = as_user(scene.officer().id)

        assert len(cells(officer, "phone")) == 1
        assert len(cells(officer, "phone", station_id=scene.station.id)) == 1
        assert cells(officer, "phone", station_id=scene.town_station.id) == []

    @pytest.mark.parametrize("month", ["2026-13", "2026-1", "0001-01", "9999-12", "x"])
    def test_a_month_that_is_none_is_refused(self, make: Make, as_user: AsUser, month: str) -> None:
        scene = Scene(make)

        answer = as_user(scene.agent.id).get(f"{API}/registers/phone", params={"month": month})

        assert answer.status_code == 422


class TestTheWorkbook:
    def test_has_every_line_as_text_and_is_in_the_log(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        errand = taken_in(scene, Channel.visit, description="=1+1")

        answer = as_user(scene.agent.id).get(f"{API}/registers/visit/export.xlsx", params=MONTH)

        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        header, line = (list(row) for row in sheet.iter_rows())
        told = {str(head.value): cell for head, cell in zip(header, line, strict=True)}
        assert (told["序号"].value, told["件号"].value) == ("1", errand.number)
        assert (told["群众说了什么"].value, told["群众说了什么"].data_type) == ("=1+1", "s")
        with make.database.transaction(write=False) as session:
            noted = session.exec(select(func.count()).where(col(AuditEntry.action) == registers.ACTION)).one()
        assert noted == 1

    def test_refuses_more_than_a_sheet_holds_well(
        self, make: Make, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scene = Scene(make)
        taken_in(scene, Channel.phone)
        taken_in(scene, Channel.phone)
        monkeypatch.setattr(registers, "MOST_LINES", 1)

        answer = as_user(scene.agent.id).get(f"{API}/registers/phone/export.xlsx", params=MONTH)

        assert answer.status_code == 422


class TestTheWallBoard:
    def test_tells_everybody_items_papers_days_and_fees(self, make: Make, client: TestClient) -> None:
        scene = Scene(make)

        board = client.get(f"{API}/stations/{scene.station.id}/wall-board").json()

        (item,) = board["items"]
        assert item["documents"] == ["材料id_card", "材料photo"]
        assert (item["time"], item["fee"], item["category_label"]) == ("3 个工作日", "不收费", "证照代办类")
        assert (board["phone"], board["title"]) == ("0800000000", "便民代办公示牌")

    @pytest.mark.parametrize(("paper", "width"), [("A3", 297), ("A4", 210)])
    def test_is_printed_for_the_wall(self, make: Make, as_user: AsUser, paper: str, width: int) -> None:
        scene = Scene(make)

        answer = as_user(scene.lead.id).get(
            f"{API}/stations/{scene.station.id}/wall-board.pdf", params={"paper": paper}
        )

        (page,) = PdfReader(io.BytesIO(answer.content)).pages
        words = page.extract_text()
        assert round(float(page.mediabox.width) / 72 * 25.4) == width
        for one in ("便民代办公示牌", "材料photo", "0800000000", "代办不收费"):
            assert one in words

    def test_is_printed_by_those_who_serve_there_only(self, make: Make, as_user: AsUser) -> None:
        scene = Scene(make)
        path = f"{API}/stations/{scene.station.id}/wall-board.pdf"

        assert as_user(scene.resident.id).get(path).status_code == 403
        assert as_user(scene.foreign_agent().id).get(path).status_code == 404
