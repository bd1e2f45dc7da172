"""A small county with everything in it, so that hostile values reach the rules and not only the schemas."""

import io
import uuid
from datetime import timedelta

import pyotp
from PIL import Image
from sqlmodel import select

from app.auth.models import UserAccount
from app.auth.service import second_factors
from app.core.events import MAX_ATTEMPTS, OutboxMessage
from app.core.permissions import Role
from app.custody.models import CustodyKind
from app.custody.schemas import CustodyItemCreate
from app.custody.service.taking import take
from app.errands.models import ErrandPart
from app.files.pictures import read_picture
from app.files.service import store_picture
from app.orgs.service import calendar
from app.points.models import ClaimAction
from app.points.service import budgets
from app.privacy.models import Purpose
from app.privacy.service import consents
from app.rulebook.topics.boards import BoardRules
from app.shop.models import Order
from app.shop.queries.orders import read_order
from app.shop.service import orders
from tests.archive.shelves import put
from tests.authority.given import let_others_act
from tests.custody.keeping import no_pictures
from tests.errands.scene import Scene
from tests.factories import Make
from tests.points.books import adopt, claim_by, give, step
from tests.points.test_reversals import ask, latest_entry
from tests.reviews.rows import asked_about
from tests.reviews.scene import set_rules
from tests.shop.goods import fund, offer, open_shop, place
from tests.trips.riding import known_office, planned_trip


