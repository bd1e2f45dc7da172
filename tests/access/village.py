"""What lies in the home village of the access matrix for everybody."""

import uuid

from app.auth.demo_people import DEMO_PEOPLE
from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.models import ServiceItem
from app.files import service as files
from app.files.pictures import Picture
from app.orgs.models import Station
from app.points.service import budgets
from app.shop.models import Offer, Shop
from app.shop.service import shops
from tests.access.cast import Cast, Places, Relation
from tests.custody.keeping import no_pictures
from tests.factories import Make
from tests.shop.goods import fund, offer, open_shop
from tests.trips.riding import known_office

_PUBLISHED = ("13600000001", "13600000002")
# What stations and shops publish, and the fictional people of the sign-in page in demo mode.
PUBLIC_PHONES = frozenset(_PUBLISHED) | {one.phone for one in DEMO_PEOPLE}


class Village:
    """What lies in the home village for everybody."""

    def __init__(self, make: Make, cast: Cast, places: Places) -> None:
        self.make, self.cast, self.places = make, cast, places
        self.item: ServiceItem = make.service_item()
        self.station: Station = make.station(places.home)
        self.shop: Shop = open_shop(make, places.home)
        self.offer: Offer = offer(make, self.shop, stock=100)
        self.clerk = cast.account(Role.reviewer, places.home)
        self.relative = cast.account(Role.resident, places.home)
        self.agent = cast.people[Role.agent, Relation.same_village].account
        no_pictures(make)
        self.office = known_office(make)
        self._publish_phones()
        self.offer_file = self._picture_of_the_offer()
        for person in cast.people.values():
            if person.relation is Relation.same_village:
                fund(make, person.account.resident_id, 100)
        with make.tx() as tx:
            budgets.grant_budget(tx, village_id=places.home.id, amount=100_000, reference="matrix")

    def _publish_phones(self) -> None:
        with self.make.database.transaction() as session:
            self.station.phone, self.shop.phone = _PUBLISHED
            session.add_all([self.station, self.shop])

    def _picture_of_the_offer(self) -> str:
        keeper = self.cast.people[Role.shopkeeper, Relation.same_village].account
        with self.make.tx(keeper) as tx:
            picture_id = uuid.UUID(stored_picture(tx))
            shops.change_offer(tx, offer=self.offer, changes={"picture_id": picture_id})
        return str(picture_id)


def stored_picture(tx: Tx) -> str:
    """Store a picture of the actor; its content is nobody's concern here."""
    picture = Picture(b"jpg", b"jpg", width=1, height=1, sha256=uuid.uuid4().hex * 2)
    return str(files.store_picture(tx, picture=picture).id)
