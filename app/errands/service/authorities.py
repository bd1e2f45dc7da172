"""Whoever acts in another's name on an item that asks for it has her authority, on the day of the step."""

from app.authority.models import Authority, Power
from app.authority.service.uses import AuthorityNeeded, find_to_submit, use_for_step
from app.core.errors import InvalidInput
from app.core.tx import Tx
from app.errands.models import Errand, ServiceItem
from app.errands.queries.reach import case_of
from app.errands.schemas import ErrandCreate, TransitionCreate
from app.errands.service.parties import Parties
from app.errands.states import ACTION_LABELS, ErrandAction
from app.errands.ties import is_staff

A = ErrandAction
# What somebody does in the beneficiary's name: staff who resubmit, family who resubmits, signs, withdraws.
_IN_HER_NAME = {A.resubmit: Power.submit, A.sign: Power.result, A.withdraw: Power.submit}


def authority_for(tx: Tx, *, draft: ErrandCreate, item: ServiceItem, parties: Parties) -> Authority | None:
    """Give the authority by which a new errand is asked for; one that is named must cover it."""
    is_own = parties.beneficiary_id == tx.actor.resident_id
    if draft.authority_id is None:
        if item.needs_authority and not is_own:
            raise AuthorityNeeded(f"替别人办“{item.name}”要有本人的委托书，请先写好，再选这份委托书提交")
        return None
    if is_own:
        raise InvalidInput.at("/authority_id", "给自己办不用委托书")
    return find_to_submit(
        tx, authority_id=draft.authority_id, principal_id=parties.beneficiary_id, item_id=item.id
    )


def object_to_step(tx: Tx, errand: Errand, step: TransitionCreate) -> None:
    """Raise AuthorityNeeded for a step in her name that nothing covers: for moves.OBJECTIONS."""
    power = _IN_HER_NAME.get(step.action)
    # Only a link that she made herself lets a guest sign; nobody else gives her hand away.
    is_guest = tx.actor.errand_id == errand.id
    if power is None or is_guest or errand.beneficiary_id == tx.actor.resident_id:
        return
    item = tx.session.get_one(ServiceItem, errand.service_item_id)
    if not item.needs_authority or not _acts_in_her_name(tx, errand, step):
        return
    use_for_step(
        tx,
        principal_id=errand.beneficiary_id,
        item_id=item.id,
        errand_id=errand.id,
        power=power,
        step=step.action,
        label=ACTION_LABELS[step.action],
    )


def _acts_in_her_name(tx: Tx, errand: Errand, step: TransitionCreate) -> bool:
    """Tell a hand in her place from a witness, and from who takes back what they typed themselves."""
    if step.action is A.sign:
        return step.by != "witness"
    if step.action is A.withdraw:
        case = case_of(tx, errand)
        return case.is_family or not is_staff(case, tx.actor)
    return True
