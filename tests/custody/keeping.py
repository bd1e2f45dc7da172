"""A village whose agents keep things for a villager, and the shortest way to let them."""

import uuid
from typing import Any

from sqlalchemy import delete
from sqlmodel import col

from app.auth.models import Grant, UserAccount
from app.core.permissions import Role
from app.custody.models import CustodyItem, CustodyKind
from app.custody.schemas import CustodyItemCreate, CustodyTransitionCreate
from app.custody.service.moves import move
from app.custody.service.taking import take
from app.errands.models import Errand
from app.files.pictures import Picture
from app.files.service import store_picture
from app.orgs.models import Station
from app.rulebook.models import RulebookEdition
from app.rulebook.topics.custody import CustodyRules
from tests.errands.scene import Scene
from tests.factories import Make

API = "/api/v1/custody"
PROVEN = {"take", "give_back", "give_back_witnessed", "spend"}
PICTURE = Picture(b"jpg", b"jpg", width=1, height=1, sha256="b" * 64)


class Keeping:
    """One errand in an agent's hands, and things that are taken for it."""

    def __init__(self, make: Make) -> None:
        self.make, self.scene = make, Scene(make)
        self.agent, self.other_agent = self.scene.agent, self.scene.other_agent
        self.owner, self.lead, self.station = self.scene.resident, self.scene.lead, self.scene.station
        self.errand: Errand = self.scene.errand((self.agent, "claim"))

    def foreign_lead(self) -> UserAccount:
        return self.make.user(Role.station_lead, self.make.village(), name="外村站长")

    def picture(self, account: UserAccount) -> str:
        """Store a picture of an account."""
        with self.make.tx(account) as tx:
            return str(store_picture(tx, picture=PICTURE).id)

    def draft(self, **changes: object) -> dict[str, Any]:
        """Give the body that takes the villager's household register."""
        least = {"kind": "original", "description": "户口簿", "errand_id": str(self.errand.id)}
        return {**least, "file_ids": [self.picture(self.agent)], **changes}

    def thing(self, *steps: tuple[UserAccount, str], **changes: object) -> CustodyItem:
        """Let the agent take a thing, and take steps."""
        draft = CustodyItemCreate.model_validate(self.draft(**changes))
        with self.make.tx(self.agent) as tx:
            item = take(tx, draft=draft)
        for account, action in steps:
            item = self.move(account, item, action)
        return item

    def cash(self, fen: int, **changes: object) -> CustodyItem:
        """Let the agent take money."""
        return self.thing(kind="cash", description="交医保", amount_fen=fen, **changes)

    def move(self, account: UserAccount, item: CustodyItem, action: str, **changes: object) -> CustodyItem:
        """Take one step with the least that it asks for."""
        step = CustodyTransitionCreate.model_validate(self.step(account, action, **changes))
        with self.make.tx(account) as tx:
            return move(tx, item_id=item.id, step=step)

    def step(self, account: UserAccount, action: str, **changes: object) -> dict[str, Any]:
        """Give the body of a step."""
        body: dict[str, Any] = {"action": action, **self._least(action)}
        if action in PROVEN:
            body["file_ids"] = [self.picture(account)]
        return {**body, **changes}

    def _least(self, action: str) -> dict[str, Any]:
        note = {"note": "因为"}
        fields: dict[str, dict[str, Any]] = {
            "spend": note,
            "hand_over": {"station_id": str(self.station.id), "agent_id": str(self.other_agent.id)},
            "to_office": {"office": "县政务大厅"},
            "give_back_witnessed": {"witness": "邻居张大爷在场"},
        }
        noted = ("decline", "hand_in", "recall", "object", "report_damaged", "report_lost", "found", "settle")
        return note if action in noted else fields.get(action, {})

    def dismiss(self, account: UserAccount) -> None:
        """Take an account's roles back."""
        with self.make.database.transaction() as session:
            session.execute(delete(Grant).where(col(Grant.user_id) == account.id))

    def reload(self, item: CustodyItem) -> CustodyItem:
        with self.make.database.transaction(write=False) as session:
            return session.get_one(CustodyItem, item.id)

    def on_roll(self, account: UserAccount) -> uuid.UUID:
        assert account.resident_id is not None, "a villager is on the roll"
        return account.resident_id


def no_pictures(make: Make) -> None:
    """Let the county ask for no pictures."""
    values = {"needs_photo": False, "receipt_needs_photo": False}
    with make.tx() as tx:
        tx.session.add(
            RulebookEdition(
                county_id=make.county().id,
                topic=CustodyRules.KEY,
                version=1,
                effective_from=make.now.date(),
                values=values,
                note="县里定的",
                adopted_by=tx.actor.user_id,
                adopted_by_name="县干部",
                created_at=tx.now,
            )
        )


def kept_key(make: Make, agent: UserAccount, errand_id: uuid.UUID) -> uuid.UUID:
    """Let an agent take a key for an errand in a county that asks for no pictures."""
    draft = CustodyItemCreate(kind=CustodyKind.key, description="大门钥匙", errand_id=errand_id)
    with make.tx(agent) as tx:
        return take(tx, draft=draft).id


def key_kept_at(make: Make, agent: UserAccount, station: Station, resident_id: uuid.UUID) -> uuid.UUID:
    """Let an agent take somebody's key at a station, for no errand."""
    draft = CustodyItemCreate(
        kind=CustodyKind.key, description="大门钥匙", resident_id=resident_id, station_id=station.id
    )
    with make.tx(agent) as tx:
        return take(tx, draft=draft).id
