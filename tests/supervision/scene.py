"""A village with a late errand, and the levels above that ask about it."""

from datetime import timedelta

from sqlmodel import select

from app.auth.models import UserAccount
from app.core.events import OutboxMessage
from app.core.permissions import Role
from app.errands.events import ErrandMoved
from app.errands.models import Errand
from app.supervision.handlers import on_errand_moved
from app.supervision.models import ProblemCase, Supervision
from app.supervision.schemas import StepCreate, SupervisionCreate
from app.supervision.service import chain, proposals
from tests.errands.scene import Scene
from tests.factories import Make

DAY = timedelta(days=1)


class Late:
    """The scene of an errand that was claimed and is due in three working days: Monday 23 November."""

    def __init__(self, make: Make) -> None:
        self.make, self.scene = make, Scene(make)
        scene = self.scene
        self.errand: Errand = scene.errand((scene.agent, "claim"), (scene.agent, "start"))
        self.town = scene.officer()
        self.county = make.user(Role.county_officer, scene.county, name="县里马科长")

    def begin(self, account: UserAccount, kind: str, *, later: timedelta = timedelta()) -> Supervision:
        draft = SupervisionCreate.model_validate({"kind": kind, "reason": "群众等着用"})
        with self.make.tx(account, later=later) as tx:
            return chain.begin(tx, errand_id=self.errand.id, draft=draft)

    def take(
        self,
        account: UserAccount,
        row: Supervision,
        action: str,
        *,
        note: str = "说明",
        later: timedelta = timedelta(),
    ) -> Supervision:
        step = StepCreate.model_validate({"action": action, "note": note})
        with self.make.tx(account, later=later) as tx:
            return chain.move(tx, supervision_id=row.id, step=step)

    def propose(self, *, later: timedelta) -> int:
        with self.make.tx(later=later) as tx:
            return proposals.propose(tx)

    def rows(self) -> list[Supervision]:
        with self.make.database.transaction(write=False) as session:
            return list(session.exec(select(Supervision).order_by(Supervision.position)))  # type: ignore[arg-type]

    def states(self) -> list[tuple[str, str]]:
        return [(row.kind, row.state) for row in self.rows()]

    def problems(self) -> list[ProblemCase]:
        with self.make.database.transaction(write=False) as session:
            return list(session.exec(select(ProblemCase)))

    def tell(self) -> None:
        """Deliver what the errands told, again where it was delivered before."""
        with self.make.tx() as tx:
            told = tx.session.exec(select(OutboxMessage).where(OutboxMessage.kind == "ErrandMoved")).all()
            for message in told:
                on_errand_moved(tx, ErrandMoved.model_validate(message.payload))
