"""The authority on paper."""

import io
import uuid
from collections.abc import Callable

from fastapi.testclient import TestClient
from pypdf import PdfReader

from tests.authority.scene import scene
from tests.factories import Make

AsUser = Callable[[uuid.UUID], TestClient]


def test_the_paper_says_everything_and_carries_the_signature(make: Make, as_user: AsUser) -> None:
    it = scene(make)
    signed = it.sign(it.agent, it.draft(it.agent, words="到银行的事不办"))
    authority = it.move(it.colleague, signed, "witness")

    answer = as_user(it.agent.id).get(f"/api/v1/authorities/{authority.id}/paper.pdf")

    page = PdfReader(io.BytesIO(answer.content)).pages[0]
    words = page.extract_text().replace("\n", "")
    told = (
        authority.number,
        "王秀英",
        "李建国",
        "赵同事",
        it.item.name,
        "到银行的事不办",
        "有效",
        "authority-check",
    )
    assert [one for one in told if one not in words] == []
    assert len(page.images) == 1
    assert as_user(it.stranger.id).get(f"/api/v1/authorities/{authority.id}/paper.pdf").status_code == 404
