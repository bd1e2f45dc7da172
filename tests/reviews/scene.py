"""A village where an errand was done and rated badly, and everybody who has to do with it."""

from datetime import timedelta
from typing import Any

from sqlmodel import select

from app.auth.models import UserAccount
from app.core.events import OutboxMessage
from app.core.permissions import SYSTEM_USER_ID, Actor, Role
from app.errands.events import ErrandRated
from app.errands.models import Errand
from app.errands.schemas import TransitionCreate
from app.errands.service.moves import move as move_errand
from app.guests.models import CaseLink, GuestPurpose
from app.guests.schemas import CaseLinkCreate
from app.guests.service.links import create_link
from app.reviews.handlers import on_errand_rated
from app.reviews.models import Rectification
from app.reviews.queries.rectifications import read_rectification
from app.reviews.schemas import RectificationRead, StepCreate
from app.reviews.service.moves import move
from app.rulebook.models import RulebookEdition
from app.rulebook.topics.settings import Topic
from tests.errands.scene import Scene
from tests.factories import Make

DONE = ("claim", "complete")
LEAST: dict[str, dict[str, Any]] = {
    "contact": {"means": "phone", "note": "大娘说跑了三趟"},
    "fix": {"note": "上门道歉，当场补办好了"},
    "rate_again": {"score": 4},
    "appeal": {"note": "那天停电"},
    "request_exclusion": {"note": "点错了，本人说是满意"},
    "approve_exclusion": {"note": "核实过录音"},
    "refuse_exclusion": {"note": "本人说没有点错"},
    "redo": {"note": "证还没送到"},
}


class BadRating:
    """The scene of an errand, rated 2, and its rectification."""

    def __init__(self, make: Make, *, score: int = 2, by_link: bool = False) -> None:
        self.make, self.scene = make, Scene(make)
        scene = self.scene
        self.errand: Errand = scene.errand(*((scene.agent, one) for one in DONE))
        if by_link:
            self._rate_by_link(score)
        else:
            scene.take(scene.resident, self.errand, "rate", score=score, comment="跑了三趟")
        self.officer = scene.officer()
        self.second_officer = make.user(Role.town_officer, scene.town, name="何副镇长")
        self.tell()

    def _rate_by_link(self, score: int) -> None:
        """Let somebody far away rate, by a link that the villager sent."""
        errand, draft = self.errand, CaseLinkCreate(guest_name="王磊", purposes=[GuestPurpose.rate])
        with self.make.tx(self.scene.resident) as tx:
            create_link(tx, errand_id=errand.id, draft=draft)
            guest_id = tx.session.exec(select(CaseLink.guest_account_id)).one()
        guest = Actor(user_id=guest_id, county_id=errand.county_id, name="王磊（链接）", errand_id=errand.id)
        with self.make.tx(guest) as tx:
            rate = {"action": "rate", "score": score, "comment": "跑了三趟"}
            move_errand(tx, errand_id=errand.id, step=TransitionCreate.model_validate(rate))

    def tell(self) -> None:
        """Deliver what the ratings told, again where it was delivered before."""
        with self.make.tx() as tx:
            told = tx.session.exec(select(OutboxMessage).where(OutboxMessage.kind == "ErrandRated")).all()
            for message in told:
                on_errand_rated(tx, ErrandRated.model_validate(message.payload))

    def rows(self) -> list[Rectification]:
        with self.make.database.transaction(write=False) as session:
            return list(session.exec(select(Rectification)).all())

    @property
    def row(self) -> Rectification:
        return self.rows()[0]

    def take(
        self, account: UserAccount, action: str, *, later: timedelta = timedelta(), **changes: object
    ) -> Rectification:
        """Take one step with the least that it asks for."""
        least = {"handler_id": self.scene.lead.id} if action == "assign" else LEAST.get(action, {})
        step = StepCreate.model_validate({"action": action, **least, **changes})
        with self.make.tx(account, later=later) as tx:
            return move(tx, rectification_id=self.row.id, step=step)

    def read(self, account: UserAccount) -> RectificationRead:
        with self.make.tx(account) as tx:
            return read_rectification(tx, rectification_id=self.row.id)

    def fixed(self) -> Rectification:
        """Let the officer give it to the lead, who puts it right."""
        self.take(self.officer, "assign")
        self.take(self.scene.lead, "contact")
        return self.take(self.scene.lead, "fix")


def set_rules(make: Make, topic: type[Topic], **values: object) -> None:
    """Let the county have other rules of a topic, from today on."""
    edition = RulebookEdition(
        county_id=make.county().id,
        topic=topic.KEY,
        version=1,
        effective_from=make.now.date(),
        values=values,
        note="县里定的",
        adopted_by=SYSTEM_USER_ID,
        adopted_by_name="县里",
        created_at=make.now,
    )
    with make.database.transaction() as session:
        session.add(edition)
