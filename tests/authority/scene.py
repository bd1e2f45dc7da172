"""A village with an elder, her son, her agents and a neighbour; and an authority among them."""

import uuid
from dataclasses import dataclass

from app.auth.models import UserAccount
from app.authority.models import Authority
from app.authority.schemas import AuthorityCreate, AuthorityMove
from app.authority.service import drafting, moves
from app.core.permissions import Role
from app.core.tx import Tx
from app.errands.item_schemas import ServiceItemUpdate
from app.errands.models import ServiceItem
from app.errands.service import catalogue
from app.files import service as files
from app.files.pictures import read_picture
from app.orgs.models import Region, Station
from app.people.models import Resident
from app.people.service import family
from tests.factories import Make
from tests.files.test_pictures import drawn


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody whom an authority concerns."""

    make: Make
    village: Region
    station: Station
    item: ServiceItem
    elder: UserAccount
    son: UserAccount
    agent: UserAccount
    colleague: UserAccount
    neighbour: Resident
    stranger: UserAccount

    @property
    def elder_id(self) -> uuid.UUID:
        return on_the_roll(self.elder)

    def draft(self, by: UserAccount, **more: object) -> Authority:
        """Write an authority of the elder for her agent."""
        wanted = {
            "principal_id": self.elder_id,
            "representative_id": self.agent.id,
            "item_ids": [self.item.id],
        } | more
        with self.make.tx(by) as tx:
            return drafting.create(tx, draft=AuthorityCreate.model_validate(wanted))

    def move(self, by: UserAccount, authority: Authority, action: str, /, **more: object) -> Authority:
        """Let somebody take a step."""
        with self.make.tx(by) as tx:
            step = AuthorityMove.model_validate({"action": action} | more)
            return moves.move(tx, authority_id=authority.id, step=step)

    def sign(self, by: UserAccount, authority: Authority) -> Authority:
        """Let the elder sign on somebody's phone."""
        return self.move(by, authority, "sign", given_by="signature", file_id=self.picture(by))

    def in_force(self, **more: object) -> Authority:
        """Make an authority that counts: the elder agreed on her own phone."""
        return self.move(self.elder, self.draft(self.elder, **more), "confirm")

    def picture(self, by: UserAccount) -> uuid.UUID:
        with self.make.tx(by) as tx:
            return stored(tx)


def stored(tx: Tx) -> uuid.UUID:
    """Store a picture of the actor."""
    return files.store_picture(tx, picture=read_picture(drawn())).id


def scene(make: Make) -> Scene:
    """Set the scene; the item asks for an authority."""
    village = make.village()
    item = make.service_item()
    with make.tx() as tx:
        item = catalogue.update_item(tx, item_id=item.id, changes=ServiceItemUpdate(needs_authority=True))
    elder = make.user(Role.resident, village, name="王秀英")
    son = make.user(Role.resident, make.village(), name="王磊")
    with make.tx() as tx:
        family.link_family(tx, elder_id=on_the_roll(elder), relative_id=on_the_roll(son), relation="儿子")
    return Scene(
        make=make,
        village=village,
        station=make.station(village),
        item=item,
        elder=elder,
        son=son,
        agent=make.user(Role.agent, village, name="李建国"),
        colleague=make.user(Role.agent, village, name="赵同事"),
        neighbour=make.resident(village, name="孙邻居"),
        stranger=make.user(Role.resident, make.village(), name="陌生人"),
    )


def on_the_roll(account: UserAccount) -> uuid.UUID:
    """Give who somebody is on the roll."""
    assert account.resident_id is not None, "a villager is on the roll"
    return account.resident_id
