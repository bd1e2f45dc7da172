"""A new authority: whose, to whom, for what, until when; not in force before it is signed."""

import secrets
import uuid
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from app.auth.models import UserAccount
from app.auth.queries import staff_at
from app.auth.service.actors import actor_of
from app.authority.models import Authority, AuthorityItem, AuthorityState, AuthorityStep, Capacity
from app.authority.queries.board import BOARD
from app.authority.schemas import AuthorityCreate, CandidateRead
from app.authority.states import CAPACITY_LABELS
from app.core.errors import InvalidInput, NotAllowed
from app.core.pages import Items
from app.core.permissions import Permission
from app.core.tx import Tx
from app.people.models import FamilyLink, Resident
from app.people.queries import is_family
from app.rulebook.queries import rules_in_force
from app.rulebook.topics.authority import AuthorityRules

# Without the letters and digits that are mistaken for one another on paper.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_NUMBER_LETTERS = 12


def create(tx: Tx, *, draft: AuthorityCreate) -> Authority:
    """Write an authority down; raises InvalidInput for whom or what it cannot name."""
    principal = find_principal(tx, resident_id=draft.principal_id)
    capacity = _capacity(tx, principal, draft.representative_id)
    rules = rules_in_force(tx, AuthorityRules)
    ends_on = draft.ends_on or tx.today + timedelta(days=rules.default_days)
    latest = tx.today + timedelta(days=rules.max_days)
    if not tx.today <= ends_on <= latest:
        raise InvalidInput.at("/ends_on", f"请选今天到 {latest} 之间的日期（最长 {rules.max_days} 天）")
    authority = Authority(
        county_id=principal.county_id,
        number="W" + "".join(secrets.choice(_LETTERS) for _ in range(_NUMBER_LETTERS)),
        state=AuthorityState.draft,
        path=principal.path,
        principal_id=principal.id,
        representative_id=draft.representative_id,
        capacity=capacity,
        powers=list(dict.fromkeys(draft.powers)),
        words=draft.words,
        starts_on=tx.today,
        ends_on=ends_on,
        uses_max=draft.uses_max,
        created_by=tx.actor.user_id,
        created_at=tx.now,
    )
    tx.session.add(authority)
    tx.session.flush()
    tx.session.add_all(_items(tx, authority, draft))
    record(tx, authority, action="create")
    return authority


def record(
    tx: Tx,
    authority: Authority,
    *,
    action: str,
    note: str = "",
    errand_id: uuid.UUID | None = None,
    errand_step: str = "",
) -> None:
    """Write down one step in its life, or one use of it."""
    step = AuthorityStep(
        county_id=authority.county_id,
        authority_id=authority.id,
        action=action,
        errand_id=errand_id,
        errand_step=errand_step,
        actor_id=tx.actor.user_id,
        actor_name=tx.actor.name,
        note=note,
        at=tx.now,
    )
    tx.session.add(step)
    tx.session.flush()


def find_principal(tx: Tx, *, resident_id: uuid.UUID | None) -> Resident:
    """Give whose authority it is: one's own, or that of somebody beside whom the actor may stand."""
    wanted = resident_id or tx.actor.resident_id
    if wanted is None:
        raise InvalidInput.at("/principal_id", "您还没有登记在居民名册上，请到代办站登记后再写委托书")
    principal = tx.session.get(Resident, wanted)
    is_own = wanted == tx.actor.resident_id
    attends = principal is not None and tx.actor.can(Permission.errand_submit_for_others, principal.path)
    if principal is None or not (is_own or attends):
        if not tx.actor.can(Permission.errand_submit_for_others):
            raise NotAllowed("委托书只能由本人写，或请代办员在本人身边代写")
        raise InvalidInput.at("/principal_id", "没有找到这位委托人，请重新查找")
    if principal.moved_out_on is not None:
        raise InvalidInput.at("/principal_id", "这位居民已经迁出")
    return principal


def candidates(tx: Tx, *, principal_id: uuid.UUID | None) -> Items[CandidateRead]:
    """List to whom a principal may give it: family who is confirmed, and the agents of her station."""
    principal = find_principal(tx, resident_id=principal_id)
    family = tx.session.execute(
        select(col(UserAccount.id), col(UserAccount.name), col(FamilyLink.relation))
        .join(FamilyLink, col(FamilyLink.relative_id) == col(UserAccount.resident_id))
        .where(
            col(FamilyLink.elder_id) == principal.id,
            col(FamilyLink.confirmed_at).is_not(None),
            col(FamilyLink.ended_at).is_(None),
            col(UserAccount.is_active),
        )
        .order_by(col(FamilyLink.created_at))
    ).all()
    found = [
        CandidateRead(user_id=row[0], name=row[1], capacity=Capacity.family, label=row[2] or "家人")
        for row in family
    ]
    known = {one.user_id for one in found}
    found += [
        CandidateRead(
            user_id=one.user_id,
            name=one.name,
            capacity=Capacity.agent,
            label=CAPACITY_LABELS[Capacity.agent],
        )
        for one in staff_at(tx, [principal.path])[principal.path]
        if one.user_id not in known
    ]
    own = tx.session.scalars(
        select(col(UserAccount.id)).where(col(UserAccount.resident_id) == principal.id)
    ).first()
    return Items(items=[one for one in found if one.user_id != own])


def _capacity(tx: Tx, principal: Resident, user_id: uuid.UUID) -> Capacity:
    user = tx.session.get(UserAccount, user_id)
    if user is None or user.county_id != principal.county_id or not user.is_active:
        raise InvalidInput.at("/representative_id", "没有找到这位受托人")
    if user.resident_id == principal.id:
        raise InvalidInput.at("/representative_id", "受托人应是另一个人")
    if user.resident_id and is_family(tx, elder_id=principal.id, relative_id=user.resident_id):
        return Capacity.family
    if actor_of(tx.session, user_id=user_id).can(Permission.errand_handle, principal.path):
        return Capacity.agent
    raise InvalidInput.at("/representative_id", "只能委托已确认的家人，或本地的代办员")


def _items(tx: Tx, authority: Authority, draft: AuthorityCreate) -> list[AuthorityItem]:
    names = BOARD.items(tx, draft.item_ids)
    if set(names) != set(draft.item_ids):
        raise InvalidInput.at("/item_ids", "有的事项没有找到或已经停办，请重新选择")
    if not set(draft.categories) <= set(BOARD.classes):
        raise InvalidInput.at("/categories", "没有这一类事项")
    return [
        *(_item(authority, name=name, item_id=key) for key, name in names.items()),
        *(
            _item(authority, name=f"{BOARD.classes[code]}（整类）", category=code)
            for code in dict.fromkeys(draft.categories)
        ),
    ]


def _item(
    authority: Authority, *, name: str, item_id: uuid.UUID | None = None, category: str = ""
) -> AuthorityItem:
    return AuthorityItem(
        county_id=authority.county_id,
        authority_id=authority.id,
        service_item_id=item_id,
        category=category,
        name=name,
    )
