"""The objects of the access matrix: one set for each owner, made through the services."""

import uuid
from dataclasses import dataclass, replace
from datetime import date

from app.auth.models import UserAccount
from app.auth.queries import grants_of
from app.auth.service import sessions
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.permissions import Role
from app.errands.models import Channel
from app.errands.schemas import ErrandCreate, TransitionCreate
from app.errands.service.moves import move
from app.errands.service.submit import submit
from app.errands.states import ErrandAction
from app.ledger import queries as ledger
from app.people.models import Resident
from app.people.service import family
from app.points.models import ClaimAction
from app.points.service import reversals
from app.privacy.models import DataRequest, Purpose, RequestKind, RequestState
from app.privacy.notices import current
from app.privacy.service import consents
from tests.access.cast import Relation, resident_of
from tests.access.joint import made_joint
from tests.access.village import Village, stored_picture
from tests.archive.shelves import put
from tests.authority.given import let_others_act
from tests.custody.keeping import kept_key
from tests.points.books import claim_by, give, step
from tests.reviews.rows import asked_about
from tests.shop.goods import fund, place
from tests.trips.riding import planned_trip

CONTACT_PHONE = "13500000001"
UNKNOWN_PHONE = "13100000000"
# What is not a row and so has no id, as it looks when there is none.
_NOTHING = {"phone": UNKNOWN_PHONE, "purpose": "document_photos", "topic": "weather"}
_NOTHING["authority_number"] = "WAAAAAAAAAAAA"
FIRST_DAY = date(2026, 11, 18)


@dataclass(frozen=True, slots=True)
class Things:
    """What one person owns, and what lies in the home village for all: ids as a request carries them."""

    county: str
    town: str
    region: str
    region_code: str
    item: str
    station: str
    shop: str
    offer: str
    user: str
    phone: str
    refresh_token: str
    resident: str
    relative: str
    agent: str
    authority: str
    authority_number: str
    case_link: str
    guest_token: str
    household: str
    link: str
    session: str
    grant: str
    errand: str
    held_errand: str
    archive: str
    joint_errand: str
    part: str
    file: str
    loose_file: str
    offer_file: str
    claim: str
    custody_item: str
    office: str
    trip: str
    trip_task: str
    published: str
    account: str
    entry: str
    reversal: str
    order: str
    pickup_code: str
    request: str
    message: str
    rectification: str
    supervision: str
    problem_case: str
    code: str = ""
    purpose: str = "messages"
    topic: str = "errands"
    slip: str = "accepted"
    register: str = "phone"
    day: str = str(FIRST_DAY)

    def without(self, name: str) -> "Things":
        """Give the same with one of them that does not exist."""
        return replace(self, **{name: _NOTHING.get(name, str(uuid.uuid4()))})


