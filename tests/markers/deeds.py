"""What marked villagers do at a counter: errands, points, orders; and the tables that staff carry about."""

import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from sqlmodel import select

from app.auth.models import UserAccount
from app.core.permissions import Role
from app.points.service import budgets
from tests.markers.marks import Marks
from tests.points.books import adopt, give
from tests.shop.goods import offer, open_shop

if TYPE_CHECKING:
    from tests.markers.story import Week

# Each goes through everything; the rest of the roll goes through the table, which holds them all.
CUSTOMERS = 3
_STAFF = (Role.agent, Role.shopkeeper, Role.grid_worker, Role.reviewer, Role.auditor)


@dataclass
class Counter:
    """The village's people who serve, and what they serve with."""

    week: "Week"
    ids: dict[str, str] = field(default_factory=dict)
    tokens: dict[Role | str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the station and the shop."""
        make, village = self.week.make, self.week.village
        station, item = make.station(village), make.service_item()
        adopt(make, village)
        with make.tx() as tx:
            budgets.grant_budget(tx, village_id=village.id, amount=10_000, reference="test:markers")
        goods = offer(make, open_shop(make, village), points=1, stock=100)
        self.ids = {"service_item_id": str(item.id), "station_id": str(station.id), "offer_id": str(goods.id)}
        for role in _STAFF:
            place = make.county() if role is Role.auditor else village
            self.tokens[role] = make.access_token(make.user(role, place).id)

    def serve(self) -> None:
        """Let some of the roll do everything that a villager does."""
        marks = self.week.marks
        with self.week.make.tx() as tx:
            accounts = {one.name: one for one in tx.session.exec(select(UserAccount))}
        for one in range(2, min(self.week.people, 2 + CUSTOMERS)):
            account = accounts[marks.names[one]]
            self.tokens["villager"] = self.week.make.access_token(account.id)
            self._errand(account, phone=marks.phones[one])
            self._points(account)
            self._order()
        self._somebody_new(marks)
        self._look(marks)

    def _errand(self, account: UserAccount, *, phone: str) -> None:
        asked = {**self._item(), "channel": "app", "contact_phone": phone, "description": "想办低保"}
        errand = self._do("villager", "/errands", asked)
        path = f"/errands/{errand['id']}/transitions"
        for action in ("claim", "start"):
            self._do(Role.agent, path, {"action": action})
        self._do(Role.agent, path, {"action": "complete", "result": "办好了"})
        self._do("villager", path, {"action": "sign", "by": "self"})
        self._do("villager", path, {"action": "rate", "score": 5, "comment": "很快"})
        for_them = {"channel": "walk_in", "beneficiary": {"resident_id": str(account.resident_id)}}
        self._do(Role.agent, "/errands", {**self._item(), **for_them, "contact_phone": phone})

    def _points(self, account: UserAccount) -> None:
        claim = {"rule_code": "B01", "quantity": 1, "occurred_on": "2026-11-18"}
        made = self._do("villager", "/points/claims", {**claim, "resident_id": str(account.resident_id)})
        self._do(Role.grid_worker, f"/points/claims/{made['id']}/transitions", {"action": "check"})
        give(self.week.make, account.resident_id, "F02")

    def _order(self) -> None:
        order = self._do("villager", "/shop/orders", {"offer_id": self.ids["offer_id"], "quantity": 1})
        self._do(Role.shopkeeper, "/shop/pickups", {"pickup_code": order["pickup_code"]})
        order = self._do("villager", "/shop/orders", {"offer_id": self.ids["offer_id"], "quantity": 1})
        self._do("villager", f"/shop/orders/{order['id']}/transitions", {"action": "cancel"})

    def _somebody_new(self, marks: Marks) -> None:
        """Enter somebody at the counter whose old number and name are free again."""
        person = {"name": marks.names[0], "phone": marks.phones[0]}
        self._do(Role.agent, "/errands", {**self._item(), "channel": "walk_in", "beneficiary": person})

    def _look(self, marks: Marks) -> None:
        """Let staff search, and the auditor carry the log away: no cell of it may hold a mark."""
        for text in (marks.phones[2], marks.phones[2][-4:], marks.id_numbers[2], marks.names[2]):
            self._get(Role.agent, "/residents", q=text)
        for path in ("/errands", "/points/claims", "/shop/orders"):
            self._get(Role.agent if path == "/errands" else Role.reviewer, path)
        book = self._get(Role.auditor, "/audit/entries/export")
        self.week.told.exports["audit.xlsx"] = unpacked(book)

    def _item(self) -> dict[str, Any]:
        return {name: self.ids[name] for name in ("service_item_id", "station_id")}

    def _do(self, who: Role | str, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.tokens[who]}", "Idempotency-Key": uuid.uuid4().hex}
        answer = self.week.ask("POST", path, json=body, headers=headers)
        assert answer.is_success, f"{who} {path} {answer.text}"
        told: dict[str, Any] = answer.json()
        return told

    def _get(self, who: Role | str, path: str, **params: str) -> bytes:
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        answer = self.week.ask("GET", path, params=params, headers=headers)
        return bytes(answer.content)


def roll_of(marks: Marks, people: range) -> bytes:
    """Write a village's roll as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    sheet.append(["姓名", "身份证号", "手机号", "户号", "与户主关系", "性别", "出生年", "小组", "地址"])
    for one in people:
        sheet.append([marks.names[one], marks.id_numbers[one], marks.phones[one], f"{one:04d}", "户主"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def unpacked(workbook: bytes) -> str:
    """Give everything that is in a workbook, as it would be read without the program."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())
