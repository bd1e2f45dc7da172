"""A small county to break things under: people with points, a shop with plenty, a station."""

import itertools
import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine
from sqlmodel import Session, select

from app.auth.models import Grant, SignInSession, UserAccount
from app.auth.service.tokens import make_access_token
from app.core.clock import utc_now
from app.core.config import Settings
from app.core.db import Database, create_engine, new_id
from app.core.paths import MIGRATIONS
from app.core.permissions import Role
from app.orgs.models import Region
from app.people.models import Resident
from faults.clients import Operation
from tests.factories import Make
from tests.shop.goods import fund_all, offer, open_shop

PEOPLE = 32
PURSE = 400_000
STOCK = 1_000_000


@dataclass(frozen=True, slots=True)
class County:
    """Where the operations of an experiment come from, and who does them."""

    url: str
    settings: Settings
    user_ids: tuple[uuid.UUID, ...]
    session_ids: tuple[uuid.UUID, ...]
    resident_ids: tuple[uuid.UUID, ...]
    shop_id: uuid.UUID
    offer_id: uuid.UUID
    station_id: uuid.UUID
    service_item_id: uuid.UUID

    def operations(self, count: int, dice: random.Random) -> Iterator[Operation]:
        """Give a number of orders and errands in turn, each with a key of its own."""
        return itertools.islice(self.stream(dice), count)

    def stream(self, dice: random.Random) -> Iterator[Operation]:
        """Give operations without end."""
        people = itertools.cycle(zip(self.user_ids, self.session_ids, strict=True))
        return (self._operation(number, self.token(*next(people)), dice) for number in itertools.count())

    @contextmanager
    def looked_at(self) -> Iterator[Session]:
        """Read its database from here, beside the servers."""
        database = Database(create_engine(self.url, pool_size=4))
        try:
            with database.transaction(write=False) as session:
                yield session
        finally:
            database.dispose()

    def token(self, user_id: uuid.UUID, session_id: uuid.UUID) -> str:
        """Give a fresh token: an experiment may last longer than one lives."""
        return make_access_token(self.settings, user_id=user_id, session_id=session_id, now=utc_now())

    def _operation(self, number: int, token: str, dice: random.Random) -> Operation:
        key = f"{number}-{dice.getrandbits(64):016x}"
        if number % 2:
            return Operation(key, token, "/api/v1/shop/orders", {"offer_id": str(self.offer_id)})
        draft = {
            "service_item_id": str(self.service_item_id),
            "station_id": str(self.station_id),
            "channel": "app",
            "description": f"第 {number} 件",
        }
        return Operation(key, token, "/api/v1/errands", draft)


def build(url: str, data_dir: Path, *, people: int = PEOPLE) -> County:
    """Migrate an empty database and settle it."""
    engine = create_engine(url)
    migrate(engine)
    database = Database(engine)
    settings = Settings(_env_file=None, data_dir=data_dir, database_url=url, run_worker=False)
    county = settle(database, settings, people=people)
    database.dispose()
    return county


def settle(database: Database, settings: Settings, *, people: int = PEOPLE) -> County:
    """Let people, a shop and a station into a database that is migrated."""
    make = Make(database, settings, utc_now())
    village = make.village()
    station = make.station(village)
    item = make.service_item()
    goods = offer(make, open_shop(make, village), points=1, stock=STOCK)
    crowd = _crowd(make, village, people)
    fund_all(make, [one.resident_id for one, _ in crowd], PURSE // people)
    return County(
        url=settings.database_url,
        settings=settings,
        user_ids=tuple(account.id for account, _ in crowd),
        session_ids=tuple(session.id for _, session in crowd),
        resident_ids=tuple(account.resident_id for account, _ in crowd if account.resident_id),
        shop_id=goods.shop_id,
        offer_id=goods.id,
        station_id=station.id,
        service_item_id=item.id,
    )


def _crowd(make: Make, village: Region, count: int) -> list[tuple[UserAccount, SignInSession]]:
    """Let many residents of a village in at once, each signed in on one device."""
    one = make.user(Role.resident, village)
    opened = []
    with make.tx() as tx:
        grant = tx.session.exec(select(Grant).where(Grant.user_id == one.id)).one()
        home = tx.session.get_one(Resident, one.resident_id)
        for number in range(count):
            resident = Resident.model_validate(home.model_dump() | {"id": new_id(), "name": f"村民{number}"})
            changed = {"id": new_id(), "resident_id": resident.id, "phone_index": None, "phone_sealed": ""}
            account = UserAccount.model_validate(one.model_dump() | changed)
            role = Grant.model_validate(grant.model_dump() | {"id": new_id(), "user_id": account.id})
            opened.append((account, _device(account)))
            for row in (resident, account, role, opened[-1][1]):
                tx.session.add(row)
                tx.session.flush()
    return opened


def _device(account: UserAccount) -> SignInSession:
    now = utc_now()
    return SignInSession(
        county_id=account.county_id,
        user_id=account.id,
        token_hash=new_id().hex,
        rotated_at=now,
        created_at=now,
        last_seen_at=now,
        expires_at=now + timedelta(days=1),
    )


def migrate(engine: Engine) -> None:
    """Bring a database up to date."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