class Owner:
    """Makes the objects of one person of the home village."""

    def __init__(self, village: Village, account: UserAccount) -> None:
        self.village, self.account = village, account
        self.make = village.make

    def things(self) -> Things:
        """Give them all."""
        village, account = self.village, self.account
        resident_id = resident_of(account)
        fund(self.make, resident_id, 100)
        order = place(self.make, account, village.offer)
        errand, file_id = self._errand()
        joint = self._errand(with_picture=False)[0]
        entry, account_id, reversal = self._books()
        link, household, grant = self._family()
        session, refresh_token, phone = self._sign_in()
        request, message = self._wishes()
        return Things(
            **self._shared(),
            user=str(account.id),
            phone=phone,
            refresh_token=refresh_token,
            resident=str(resident_id),
            household=household,
            link=link,
            session=session,
            grant=grant,
            errand=errand,
            **self._held_errand(),
            archive=self._archive(errand),
            **made_joint(self.make, errand_id=joint, agent=village.agent, station=village.station),
            file=file_id,
            loose_file=self._picture(),
            claim=str(claim_by(self.make, account).id),
            **self._kept(errand),
            published=self._published(),
            account=account_id,
            entry=entry,
            reversal=reversal,
            order=str(order.id),
            **self._others(errand),
            request=request,
            message=message,
            pickup_code=order.pickup_code,
        )

    def _shared(self) -> dict[str, str]:
        """Give what lies in the village for everybody."""
        village, places = self.village, self.village.places
        return {
            "county": str(places.county.id),
            "town": str(places.town.id),
            "region": str(places.home.id),
            "region_code": places.home.code,
            "item": str(village.item.id),
            "station": str(village.station.id),
            "shop": str(village.shop.id),
            "offer": str(village.offer.id),
            "offer_file": village.offer_file,
            "relative": str(village.relative.resident_id),
            "agent": str(village.agent.id),
        }

    def _errand(self, *, with_picture: bool = True) -> tuple[str, str]:
        picture = self._picture() if with_picture else ""
        draft = ErrandCreate(
            service_item_id=self.village.item.id,
            station_id=self.village.station.id,
            channel=Channel.app,
            contact_phone=CONTACT_PHONE,
            file_ids=[uuid.UUID(picture)] if picture else [],
        )
        with self.make.tx(self.account) as tx:
            return str(submit(tx, draft=draft).id), picture

    def _others(self, errand: str) -> dict[str, str]:
        village = self.village
        lead = village.cast.people[Role.station_lead, Relation.same_village].account
        agents = (village.agent.id, lead.id)
        return let_others_act(self.make, self.account, agents=agents, item_id=village.item.id, errand=errand)

    def _archive(self, errand_id: str) -> str:
        with self.make.tx() as tx:
            return str(put(tx, errand_id=uuid.UUID(errand_id)).id)

    def _held_errand(self) -> dict[str, str]:
        """Give an errand in work, which was rated badly and reminded of: what is done about it."""
        errand_id, _ = self._errand(with_picture=False)
        with self.make.tx(self.village.agent) as tx:
            held = move(tx, errand_id=uuid.UUID(errand_id), step=TransitionCreate(action=ErrandAction.claim))
        officer = self.village.cast.people[Role.county_officer, Relation.same_county].account
        about = asked_about(self.make, held, rater=self.account, agent=self.village.agent, officer=officer)
        return {"held_errand": errand_id} | about

    def _kept(self, errand: str) -> dict[str, str]:
        village = self.village
        kept = kept_key(self.make, village.agent, uuid.UUID(errand))
        trip, task = planned_trip(self.make, village.agent, village.station, village.office, errand)
        return {"custody_item": str(kept), "office": str(village.office), "trip": trip, "trip_task": task}

    def _picture(self) -> str:
        with self.make.tx(self.account) as tx:
            return stored_picture(tx)

    def _published(self) -> str:
        claim = claim_by(self.make, self.account, "B02")
        for action in (ClaimAction.check, ClaimAction.approve, ClaimAction.publish):
            step(self.make, self.village.clerk, claim, action)
        return str(claim.id)

    def _books(self) -> tuple[str, str, str]:
        resident_id = resident_of(self.account)
        for _ in range(2):
            give(self.make, resident_id)
        with self.make.tx(self.village.clerk) as tx:
            account_id = ledger.find_account(tx, owner_kind="person", owner_id=resident_id)
            assert account_id is not None, "points were given"
            entries, _ = ledger.entries_page(tx, account_id=account_id)
            made = reversals.request(tx, entry_id=entries[0].id, reason="记错人了")
            return str(entries[1].id), str(account_id), str(made.id)

    def _family(self) -> tuple[str, str, str]:
        resident_id = resident_of(self.account)
        with self.make.tx() as tx:
            link = family.link_family(
                tx, elder_id=resident_id, relative_id=resident_of(self.village.relative), relation="女儿"
            )
            household_id = tx.session.get_one(Resident, resident_id).household_id
            grant = grants_of(tx.session, user_id=self.account.id)[0]
            return str(link.id), str(household_id), str(grant.id)

    def _sign_in(self) -> tuple[str, str, str]:
        with self.make.tx() as tx:
            opened = sessions.open_session(
                tx, user_id=self.account.id, county_id=self.account.county_id, device="手机", address=""
            )
            phone = tx.vault.open(self.account.phone_sealed)
        return str(opened.session_id), opened.refresh_token, phone

    def _wishes(self) -> tuple[str, str]:
        """Agree to messages, ask to be deleted, and leave a message that nobody could deliver."""
        with self.make.tx(self.account) as tx:
            consents.give(tx, purpose=Purpose.messages, version=current(Purpose.messages).version)
            request = DataRequest(
                county_id=self.account.county_id,
                kind=RequestKind.deletion,
                state=RequestState.open,
                resident_id=resident_of(self.account),
                requested_by=self.account.id,
                path=self.village.places.home.path,
                reason="搬走了",
                created_at=tx.now,
            )
            message = OutboxMessage(
                county_id=self.account.county_id,
                kind="ErrandMoved",
                payload={},
                created_at=tx.now,
                next_attempt_at=tx.now,
                attempts=MAX_ATTEMPTS,
            )
            tx.session.add_all([request, message])
        return str(request.id), str(message.id)
