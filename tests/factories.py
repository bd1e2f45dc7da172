"""Makers of people and places for tests: short to call, and valid."""

import itertools
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from app.auth.models import Grant, UserAccount
from app.auth.service import sessions
from app.auth.service.actors import actor_of
from app.auth.service.tokens import make_access_token
from app.core.config import Settings
from app.core.db import Database, new_id
from app.core.permissions import SYSTEM_USER_ID, Actor, Role, system_actor
from app.core.tx import Tx
from app.errands.item_schemas import DocumentCreate, ServiceItemCreate
from app.errands.models import Category, Channel, Errand, Handling, ServiceItem
from app.errands.schemas import ErrandCreate, TransitionCreate
from app.errands.service import catalogue
from app.errands.service.moves import move
from app.errands.service.submit import submit
from app.orgs.models import Region, RegionLevel, Station, StationKind
from app.people.models import Household, PersonClass, Resident

RowT = TypeVar("RowT")

_CHILD = {
    RegionLevel.county: RegionLevel.town,
    RegionLevel.town: RegionLevel.village,
    RegionLevel.village: RegionLevel.grid,
    RegionLevel.grid: RegionLevel.building,
}


class Make:
    """Makes rows in one test's database; every call commits."""

    def __init__(self, database: Database, settings: Settings, now: datetime) -> None:
        self.database = database
        self.settings = settings
        self.now = now
        self._numbers = itertools.count(1)
        self._county: Region | None = None

    @contextmanager
    def tx(self, actor: Actor | UserAccount | None = None, *, later: timedelta = timedelta()) -> Iterator[Tx]:
        """Open a transaction of an actor, an account, or the system, now or later."""
        county_id = self.county().county_id
        with self.database.transaction() as session:
            if isinstance(actor, UserAccount):
                actor = actor_of(session, user_id=actor.id)
            visitor = actor or system_actor(county_id)
            yield Tx(session=session, settings=self.settings, now=self.now + later, visitor=visitor)

    def county(self) -> Region:
        """Give the one county of a test."""
        if self._county is None:
            number = new_id()
            self._county = Region(
                id=number,
                county_id=number,
                code="510100000000",
                level=RegionLevel.county,
                name="安和县",
                path=f"/{number.hex}/",
            )
            self._add(self._county)
        return self._county

    def region(self, parent: Region | None = None, *, name: str = "") -> Region:
        """Make a place below another, a town of the county by default."""
        parent = parent or self.county()
        level = _CHILD[parent.level]
        number, identity = next(self._numbers), new_id()
        return self._add(
            Region(
                id=identity,
                county_id=parent.county_id,
                code=f"5101{number:08d}",
                level=level,
                name=name or f"{level}-{number}",
                parent_id=parent.id,
                path=f"{parent.path}{identity.hex}/",
            )
        )

    def village(self, town: Region | None = None, *, name: str = "") -> Region:
        """Make a village, in a new town unless one is given."""
        return self.region(town or self.region(), name=name)

    def station(self, region: Region, *, parent: Station | None = None) -> Station:
        """Make the station of a region."""
        return self._add(
            Station(
                county_id=region.county_id,
                code=f"S{next(self._numbers):05d}",
                name=f"{region.name}代办站",
                kind=StationKind(region.level),
                region_id=region.id,
                path=region.path,
                parent_id=parent.id if parent else None,
                phone="0800000000",
                hours="每天 8:30-17:30",
            )
        )

    def household(self, village: Region) -> Household:
        """Make a household of a village."""
        number = next(self._numbers)
        return self._add(
            Household(
                county_id=village.county_id,
                code=f"{number:04d}",
                name=f"第 {number} 户",
                village_id=village.id,
                region_id=village.id,
                path=village.path,
                created_at=self.now,
            )
        )

    def resident(
        self,
        village: Region,
        *,
        name: str = "",
        phone: str = "",
        household: Household | None = None,
        person_class: PersonClass = PersonClass.villager,
    ) -> Resident:
        """Make a person on a village's roll, without an account."""
        with self.tx() as tx:
            vault = tx.vault
        return self._add(
            Resident(
                county_id=village.county_id,
                name=name or f"村民{next(self._numbers)}",
                village_id=village.id,
                region_id=village.id,
                path=village.path,
                household_id=household.id if household else None,
                person_class=person_class,
                phone_sealed=vault.seal(phone),
                phone_index=vault.index(phone, kind="phone"),
                phone_tail_index=vault.index(phone[-4:], kind="phone_tail"),
                created_by=SYSTEM_USER_ID,
                created_at=self.now,
            )
        )

    def user(
        self,
        role: Role,
        region: Region,
        *,
        name: str = "",
        resident: Resident | None = None,
        is_paid: bool = False,
    ) -> UserAccount:
        """Make an account with one role; villagers and agents are on the roll of their village."""
        number = next(self._numbers)
        name = name or f"用户{number}"
        if resident is None and region.level == RegionLevel.village:
            resident = self.resident(region, name=name)
        phone = f"198{number:08d}"
        with self.tx() as tx:
            vault = tx.vault
        account = self._add(
            UserAccount(
                county_id=region.county_id,
                name=name,
                phone_sealed=vault.seal(phone),
                phone_index=vault.index(phone, kind="phone"),
                resident_id=resident.id if resident else None,
                created_at=self.now,
            )
        )
        self.grant(account, role, region, is_paid=is_paid)
        return account

    def grant(self, account: UserAccount, role: Role, region: Region, *, is_paid: bool = False) -> Grant:
        """Give an account one more role."""
        return self._add(
            Grant(
                county_id=region.county_id,
                user_id=account.id,
                role=role,
                region_id=region.id,
                path=region.path,
                is_paid=is_paid,
                granted_by=SYSTEM_USER_ID,
                created_at=self.now,
            )
        )

    def service_item(
        self, *, handling: Handling = Handling.promised, days: int | None = 3, documents: tuple[str, ...] = ()
    ) -> ServiceItem:
        """Put an item on the county's board."""
        number = next(self._numbers)
        draft = ServiceItemCreate(
            code=f"IT{number:04d}",
            name=f"事项{number}",
            category=Category.certificate,
            handling=handling,
            promised_working_days=days,
            plain_sentence=f"帮您办事项{number}。",
            documents=[DocumentCreate(code=code, name=f"材料{code}") for code in documents],
        )
        with self.tx() as tx:
            return catalogue.create_item(tx, draft=draft)

    def errand(
        self,
        station: Station,
        requester: UserAccount,
        *,
        item: ServiceItem | None = None,
        steps: Sequence[tuple[UserAccount, dict[str, Any]]] = (),
    ) -> Errand:
        """Submit an errand for the requester, and take steps: each by somebody, as over HTTP."""
        item = item or self.service_item()
        draft = ErrandCreate(service_item_id=item.id, station_id=station.id, channel=Channel.app)
        with self.tx(requester) as tx:
            errand = submit(tx, draft=draft)
        for account, step in steps:
            with self.tx(account) as tx:
                errand = move(tx, errand_id=errand.id, step=TransitionCreate.model_validate(step))
        return errand

    def actor(self, account: UserAccount) -> Actor:
        """Give an account as an actor."""
        with self.database.transaction(write=False) as session:
            return actor_of(session, user_id=account.id)

    def access_token(self, user_id: uuid.UUID) -> str:
        """Sign an account in and give its access token."""
        county_id = self.county().county_id
        with self.tx() as tx:
            opened = sessions.open_session(
                tx, user_id=user_id, county_id=county_id, device="test", address="127.0.0.1"
            )
        return make_access_token(self.settings, user_id=user_id, session_id=opened.session_id, now=self.now)

    def _add(self, row: RowT) -> RowT:
        with self.database.transaction() as session:
            session.add(row)
        return row
