"""Who may do what, where: roles, permissions, and the reach of a grant over the region tree."""

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_

from app.core.duties import Duty


class Role(StrEnum):
    """A part a person plays at a region, valid for everything under it."""

    resident = "resident"
    agent = "agent"
    station_lead = "station_lead"
    grid_worker = "grid_worker"
    reviewer = "reviewer"
    shopkeeper = "shopkeeper"
    town_officer = "town_officer"
    county_officer = "county_officer"
    auditor = "auditor"
    admin = "admin"


ROLE_LABELS: dict[Role, str] = {
    Role.resident: "村民",
    Role.agent: "代办员",
    Role.station_lead: "站长",
    Role.grid_worker: "网格员",
    Role.reviewer: "积分评议员",
    Role.shopkeeper: "积分超市店主",
    Role.town_officer: "镇干部",
    Role.county_officer: "县干部",
    Role.auditor: "审计员",
    Role.admin: "系统管理员",
}


class Permission(StrEnum):
    """One thing that an endpoint lets a person do."""

    account_use = "account_use"
    file_upload = "file_upload"
    errand_view = "errand_view"
    errand_submit = "errand_submit"
    errand_submit_for_others = "errand_submit_for_others"
    errand_handle = "errand_handle"
    errand_assign = "errand_assign"
    errand_supervise = "errand_supervise"
    points_view = "points_view"
    points_view_all = "points_view_all"
    claim_submit = "claim_submit"
    claim_check = "claim_check"
    claim_review = "claim_review"
    reversal_request = "reversal_request"
    reversal_approve = "reversal_approve"
    budget_grant = "budget_grant"
    rules_adopt = "rules_adopt"
    ledger_verify = "ledger_verify"
    shop_view = "shop_view"
    order_place = "order_place"
    order_collect = "order_collect"
    shop_manage = "shop_manage"
    resident_view = "resident_view"
    resident_register = "resident_register"
    resident_import = "resident_import"
    station_manage = "station_manage"
    region_manage = "region_manage"
    catalogue_manage = "catalogue_manage"
    grant_manage = "grant_manage"
    audit_view = "audit_view"
    data_request_decide = "data_request_decide"
    ops_manage = "ops_manage"
    rulebook_amend = "rulebook_amend"
    archive_decide = "archive_decide"


P = Permission
_EVERYONE = {P.account_use, P.file_upload, P.errand_view, P.points_view, P.shop_view}
# Agents, reviewers and shopkeepers are neighbours too: what they earn they may spend.
_NEIGHBOUR = {P.claim_submit, P.order_place}
_VILLAGER = {P.errand_submit} | _NEIGHBOUR
_AGENT = {P.errand_submit, P.errand_submit_for_others, P.errand_handle, P.resident_view, P.resident_register}
_LEAD = _AGENT | {P.errand_assign, P.station_manage}
_OFFICER = (
    _LEAD
    | {P.errand_supervise, P.resident_import, P.grant_manage, P.points_view_all}
    | {P.claim_check, P.claim_review, P.reversal_request, P.reversal_approve, P.rules_adopt}
    | {P.data_request_decide}
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.resident: frozenset(_EVERYONE | _VILLAGER),
    Role.agent: frozenset(_EVERYONE | _NEIGHBOUR | _AGENT),
    Role.station_lead: frozenset(_EVERYONE | _NEIGHBOUR | _LEAD),
    Role.grid_worker: frozenset(_EVERYONE | _NEIGHBOUR | {P.resident_view, P.claim_check}),
    Role.reviewer: frozenset(
        _EVERYONE
        | _NEIGHBOUR
        | {P.claim_check, P.claim_review, P.reversal_request, P.points_view_all, P.resident_view}
    ),
    Role.shopkeeper: frozenset(_EVERYONE | _NEIGHBOUR | {P.order_collect, P.shop_manage}),
    Role.town_officer: frozenset(_EVERYONE | _OFFICER),
    Role.county_officer: frozenset(
        _EVERYONE
        | _OFFICER
        | {P.budget_grant, P.region_manage, P.catalogue_manage, P.rulebook_amend, P.archive_decide}
    ),
    Role.auditor: frozenset(
        _EVERYONE | {P.errand_supervise, P.points_view_all, P.ledger_verify, P.audit_view}
    ),
    Role.admin: frozenset(
        _EVERYONE
        | {P.region_manage, P.station_manage, P.grant_manage, P.resident_import, P.resident_view}
        | {P.resident_register, P.ledger_verify, P.catalogue_manage, P.ops_manage}
    ),
}

# A person hands out only roles below the own one.
ROLE_RANK: dict[Role, int] = {
    Role.resident: 0,
    Role.agent: 1,
    Role.grid_worker: 1,
    Role.reviewer: 1,
    Role.shopkeeper: 1,
    Role.station_lead: 2,
    Role.town_officer: 3,
    Role.county_officer: 4,
    Role.auditor: 4,
    Role.admin: 5,
}

SYSTEM_USER_ID = uuid.UUID(int=0)


@dataclass(frozen=True, slots=True)
class Reach:
    """A role at a region, and that region's path: the role holds for every path that begins with it."""

    role: Role
    region_id: uuid.UUID
    path: str
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts in this request; `resident_id` is None for people who are on no roll."""

    user_id: uuid.UUID
    county_id: uuid.UUID
    name: str
    session_id: uuid.UUID | None = None
    resident_id: uuid.UUID | None = None
    reaches: tuple[Reach, ...] = field(default=())
    duty: Duty | None = None
    # The one case of a guest who holds a link to it, and is nobody else here.
    errand_id: uuid.UUID | None = None

    @property
    def is_system(self) -> bool:
        """Tell whether no person acts but the system itself."""
        return self.user_id == SYSTEM_USER_ID

    def can(self, permission: Permission, path: str | None = None) -> bool:
        """Tell whether any grant gives the permission, at a region's path if one is given."""
        return any(
            permission in ROLE_PERMISSIONS[reach.role] and (path is None or path.startswith(reach.path))
            for reach in self.reaches
        )

    def paths(self, permission: Permission) -> list[str]:
        """Give the paths below which the permission holds."""
        return sorted({reach.path for reach in self.reaches if permission in ROLE_PERMISSIONS[reach.role]})

    @property
    def rank(self) -> int:
        """Give the rank of the highest role, -1 without any."""
        return max((ROLE_RANK[reach.role] for reach in self.reaches), default=-1)


def system_actor(county_id: uuid.UUID) -> Actor:
    """Give the actor for what happens by itself in a county."""
    return Actor(user_id=SYSTEM_USER_ID, county_id=county_id, name="系统")


def in_reach(path: Any, actor: Actor, permission: Permission) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped path column
    """Give the SQL twin of `Actor.can`: the path column lies below a grant with the permission."""
    return or_(false(), *(below(path, prefix) for prefix in actor.paths(permission)))


def below(path: Any, prefix: str) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped path column
    """Give the condition that a path begins with a prefix, as a range that an index serves.

    A path ends with a slash and holds only hex digits and slashes, so the next character after the
    slash, "0", closes the range.
    """
    assert prefix.endswith("/"), "a path ends with a slash"
    return and_(path >= prefix, path < prefix[:-1] + "0")