class World:
    """People of every role in one village, town and county, and one of everything they work on."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.scene = Scene(make)
        self.people = self._people()
        self.tokens = {name: make.access_token(one.id) for name, one in self.people.items()}
        self.ids = {"region_id": self.scene.village.id, "village_id": self.scene.village.id}
        self._errands()
        self._points()
        self._custody()
        self._shop()
        self._places()
        self._word_and_proof()
        self._parked()
        self.grid_code = f"{self.scene.village.code}009"
        villager = self.people["resident"]
        with make.tx() as tx:
            self.phone = tx.vault.open(villager.phone_sealed)
        # Both come with signing in, which the arena does.
        self.code = self.cookies = ""

    def _people(self) -> dict[str, UserAccount]:
        scene, make = self.scene, self.make
        above = {Role.town_officer: scene.town}
        above |= dict.fromkeys((Role.county_officer, Role.auditor, Role.admin), scene.county)
        known = {"resident": scene.resident, "agent": scene.agent, "station_lead": scene.lead}
        return known | {
            role.value: make.user(role, above.get(role, scene.village), name=f"甲{role.value}")
            for role in Role
            if role.value not in known
        }

    def _errands(self) -> None:
        scene = self.scene
        relative = scene.relative()
        handled = scene.errand((scene.agent, "claim"), (scene.agent, "start"))
        done = scene.errand((scene.agent, "claim"), (scene.agent, "start"), (scene.agent, "complete"))
        joint = scene.errand((scene.agent, "claim"), (scene.agent, "add_part"))
        with self.make.tx() as tx:
            part = tx.session.exec(select(ErrandPart.id).where(ErrandPart.errand_id == joint.id)).one()
        self.ids |= {"joint": joint.id, "part_id": part}
        assert relative.resident_id is not None, "the son is on a roll"
        officer = self.people["county_officer"]
        asked_about(self.make, handled, rater=scene.resident, agent=scene.agent, officer=officer)
        set_rules(self.make, BoardRules, per_person=True)
        self.ids["lead_id"] = scene.lead.id
        self.ids |= self._words_given(handled.id)
        self.ids |= {"handled": handled.id, "done": done.id, "errand_id": scene.errand().id}
        signed = ((scene.agent, "claim"), (scene.agent, "complete"), (scene.resident, "sign"))
        filed = scene.errand(*signed, (scene.lead, "archive"))
        with scene.make.tx(scene.agent) as tx:
            self.ids["archive_id"] = put(tx, errand_id=filed.id).id
        self.ids |= {"item_id": scene.item.id, "service_item_id": scene.item.id}
        self.ids |= {"station_id": scene.station.id, "agent_id": scene.other_agent.id}
        self.ids |= {"relative_id": relative.resident_id}

    def _words_given(self, errand_id: uuid.UUID) -> dict[str, uuid.UUID]:
        """Let an agent act for the villager, and her son see to one case."""
        scene = self.scene
        agents = (scene.other_agent.id, scene.lead.id)
        given = let_others_act(
            self.make, scene.resident, agents=agents, item_id=scene.item.id, errand=str(errand_id)
        )
        self.authority_number = given["authority_number"]
        return {f"{name}_id": uuid.UUID(given[name]) for name in ("authority", "case_link")}

    def _points(self) -> None:
        make, villager, village = self.make, self.people["resident"], self.scene.village
        with make.tx() as tx:
            budgets.grant_budget(tx, village_id=village.id, amount=1000, reference="test:budget")
        adopt(make, village)
        give(make, villager.resident_id, "F02")
        self.ids["entry_id"] = latest_entry(make, villager.resident_id)
        self.ids["reversal_id"] = ask(make, self.people["reviewer"], villager.resident_id).id
        give(make, villager.resident_id, "B01")
        self.ids["entry_id"] = latest_entry(make, villager.resident_id)
        claim = claim_by(make, villager)
        checked = claim_by(make, villager, "C01")
        step(make, self.people["grid_worker"], checked, ClaimAction.check)
        assert villager.resident_id is not None, "the villager is on the roll"
        self.ids |= {"claim_id": claim.id, "checked": checked.id, "resident_id": villager.resident_id}

    def _custody(self) -> None:
        """Let the agent keep some money of the villager's, in a county that asks for no pictures."""
        no_pictures(self.make)
        draft = CustodyItemCreate(
            kind=CustodyKind.cash, description="交电费", amount_fen=900, errand_id=self.ids["handled"]
        )
        with self.make.tx(self.people["agent"]) as tx:
            self.ids["custody_item_id"] = take(tx, draft=draft).id
        self.ids["office_id"] = office_id = known_office(self.make)
        trip, task = planned_trip(
            self.make, self.people["agent"], self.scene.station, office_id, str(self.ids["handled"])
        )
        self.ids |= {"trip_id": uuid.UUID(trip), "trip_task_id": uuid.UUID(task)}

    def _shop(self) -> None:
        make, villager = self.make, self.people["resident"]
        shop = open_shop(make, self.scene.village)
        fund(make, villager.resident_id, 500)
        goods = offer(make, shop, stock=50)
        waiting, taken = place(make, villager, goods), place(make, villager, goods)
        self.pickup_code = self._code_of(waiting)
        taken_code = self._code_of(taken)
        with make.tx(self.people["shopkeeper"]) as tx:
            orders.collect(tx, pickup_code=taken_code)
        self.ids |= {"shop_id": shop.id, "offer_id": goods.id, "order_id": waiting.id, "taken": taken.id}

    def _code_of(self, order: Order) -> str:
        with self.make.tx(self.people["resident"]) as tx:
            code = read_order(tx, order=order).pickup_code
        assert code is not None, "the buyer sees the code"
        return code

    def _places(self) -> None:
        make, scene, villager = self.make, self.scene, self.people["resident"]
        self.ids |= {"grid": make.region(scene.village).id, "other_grid": make.region(scene.village).id}
        self.ids |= {"grant_id": make.grant(villager, Role.reviewer, scene.village).id}
        self.ids |= {"household_id": make.household(scene.village).id, "user_id": scene.other_agent.id}
        stream = io.BytesIO()
        Image.new("RGB", (32, 24), "red").save(stream, "PNG")
        self.picture = stream.getvalue()
        with make.tx(villager) as tx:
            calendar.set_day(tx, day=make.now.date(), is_working=False, note="村里赶集")
            self.ids["file_id"] = store_picture(tx, picture=read_picture(self.picture)).id

    def _word_and_proof(self) -> None:
        """Give a consent that can be taken back, an authenticator to be bound and one to be taken away."""
        make, step = self.make, timedelta(seconds=30)
        with make.tx(self.people["resident"]) as tx:
            consents.give(tx, purpose=Purpose.public_display, version=1)
        codes = {}
        for who in ("grid_worker", "reviewer"):
            with make.tx(self.people[who]) as tx:
                secret, _ = second_factors.begin(tx)
                totp = pyotp.TOTP(secret)
                if who == "reviewer":
                    # No code opens twice: the one of the step before is used up here.
                    second_factors.confirm(tx, code=totp.at(make.now - step))
                codes[who] = totp.at(make.now)
        self.unbound_code, self.bound_code = codes["grid_worker"], codes["reviewer"]

    def _parked(self) -> None:
        with self.make.tx() as tx:
            message = tx.session.scalars(select(OutboxMessage)).first()
            assert message is not None, "an errand was handed in"
            message.attempts = MAX_ATTEMPTS
            self.ids["message_id"] = message.id
