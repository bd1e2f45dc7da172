"""An authority and a link that somebody gave: for the access matrix, and with marks in every column."""

import uuid
from datetime import timedelta

from app.auth.models import UserAccount
from app.authority.models import Authority, AuthorityState, AuthorityStep, Capacity, GivenBy, Power
from app.authority.schemas import AuthorityCreate, AuthorityMove
from app.authority.service import drafting, moves
from app.authority.states import AuthorityAction
from app.core.tx import Tx
from app.guests.models import CaseLink, GuestPurpose
from app.guests.schemas import CaseLinkCreate
from app.guests.service.links import create_link
from app.people.models import Resident
from tests.factories import Make


def let_others_act(
    make: Make, account: UserAccount, *, agents: tuple[uuid.UUID, uuid.UUID], item_id: uuid.UUID, errand: str
) -> dict[str, str]:
    """Let the first agent who is another act for an account, and a guest see to one case."""
    agent_id = next(one for one in agents if one != account.id)
    wanted = AuthorityCreate(representative_id=agent_id, item_ids=[item_id])
    draft = CaseLinkCreate(guest_name="儿子", purposes=[GuestPurpose.confirm])
    with make.tx(account) as tx:
        made = drafting.create(tx, draft=wanted)
        moves.move(tx, authority_id=made.id, step=AuthorityMove(action=AuthorityAction.confirm))
        link = create_link(tx, errand_id=uuid.UUID(errand), draft=draft)
        assert link.token is not None, "told when it is made"
        return {
            "authority": str(made.id),
            "authority_number": made.number,
            "case_link": str(link.id),
            "guest_token": link.token,
        }


def leave_marks(
    tx: Tx, *, resident: Resident, user: UserAccount, errand_id: uuid.UUID, name: str, words: str
) -> None:
    """Put a person's name and words into an authority and a link of hers."""
    authority = Authority(
        county_id=user.county_id,
        number="WABCDEFGHJKLM",
        state=AuthorityState.in_force,
        path=resident.path,
        principal_id=resident.id,
        representative_id=user.id,
        capacity=Capacity.family,
        powers=[Power.submit],
        words=words,
        starts_on=tx.today,
        ends_on=tx.today,
        given_by=GivenBy.signature,
        created_by=user.id,
        created_at=tx.now,
    )
    tx.session.add(authority)
    tx.session.flush()
    step = AuthorityStep(
        county_id=user.county_id,
        authority_id=authority.id,
        action="sign",
        actor_id=user.id,
        actor_name=name,
        note=words,
        at=tx.now,
    )
    tx.session.add(step)
    _leave_link(tx, resident=resident, user=user, errand_id=errand_id, name=name)


def _leave_link(tx: Tx, *, resident: Resident, user: UserAccount, errand_id: uuid.UUID, name: str) -> None:
    guest = UserAccount(county_id=user.county_id, name=f"{name}的儿子", created_at=tx.now)
    tx.session.add(guest)
    tx.session.flush()
    link = CaseLink(
        county_id=user.county_id,
        errand_id=errand_id,
        beneficiary_id=resident.id,
        guest_account_id=guest.id,
        token_hash="t-own",
        device_hash="device-own",
        pin_index="pin-own",
        purposes=["see"],
        guest_name=guest.name,
        uses_max=1,
        in_presence=False,
        created_by=user.id,
        created_at=tx.now,
        expires_at=tx.now + timedelta(days=1),
    )
    tx.session.add(link)
