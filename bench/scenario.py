"""The people and things of the measured requests, prepared through the API of a running server."""

import itertools
import uuid
from typing import Any

import httpx2

from bench.load import drive, request

API = "/api/v1"
AGENT, SHOPKEEPER, REVIEWER = "19900000002", "19900000003", "19900000006"
FIRST_RESIDENT, RESIDENTS = 19900000020, 200
LIST_LENGTH = 25
SETTING_UP_CLIENTS = 4


class Scenario:
    """Makes requests of one kind, each valid once, for the people of the demo county."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._client = httpx2.Client(base_url=f"http://127.0.0.1:{port}{API}", timeout=60)
        self.residents = [self._sign_in(str(FIRST_RESIDENT + number)) for number in range(RESIDENTS)]
        self.agent, self.keeper, self.reviewer = map(self._sign_in, (AGENT, SHOPKEEPER, REVIEWER))
        self._turn = itertools.cycle(self.residents)
        me = self._get("/me", self.residents[0])
        self.station_id = me["home_station_id"]
        self.region_id = me["resident"]["region_id"]
        items = self._get("/service-items?limit=100", self.residents[0])["items"]
        self.item_id = next(item["id"] for item in items if item["handling"] == "instant")
        self.offer_id = self._make_offer()

    def create(self, count: int) -> list[bytes]:
        """Ask for an errand."""
        body = {
            "service_item_id": self.item_id,
            "station_id": self.station_id,
            "description": "家里老人行动不便，想请代办员帮忙办理，材料都在家里。",
            "channel": "app",
        }
        return [self._post("/errands", next(self._turn), body) for _ in range(count)]

    def listing(self, count: int) -> list[bytes]:
        """List the errands of a station."""
        path = f"{API}/errands?scope=station&limit={LIST_LENGTH}"
        return [request("GET", path, token=self.agent)] * count

    def redeem(self, count: int) -> list[bytes]:
        """Order something for a point."""
        body = {"offer_id": self.offer_id}
        return [self._post("/shop/orders", next(self._turn), body) for _ in range(count)]

    def post(self, count: int) -> list[bytes]:
        """Credit claims that were submitted, checked and approved beforehand: one ledger transfer each."""
        claims = [self._approved_claim() for _ in range(count)]
        return [
            self._post(f"/points/claims/{claim}/transitions", self.reviewer, {"action": "credit"})
            for claim in claims
        ]

    def send(self, requests: list[bytes]) -> None:
        """Send requests that must succeed."""
        outcome = drive(self.port, requests, clients=SETTING_UP_CLIENTS)
        if outcome.first_failure:
            raise RuntimeError(outcome.first_failure)

    def _approved_claim(self) -> str:
        resident = next(self._turn)
        me = self._get("/me", resident)
        body = {
            "rule_code": self._rule(),
            "resident_id": me["resident"]["id"],
            "occurred_on": "2026-11-01",
        }
        claim: str = self._send("/points/claims", resident, body)["id"]
        for action in ("check", "approve"):
            self._send(f"/points/claims/{claim}/transitions", self.reviewer, {"action": action})
        return claim

    def _rule(self) -> str:
        rules = self._get(f"/points/rules?region_id={self.region_id}", self.reviewer)["rules"]
        code: str = next(rule["code"] for rule in rules if rule["needs_review"] and not rule["cap"])
        return code

    def _make_offer(self) -> str:
        shop = self._get("/shop/shops?scope=mine", self.keeper)["items"][0]
        body = {"shop_id": shop["id"], "title": "火柴", "kind": "goods", "points": 1, "stock": 100_000}
        offer: str = self._send("/shop/offers", self.keeper, body)["id"]
        return offer

    def _sign_in(self, phone: str) -> str:
        code = self._client.post("/auth/codes", json={"phone": phone}).raise_for_status().json()["demo_code"]
        answer = self._client.post("/auth/sessions", json={"phone": phone, "code": code}).raise_for_status()
        token: str = answer.json()["access_token"]
        return token

    def _get(self, path: str, token: str) -> Any:  # noqa: ANN401 - whatever JSON says
        answer = self._client.get(path, headers={"Authorization": f"Bearer {token}"})
        return answer.raise_for_status().json()

    def _send(self, path: str, token: str, body: object) -> Any:  # noqa: ANN401 - whatever JSON says
        answer = self._client.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
        if answer.is_error:
            raise RuntimeError(answer.text)
        return answer.json()

    def _post(self, path: str, token: str, body: object) -> bytes:
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        return request("POST", f"{API}{path}", token=token, body=body, headers=headers)
