"""People who ask for errands and order goods, and send again with the same key until they are answered."""

import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx2

API = "/api/v1"
FIRST_RESIDENT = 19900000020
SHOPKEEPER = "19900000003"
_CREATED = 201
_AGAIN = frozenset({429, 500, 502, 503, 504})
_PAUSE_SECONDS = 0.2
_SPENT = "/problems/insufficient-points"


@dataclass
class Written:
    """What was acknowledged: ids by kind, and when; every status seen, 0 for no answer."""

    ids: dict[str, list[str]] = field(default_factory=lambda: {"errand": [], "shop_order": []})
    at: list[float] = field(default_factory=list)
    tries_again: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Person(threading.Thread):
    """One who writes, one thing after the other, until told to stop; the last one is always finished."""

    def __init__(
        self, base: str, *, phone: str, written: Written, stopping: threading.Event, offer: str
    ) -> None:
        super().__init__(name=phone, daemon=True)
        self._client = httpx2.Client(base_url=f"{base}{API}", timeout=40)
        self._token = sign_in(self._client, phone)
        self._phone, self._written, self._stopping = phone, written, stopping
        self._dice = random.Random(phone)  # noqa: S311 - a load's dice need no secrecy
        headers = {"Authorization": f"Bearer {self._token}"}
        me = self._client.get("/me", headers=headers).raise_for_status().json()
        item = self._client.get("/service-items?limit=1").raise_for_status().json()["items"][0]
        self._errand = {"service_item_id": item["id"], "station_id": me["home_station_id"], "channel": "app"}
        self._order = {"offer_id": offer, "quantity": 1}
        self._has_points = True

    def run(self) -> None:
        while not self._stopping.is_set():
            if self._dice.random() < 0.7 or not self._has_points:  # noqa: PLR2004 - mostly errands
                self._write("errand", "/errands", self._errand | {"description": "请帮忙办理"})
            else:
                self._write("shop_order", "/shop/orders", self._order)

    def _write(self, kind: str, path: str, body: dict[str, Any]) -> None:
        key = uuid.uuid4().hex
        while True:
            answer = self._try(path, body, key)
            status = answer.status_code if answer is not None else 0
            with self._written.lock:
                self._written.statuses[status] = self._written.statuses.get(status, 0) + 1
                if status == _CREATED and answer is not None:
                    self._written.ids[kind].append(answer.json()["id"])
                    self._written.at.append(time.monotonic())
                    return
                if answer is not None and status not in _AGAIN:
                    self._has_points = answer.json().get("type") != _SPENT
                    if not self._has_points:
                        return
                    self._written.refused.append(f"{status} {answer.text}"[:300])
                    return
                self._written.tries_again += 1
            time.sleep(_PAUSE_SECONDS)

    def _try(self, path: str, body: dict[str, Any], key: str) -> httpx2.Response | None:
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": key}
        try:
            answer = self._client.post(path, json=body, headers=headers)
            if answer.status_code == 401:  # noqa: PLR2004 - the token's quarter of an hour is over
                self._token = sign_in(self._client, self._phone)
                return None
        except httpx2.HTTPError:
            return None
        return answer


def sign_in(client: httpx2.Client, phone: str) -> str:
    """Sign a demo person in; raises when the server does not let them."""
    code = client.post("/auth/codes", json={"phone": phone}).raise_for_status().json()["demo_code"]
    answer = client.post("/auth/sessions", json={"phone": phone, "code": code}).raise_for_status()
    token: str = answer.json()["access_token"]
    return token


def make_offer(base: str) -> str:
    """Put something on the shelf that everybody can afford."""
    client = httpx2.Client(base_url=f"{base}{API}", timeout=40)
    headers = {"Authorization": f"Bearer {sign_in(client, SHOPKEEPER)}"}
    shop = client.get("/shop/shops?scope=mine", headers=headers).raise_for_status().json()["items"][0]
    body = {"shop_id": shop["id"], "title": "火柴", "kind": "goods", "points": 1, "stock": 100_000}
    offer: str = client.post("/shop/offers", json=body, headers=headers).raise_for_status().json()["id"]
    return offer
