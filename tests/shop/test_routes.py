"""The 积分超市 over HTTP, as api.md describes it."""

import uuid
from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

from app.core.permissions import Role
from app.people.models import FamilyLink
from tests.factories import Make
from tests.shop.goods import fund, offer, open_shop, purse, shelf

AsUser = Callable[[uuid.UUID], TestClient]
SHOP = "/api/v1/shop"


def order_for(client: TestClient, offer_id: uuid.UUID, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    answer = client.post(f"{SHOP}/orders", json={"offer_id": str(offer_id), **body})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


class TestOrders:
    def test_from_the_order_to_the_counter(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village), points=12, stock=50)
        fund(make, buyer.resident_id, 100)
        mine, counter = as_user(buyer.id), as_user(keeper.id)

        order = order_for(mine, goods.id)
        seen = counter.get(f"{SHOP}/orders/lookup", params={"pickup_code": order["qr"]})
        collected = counter.post(f"{SHOP}/pickups", json={"pickup_code": order["pickup_code"]})
        again = counter.post(f"{SHOP}/pickups", json={"pickup_code": order["pickup_code"]})

        assert (order["state"], order["points"], order["quantity"]) == ("held", 12, 1)
        assert order["qr"] == f"LB:{order['pickup_code']}"
        assert [one["action"] for one in order["actions"]] == ["cancel"]
        assert order["offer"]["stock_left"] == 49
        assert (seen.status_code, seen.json()["pickup_code"]) == (200, None)
        assert (collected.status_code, collected.json()["state"]) == (200, "collected")
        assert [one["action"] for one in collected.json()["actions"]] == ["refund"]
        assert (again.status_code, again.json()["type"]) == (409, "/problems/already-collected")

    def test_a_code_may_be_typed_in_groups_and_full_width(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 100)
        code = order_for(as_user(buyer.id), goods.id)["pickup_code"]
        typed = f" {code[:3]} {code[3:]} ".translate({ord("0") + n: ord("０") + n for n in range(10)})

        answer = as_user(keeper.id).post(f"{SHOP}/pickups", json={"pickup_code": typed})

        assert answer.status_code == 200

    def test_problems_have_their_types_and_numbers(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        shop = open_shop(make, village)
        fund(make, buyer.resident_id, 20)
        few = offer(make, shop, points=1, stock=1)
        dear = offer(make, shop, points=21)
        limited = offer(make, shop, points=1, limit=1)
        client = as_user(buyer.id)

        answers = [
            client.post(f"{SHOP}/orders", json={"offer_id": str(one.id), "quantity": quantity}).json()
            for one, quantity in ((few, 2), (dear, 1), (limited, 2))
        ]

        assert [one["type"] for one in answers] == [
            "/problems/sold-out",
            "/problems/insufficient-points",
            "/problems/limit-reached",
        ]
        assert all(one["status"] == 409 for one in answers)
        assert "20" in answers[1]["detail"]

    def test_strangers_see_no_order(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 100)
        order = order_for(as_user(buyer.id), goods.id)
        neighbour = as_user(make.user(Role.resident, village).id)
        far_counter = as_user(make.user(Role.shopkeeper, make.village()).id)

        assert neighbour.get(f"{SHOP}/orders/{order['id']}").status_code == 404
        assert far_counter.get(f"{SHOP}/orders/{order['id']}").status_code == 404
        assert neighbour.get(f"{SHOP}/orders").json()["items"] == []
        far = far_counter.post(f"{SHOP}/pickups", json={"pickup_code": order["pickup_code"]})
        assert far.status_code == 404
        near = neighbour.post(f"{SHOP}/pickups", json={"pickup_code": order["pickup_code"]})
        assert near.status_code == 403

    def test_cancelling_twice_is_told(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village))
        fund(make, buyer.resident_id, 100)
        client = as_user(buyer.id)
        path = f"{SHOP}/orders/{order_for(client, goods.id)['id']}/transitions"

        first = client.post(path, json={"action": "cancel", "note": "不要了"})
        second = client.post(path, json={"action": "cancel"})
        forbidden = client.post(path, json={"action": "refund"})

        assert (first.status_code, first.json()["state"]) == (201, "cancelled")
        assert (second.status_code, second.json()["type"]) == (409, "/problems/order-closed")
        assert forbidden.status_code == 403

    def test_confirmed_family_pays_with_the_elders_points(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        elder, son = make.user(Role.resident, village), make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=10)
        fund(make, elder.resident_id, 10)
        body = {"offer_id": str(goods.id), "for_resident_id": str(elder.resident_id)}

        before = as_user(son.id).post(f"{SHOP}/orders", json=body)
        assert elder.resident_id is not None
        assert son.resident_id is not None
        with make.tx() as tx:
            link = FamilyLink(
                county_id=village.county_id,
                elder_id=elder.resident_id,
                relative_id=son.resident_id,
                relation="子女",
                confirmed_at=tx.now,
                created_at=tx.now,
            )
            tx.session.add(link)
        after = as_user(son.id).post(f"{SHOP}/orders", json=body)

        assert (before.status_code, after.status_code) == (404, 201)
        assert purse(make, elder.resident_id).available == 0
        assert len(as_user(elder.id).get(f"{SHOP}/orders").json()["items"]) == 1

    def test_an_agent_is_a_neighbour_too_and_spends_what_was_earned(
        self, as_user: AsUser, make: Make
    ) -> None:
        village = make.village()
        agent = make.user(Role.agent, village)
        goods = offer(make, open_shop(make, village), points=2)
        fund(make, agent.resident_id, 2)

        assert order_for(as_user(agent.id), goods.id)["state"] == "held"

    def test_whoever_is_on_no_roll_has_no_points(self, as_user: AsUser, make: Make) -> None:
        town = make.region()
        goods = offer(make, open_shop(make, make.village(town)))
        lead = as_user(make.user(Role.station_lead, town).id)

        answer = lead.post(f"{SHOP}/orders", json={"offer_id": str(goods.id)})

        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-on-the-roll")

    def test_lists_show_each_side_of_the_counter(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer, keeper = make.user(Role.resident, village), make.user(Role.shopkeeper, village)
        goods = offer(make, open_shop(make, village), points=1)
        fund(make, buyer.resident_id, 100)
        first, second = (order_for(as_user(buyer.id), goods.id) for _ in range(2))

        page = as_user(buyer.id).get(f"{SHOP}/orders", params={"limit": 1}).json()
        rest = as_user(buyer.id).get(f"{SHOP}/orders", params={"cursor": page["next_cursor"]}).json()
        counter = as_user(keeper.id).get(f"{SHOP}/orders", params={"scope": "shop", "state": "held"}).json()

        assert [one["id"] for one in page["items"] + rest["items"]] == [second["id"], first["id"]]
        assert [one["pickup_code"] for one in counter["items"]] == [None, None]


class TestOffers:
    def test_a_shopkeeper_puts_up_changes_and_counts(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        shop = open_shop(make, village)
        client = as_user(make.user(Role.shopkeeper, village).id)
        body = {"shop_id": str(shop.id), "title": "毛巾 1 条", "kind": "goods", "points": 10, "stock": 8}

        made = client.post(f"{SHOP}/offers", json=body)
        path = f"{SHOP}/offers/{made.json()['id']}"
        changed = client.patch(path, json={"points": 11, "per_person_limit": 2})
        move = {"quantity": 2, "reason": "damage", "note": "受潮"}
        moved = client.post(f"{path}/stock-moves", json=move)

        assert (made.status_code, made.json()["stock_left"]) == (201, 8)
        assert made.json()["shop"] == {"id": str(shop.id), "name": shop.name}
        assert (changed.json()["points"], changed.json()["per_person_limit"]) == (11, 2)
        assert (moved.status_code, moved.json()["stock"]) == (201, 6)
        assert [one["id"] for one in client.get(f"{SHOP}/shops?scope=mine").json()["items"]] == [str(shop.id)]

    def test_only_the_own_shop_is_managed(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        shop = open_shop(make, village)
        goods = offer(make, shop)
        body = {"shop_id": str(shop.id), "title": "毛巾", "kind": "goods", "points": 10, "stock": 8}
        neighbour = as_user(make.user(Role.resident, village).id)
        stranger = as_user(make.user(Role.shopkeeper, make.village()).id)

        assert neighbour.post(f"{SHOP}/offers", json=body).status_code == 403
        assert stranger.post(f"{SHOP}/offers", json=body).status_code == 404
        assert stranger.patch(f"{SHOP}/offers/{goods.id}", json={"points": 1}).status_code == 404
        county = offer(make, open_shop(make, make.county()))
        assert stranger.patch(f"{SHOP}/offers/{county.id}", json={"points": 1}).status_code == 403

    def test_lists_what_is_on_sale_where_one_lives(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        mine = offer(make, open_shop(make, village))
        county = offer(make, open_shop(make, make.county()))
        far = make.village()
        offer(make, open_shop(make, far))
        client = as_user(make.user(Role.resident, village).id)

        everything = client.get(f"{SHOP}/offers").json()["items"]
        here = client.get(f"{SHOP}/offers", params={"region_id": str(village.id)}).json()["items"]
        there = client.get(f"{SHOP}/offers", params={"region_id": str(far.id)}).json()["items"]
        services = client.get(f"{SHOP}/offers", params={"kind": "service"}).json()["items"]

        assert {one["id"] for one in everything} == {str(mine.id), str(county.id)}
        assert here == everything
        assert [one["id"] for one in there] == [str(county.id)]
        assert services == []

    def test_what_is_off_sale_is_seen_by_its_keeper_only(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        shop = open_shop(make, village)
        goods = offer(make, shop)
        keeper = as_user(make.user(Role.shopkeeper, village).id)
        keeper.patch(f"{SHOP}/offers/{goods.id}", json={"is_on_sale": False})
        resident = as_user(make.user(Role.resident, village).id)
        query = {"shop_id": str(shop.id)}

        assert len(keeper.get(f"{SHOP}/offers", params=query).json()["items"]) == 1
        assert resident.get(f"{SHOP}/offers", params=query).json()["items"] == []

    def test_wrong_input_is_told_by_field(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        goods = offer(make, open_shop(make, village))
        client = as_user(make.user(Role.shopkeeper, village).id)

        no_title = client.patch(f"{SHOP}/offers/{goods.id}", json={"title": None})
        zero = client.post(
            f"{SHOP}/offers/{goods.id}/stock-moves", json={"quantity": 0, "reason": "purchase"}
        )

        assert (no_title.status_code, no_title.json()["errors"][0]["pointer"]) == (422, "/title")
        assert (zero.status_code, zero.json()["errors"][0]["pointer"]) == (422, "/quantity")


class TestIdempotency:
    def test_the_same_key_orders_once(self, as_user: AsUser, make: Make) -> None:
        village = make.village()
        buyer = make.user(Role.resident, village)
        goods = offer(make, open_shop(make, village), points=10, stock=5)
        fund(make, buyer.resident_id, 100)
        client = as_user(buyer.id)
        headers, body = {"Idempotency-Key": "tap-1"}, {"offer_id": str(goods.id)}

        first = client.post(f"{SHOP}/orders", json=body, headers=headers)
        second = client.post(f"{SHOP}/orders", json=body, headers=headers)

        assert first.content == second.content
        assert second.headers["Idempotency-Replayed"] == "true"
        assert shelf(make, goods).stock_left == 4
