"""The 积分超市 of each lively village: shelves filled, and what was ordered, collected and given back."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from app.demo import cast, names
from app.demo.casework import Casework
from app.demo.diary import Diary
from app.demo.families import Family, Person
from app.demo.places import LIVELY_VILLAGES, Places
from app.demo.staff import Staff
from app.demo.stage import DAYS_OF_LIFE, Stage
from app.shop.models import Offer, OfferKind, Order, OrderAction, StockReason
from app.shop.service import offers, orders, shops

_ORDERS_OF_VILLAGE = {names.MAIN_VILLAGE: 26, names.NEXT_VILLAGE: 14, names.FAR_VILLAGE: 12}
_HELD_NOW = 3
_FIRST_DAYS, _LAST_DAYS = 20, 12
_RESTOCKED = 20
# What costs so much is not bought in every month.
_DEAR = 100
# What the villager of the cast took home.
_HER_ORDERS = (("洗衣粉 1 袋", 200), ("毛巾 1 条", 90))
_WAYS: dict[OrderAction, int] = {
    OrderAction.collect: 74,
    OrderAction.cancel: 12,
    OrderAction.expire: 9,
    OrderAction.refund: 5,
}


@dataclass
class Counter:
    """Plans a year at the counters; nobody spends more than a passbook held."""

    stage: Stage
    diary: Diary
    work: Casework
    places: Places
    staff: Staff
    families: Sequence[Family]
    passbooks: dict[uuid.UUID, int]

    def open_shops(self) -> dict[str, list[Offer]]:
        """Open a shop in each lively village and put the price list up."""
        shelves = {}
        for number, name in enumerate(LIVELY_VILLAGES, 1):
            shop = shops.open_shop(
                self.stage.tx(self.stage.opening),
                region_id=self.places.village(name).id,
                name=f"{name}积分超市",
                address=f"{name}党群服务中心旁",
                phone=f"0800-77{number:05d}",
                hours="每天 8:00–19:00，每月 15 日集中兑换",
            )
            keeper = self.stage.tx(self.stage.opening, self.staff.shopkeepers[name])
            shelves[name] = offers.seed(keeper, shop=shop)
        return shelves

    def plan_year(self, shelves: dict[str, list[Offer]]) -> None:
        """Plan orders of every kind, those that lie ready now, and a delivery of goods."""
        for name, shelf in shelves.items():
            left = dict(self.passbooks)
            for number in range(_ORDERS_OF_VILLAGE[name]):
                ago = self.stage.dice.randint(_LAST_DAYS, DAYS_OF_LIFE - _FIRST_DAYS)
                # The first orders go every way once.
                ways = list(_WAYS)[number : number + 1] or self.stage.dice.choices(
                    list(_WAYS), list(_WAYS.values())
                )
                at = self.work.hour_of(self.stage.today - timedelta(days=ago))
                self._plan(name, at, self._choice(name, shelf, left), ways[0])
            for number in range(_HELD_NOW):
                at = self.stage.now - timedelta(hours=3 + 17 * number)
                self._plan(name, at, self._choice(name, shelf, left), None)
            goods = [one for one in shelf if one.kind is OfferKind.goods and one.points < _DEAR]
            self.diary.note(self.stage.now - timedelta(days=9), partial(self._restock, name, goods))
        self._plan_hers(shelves[names.MAIN_VILLAGE])

    def _plan_hers(self, shelf: Sequence[Offer]) -> None:
        her = next(one.head for one in self.families if one.head.phone == cast.VILLAGER)
        for title, ago in _HER_ORDERS:
            offer = next(one for one in shelf if one.title == title)
            at = self.work.hour_of(self.stage.today - timedelta(days=ago))
            self._plan(names.MAIN_VILLAGE, at, (her, offer), OrderAction.collect)

    def _buyers(self, name: str) -> list[Person]:
        return [
            one
            for family in self.families
            if family.village == name and not family.is_for_tests and family.head.part is None
            for one in family.members
            if one.user_id and one.resident_id in self.passbooks
        ]

    def _choice(self, name: str, shelf: Sequence[Offer], left: dict[uuid.UUID, int]) -> tuple[Person, Offer]:
        """Choose what somebody can afford out of the old passbook, whatever was earned since."""
        cheapest = min(one.points for one in shelf)
        able = {one.resident_id: one for one in self._buyers(name)}
        ids = [id_ for id_ in able if id_ is not None and left[id_] >= cheapest]
        resident_id = self.stage.dice.choice(ids)
        offer = self.stage.dice.choice([one for one in shelf if one.points <= left[resident_id]])
        left[resident_id] -= offer.points
        return able[resident_id], offer

    def _plan(self, name: str, at: datetime, choice: tuple[Person, Offer], way: OrderAction | None) -> None:
        buyer, offer = choice
        order_id: list[uuid.UUID] = []
        keeper = self.staff.shopkeepers[name]
        self.diary.note(at, partial(self._place, order_id, buyer, offer))
        if way is None:
            return
        if way is OrderAction.expire:
            lapsed = at + timedelta(days=orders.KEPT_DAYS, hours=1)
            self.diary.note(lapsed, lambda at: orders.expire_next(self.stage.tx(at)))
            return
        at = self.work.after(at, self.stage.dice.randint(0, 4))
        if way is OrderAction.cancel:
            self.diary.note(at, partial(self._move, order_id, buyer.user_id, way, "先不要了"))
            return
        self.diary.note(at, partial(self._collect, order_id, keeper))
        if way is OrderAction.refund:
            at = self.work.after(at, 1)
            self.diary.note(at, partial(self._move, order_id, keeper, way, "包装破损，退回积分"))

    def _place(self, order_id: list[uuid.UUID], buyer: Person, offer: Offer, at: datetime) -> None:
        order = orders.place(self.stage.tx(at, buyer.user_id), offer_id=offer.id, draw=self._draw)
        order_id.append(order.id)

    def _collect(self, order_id: list[uuid.UUID], keeper: uuid.UUID, at: datetime) -> None:
        order = self.stage.session.get_one(Order, order_id[0])
        orders.collect(self.stage.tx(at, keeper), pickup_code=order.pickup_code)

    def _move(
        self,
        order_id: list[uuid.UUID],
        actor_id: uuid.UUID | None,
        action: OrderAction,
        note: str,
        at: datetime,
    ) -> None:
        order = self.stage.session.get_one(Order, order_id[0])
        orders.move(self.stage.tx(at, actor_id), order=order, action=action, note=note)

    def _restock(self, name: str, goods: Sequence[Offer], at: datetime) -> None:
        tx = self.stage.tx(at, self.staff.shopkeepers[name])
        for offer in goods:
            shops.move_stock(
                tx, offer=offer, quantity=_RESTOCKED, reason=StockReason.purchase, note="月度进货"
            )

    def _draw(self) -> str:
        return str(self.stage.dice.randrange(100_000, 1_000_000))
