"""Fills every list, row by row, each row with people, places and things of its own."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.models import UserAccount
from app.authority.schemas import AuthorityCreate
from app.authority.service import drafting
from app.core import audit
from app.core.db import Database
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.permissions import Role
from app.errands.models import Channel, Errand
from app.files import service as files
from app.ledger import queries as ledger
from app.orgs.models import CalendarDay, DutyShift
from app.people.models import FamilyLink
from app.points.models import ClaimAction
from app.points.service import budgets, reversals
from app.privacy.models import DataRequest, RequestKind, RequestState
from app.remarks import service as remarks
from app.remarks.schemas import RemarkCreate
from app.rulebook.topics.boards import BoardRules
from app.shop.service import shops
from tests.access.cast import resident_of
from tests.access.village import stored_picture
from tests.archive.shelves import put
from tests.custody.keeping import key_kept_at, no_pictures
from tests.factories import Make
from tests.points.books import claim_by, give, step
from tests.reviews.rows import asked_about
from tests.reviews.scene import set_rules
from tests.shop.goods import fund, offer, open_shop, place
from tests.trips.riding import known_office, planned_trip


class Crowd:
    """A county with a reader of every kind, and as many neighbours as asked for."""

    def __init__(self, make: Make) -> None:
        self.make, self.count = make, 0
        self.county, self.town = make.county(), make.region()
        self.village = make.village(self.town)
        self.station = make.station(self.village)
        self.readers: dict[Role, UserAccount] = {
            Role.county_officer: make.user(Role.county_officer, self.county),
            Role.auditor: make.user(Role.auditor, self.county),
            Role.admin: make.user(Role.admin, self.county),
            Role.shopkeeper: make.user(Role.shopkeeper, self.county),
            Role.reviewer: make.user(Role.reviewer, self.county),
            Role.resident: make.user(Role.resident, self.village),
        }
        self.villager = self.readers[Role.resident]
        self.errand = make.errand(self.station, self.villager)
        no_pictures(make)
        set_rules(make, BoardRules, per_person=True)
        with make.tx() as tx:
            budgets.grant_budget(tx, village_id=self.village.id, amount=10_000, reference="crowd")

    def grow(self, rows: int) -> None:
        """Add so many rows to every list, in one transaction: a thousand take long."""
        own = self.make.database
        with own.transaction() as session:
            self.make.database = _OneTransaction(own.engine, session)
            for _ in range(rows):
                self.count += 1
                self._add()
            session.flush()
        self.make.database = own

    def _add(self) -> None:
        make, village = self.make, self.make.village(self.town)
        neighbour = make.user(Role.resident, village)
        agent = make.user(Role.agent, self.village)
        make.access_token(self.villager.id)
        with make.tx() as tx:
            budgets.grant_budget(tx, village_id=village.id, amount=100, reference=f"crowd:{village.id}")
        self._errand(neighbour, agent)
        self._order(neighbour)
        self._claim(neighbour)
        self._entry(neighbour)
        self._rows(neighbour, agent)
        self._remark()
        self._authority(agent)

    def _errand(self, neighbour: UserAccount, agent: UserAccount) -> None:
        station = self.make.station(self.make.village(self.town))
        item = self.make.service_item(documents=("id_card",))
        for requester in (neighbour, self.villager):
            errand = self.make.errand(station, requester, item=item)
            with self.make.tx(requester) as tx:
                picture = uuid.UUID(stored_picture(tx))
                files.attach(tx, file_ids=[picture], subject_kind="errand", subject_id=errand.id)
            for keeper in (agent, self.readers[Role.county_officer]):
                key_kept_at(self.make, keeper, self.station, resident_of(self.villager))
            self._trip(errand)
            with self.make.database.transaction() as session:
                errand.first_agent_id = errand.agent_id = agent.id
                errand.channel = Channel.phone
                session.add(errand)
        with self.make.tx(agent) as tx:
            put(tx, errand_id=errand.id)
        asked_about(
            self.make, errand, rater=neighbour, agent=agent, officer=self.readers[Role.county_officer]
        )

    def _remark(self) -> None:
        with self.make.tx(self.villager) as tx:
            picture = uuid.UUID(stored_picture(tx))
            remarks.say(tx, errand_id=self.errand.id, draft=RemarkCreate(text="您好", file_ids=[picture]))

    def _authority(self, agent: UserAccount) -> None:
        draft = AuthorityCreate(representative_id=agent.id, categories=["certificate"])
        with self.make.tx(self.villager) as tx:
            drafting.create(tx, draft=draft)

    def _trip(self, errand: Errand) -> None:
        """Let the county officer ride for it, to an office of its own."""
        office = known_office(self.make, f"办事处{errand.number}")
        rider = self.readers[Role.county_officer]
        planned_trip(self.make, rider, self.station, office, str(errand.id))

    def _order(self, neighbour: UserAccount) -> None:
        shop = open_shop(self.make, self.county)
        offered = offer(self.make, shop)
        with self.make.tx(self.readers[Role.shopkeeper]) as tx:
            picture = uuid.UUID(stored_picture(tx))
            shops.change_offer(tx, offer=offered, changes={"picture_id": picture})
        for buyer in (neighbour, self.villager):
            fund(self.make, buyer.resident_id, 10)
            place(self.make, buyer, offered)

    def _claim(self, neighbour: UserAccount) -> None:
        claim_by(self.make, self.villager)
        claim = claim_by(self.make, neighbour)
        for action in (ClaimAction.check, ClaimAction.approve, ClaimAction.publish):
            step(self.make, self.readers[Role.reviewer], claim, action)

    def _entry(self, neighbour: UserAccount) -> None:
        give(self.make, neighbour.resident_id)
        with self.make.tx(self.readers[Role.reviewer]) as tx:
            account = ledger.find_account(tx, owner_kind="person", owner_id=resident_of(neighbour))
            assert account is not None, "points were given"
            entries, _ = ledger.entries_page(tx, account_id=account)
            reversals.request(tx, entry_id=entries[0].id, reason="记错人了")

    def _rows(self, neighbour: UserAccount, agent: UserAccount) -> None:
        """Add what needs no rule to be made."""
        day = self.make.now.date() + timedelta(days=self.count)
        county_id = self.county.id
        with self.make.tx(agent) as tx:
            tx.session.add_all(
                [
                    DutyShift(
                        county_id=county_id,
                        station_id=self.station.id,
                        user_id=agent.id,
                        day=day,
                        starts=time(8),
                        ends=time(12),
                    ),
                    CalendarDay(
                        county_id=county_id, day=day, is_working=True, note="调班", created_at=tx.now
                    ),
                    OutboxMessage(
                        county_id=county_id,
                        kind="ErrandMoved",
                        payload={},
                        created_at=tx.now,
                        next_attempt_at=tx.now,
                        attempts=MAX_ATTEMPTS,
                    ),
                    self._family(resident_of(neighbour)),
                    *self._data_requests(neighbour),
                ]
            )
            audit.note(
                tx,
                action="read_resident",
                subject_kind="resident",
                subject_id=self.villager.resident_id,
                resident_id=self.villager.resident_id,
                path=self.village.path,
            )

    def _family(self, relative_id: uuid.UUID) -> FamilyLink:
        return FamilyLink(
            county_id=self.county.id,
            elder_id=resident_of(self.villager),
            relative_id=relative_id,
            relation="侄女",
            confirmed_at=self.make.now,
            created_at=self.make.now,
        )

    def _data_requests(self, neighbour: UserAccount) -> list[DataRequest]:
        """One of the neighbour's, and one of the villager's that was refused."""
        refused = self._data_request(self.villager, RequestState.refused)
        refused.decided_by, refused.decided_at = self.readers[Role.county_officer].id, self.make.now
        return [self._data_request(neighbour, RequestState.open), refused]

    def _data_request(self, account: UserAccount, state: RequestState) -> DataRequest:
        return DataRequest(
            county_id=self.county.id,
            kind=RequestKind.deletion,
            state=state,
            resident_id=resident_of(account),
            requested_by=account.id,
            path=self.village.path,
            reason="搬走了",
            created_at=self.make.now,
        )


class _OneTransaction(Database):
    """Whoever asks for a transaction gets the one that is open."""

    def __init__(self, engine: Engine, session: Session) -> None:
        super().__init__(engine)
        self._open = session

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Session]:
        """Give the open transaction, with all written that was added."""
        yield self._open
        self._open.flush()
