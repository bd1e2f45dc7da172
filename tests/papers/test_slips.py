"""Slips for people without a phone: which there are, what stands on them, and what does not."""

import io
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader
from sqlmodel import select

from app.core.audit import AuditEntry
from app.core.clock import local_date
from app.core.permissions import Role
from app.core.requests import site_of
from app.orgs.models import Station
from app.papers.schemas import SlipKind
from tests.errands.scene import API, AsUser, Scene
from tests.factories import Make

K = SlipKind


def kinds(client: TestClient, errand_id: object) -> list[str]:
    answer = client.get(f"{API}/errands/{errand_id}/slips")
    assert answer.status_code == 200, answer.text
    return [one["kind"] for one in answer.json()["items"]]


def words_on(client: TestClient, errand_id: object, kind: SlipKind) -> str:
    answer = client.get(f"{API}/errands/{errand_id}/slips/{kind}.pdf")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 1, "a slip is one sheet"
    assert round(float(pages[0].mediabox.width) / 72 * 25.4) == 148
    return pages[0].extract_text().replace("\n", "")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), []),
        (("claim",), ["accepted"]),
        (("claim", "promise"), ["accepted", "promised"]),
        (("claim", "return"), ["accepted", "missing"]),
        (("claim", "complete"), ["accepted", "receipt"]),
    ],
)
def test_a_case_has_the_slips_of_where_it_stands(
    make: Make, as_user: AsUser, steps: tuple[str, ...], expected: list[str]
) -> None:
    scene = Scene(make)
    errand = scene.errand(*((scene.agent, one) for one in steps))

    assert kinds(as_user(scene.resident.id), errand.id) == expected


def test_a_return_without_papers_to_bring_is_a_refusal(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    scene.take(scene.agent, errand, "return", missing=[], note="不在本县办理范围")

    client = as_user(scene.resident.id)

    assert kinds(client, errand.id) == ["accepted", "refused"]
    assert "不在本县办理范围" in words_on(client, errand.id, K.refused)


def test_a_slip_names_the_case_the_agent_the_phone_and_that_nothing_is_paid(
    make: Make, as_user: AsUser
) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))

    words = words_on(as_user(scene.resident.id), errand.id, K.accepted)

    last_day = f"{local_date(errand.due_at - timedelta(seconds=1), 'Asia/Shanghai'):%Y年%m月%d日}"
    for one in (errand.number, "代办受理单", "李建国", "0800000000", "代办不收费", "材料id_card", last_day):
        assert one in words
    assert "王*英" in words
    assert "王秀英" not in words, "a slip lies on tables"


def test_the_county_chooses_titles_and_whether_names_are_covered(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    officer = as_user(make.user(Role.county_officer, scene.county).id)
    topic = officer.get(f"{API}/rulebook/papers").json()
    values = topic["values"] | {"accepted_title": "红色代办受理单", "masks_slip_names": False}
    adopted = officer.post(
        f"{API}/rulebook/papers/editions", json={"version": 0, "values": values, "note": "按县里的叫法"}
    )
    assert adopted.status_code == 201, adopted.text

    words = words_on(as_user(scene.resident.id), errand.id, K.accepted)

    assert "红色代办受理单" in words
    assert "王秀英" in words


def test_what_is_missing_stands_there_all_at_once_with_the_last_day(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    scene.take(scene.agent, errand, "return", missing=["id_card", "photo"], note="照片要近期的")

    words = words_on(as_user(scene.resident.id), errand.id, K.missing)

    for one in ("1．材料id_card", "2．材料photo", "照片要近期的", "2026年12月18日"):
        assert one in words


def test_a_receipt_has_the_result_and_room_to_sign(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign"))

    words = words_on(as_user(scene.agent.id), errand.id, K.receipt)

    for one in ("办好了", "签收人签名", "代办员签名", "□ 本人签收"):
        assert one in words


def test_a_slip_that_the_case_has_not_now_is_not_found(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))
    client = as_user(scene.resident.id)

    assert client.get(f"{API}/errands/{errand.id}/slips/receipt.pdf").status_code == 404
    assert client.get(f"{API}/errands/{errand.id}/slips/banknote.pdf").status_code == 422


def test_whoever_may_not_see_the_case_gets_no_slip_of_it(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))

    for stranger in (scene.neighbour(), scene.foreign_agent()):
        client = as_user(stranger.id)
        assert client.get(f"{API}/errands/{errand.id}/slips").status_code == 404
        assert client.get(f"{API}/errands/{errand.id}/slips/accepted.pdf").status_code == 404


def test_a_slip_that_was_taken_is_in_the_log(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))

    words_on(as_user(scene.agent.id), errand.id, K.accepted)

    with make.database.transaction(write=False) as session:
        noted = session.exec(select(AuditEntry).where(AuditEntry.action == "slip_printed")).one()
    assert (noted.subject_id, noted.resident_id) == (errand.id, errand.beneficiary_id)


def test_the_page_of_a_case_leads_to_its_slips(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    errand = scene.errand((scene.agent, "claim"))

    shown = as_user(scene.resident.id).get(f"{API}/errands/{errand.id}").json()

    assert {"kind": "papers", "label": "单据（可打印）", "count": 1, "is_alert": False} in shown["related"]


def test_a_station_without_a_phone_sends_to_its_board(make: Make, as_user: AsUser) -> None:
    scene = Scene(make)
    with make.database.transaction() as session:
        session.get_one(Station, scene.station.id).phone = ""
    errand = scene.errand((scene.agent, "claim"))

    assert "见公示牌" in words_on(as_user(scene.resident.id), errand.id, K.accepted)


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("linban.example.cn", "http://linban.example.cn"),
        ("[::1]:8000", "http://[::1]:8000"),
        ("a b/../x", ""),
        ("", ""),
    ],
)
def test_the_code_leads_to_where_the_visitor_reaches_the_app(host: str, site: str) -> None:
    scope = {"type": "http", "scheme": "http", "headers": [(b"host", host.encode())]}

    assert site_of(scope) == site
