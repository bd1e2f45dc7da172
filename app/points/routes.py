"""Points over HTTP: accounts, rules, claims, the public board, reversals, budgets, the proof of the books."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from app.core.clock import Day
from app.core.db import new_id
from app.core.errors import NotFound
from app.core.pages import DEFAULT_LIMIT, Cursor, Items, Limit, Page
from app.core.permissions import Permission
from app.core.tx import Tx
from app.core.web import public, requires
from app.ledger.service.verify import verify
from app.orgs.models import Region
from app.points.models import ClaimAction, ClaimState, ReversalAction, ReversalState
from app.points.queries import accounts, claims, reversals, rules
from app.points.schemas import (
    AccountRead,
    BudgetCreate,
    BudgetRead,
    ClaimCreate,
    ClaimRead,
    ClaimTransitionCreate,
    EntryRead,
    PublicationRead,
    ReversalCreate,
    ReversalRead,
    ReversalTransitionCreate,
    RuleSetCreate,
    RuleSetRead,
    SealsRead,
    VerificationRead,
)
from app.points.service import budgets
from app.points.service import claims as claim_service
from app.points.service import reversals as reversal_service
from app.points.service import rules as rule_service

router = APIRouter(tags=["积分"])


@router.get("/points/accounts/mine")
@requires(Permission.points_view)
def read_my_account(tx: Tx) -> AccountRead:
    """Give my passbook's first page."""
    return accounts.read_account(tx, purse=accounts.my_purse(tx))


@router.get("/points/accounts/{account_id}")
@requires(Permission.points_view)
def read_account(tx: Tx, account_id: uuid.UUID) -> AccountRead:
    """Give an account in my reach."""
    purse = accounts.get_purse(tx, account_id=account_id)
    accounts.note_read(tx, purse=purse)
    return accounts.read_account(tx, purse=purse)


@router.get("/points/accounts/{account_id}/entries")
@requires(Permission.points_view)
def list_entries(
    tx: Tx,
    account_id: uuid.UUID,
    *,
    since: Annotated[Day | None, Query(alias="from")] = None,
    until: Annotated[Day | None, Query(alias="to")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[EntryRead]:
    """List what came and went, newest first; `from` and `to` are whole days."""
    purse = accounts.get_purse(tx, account_id=account_id)
    accounts.note_read(tx, purse=purse)
    return accounts.entries_page(tx, purse=purse, since=since, until=until, cursor=cursor, limit=limit)


@router.get("/points/rules")
@requires(Permission.points_view)
def read_rules(tx: Tx, region_id: Annotated[uuid.UUID | None, Query()] = None) -> RuleSetRead:
    """Give the rules in force at a place."""
    return rules.read_rules(tx, region_id=region_id)


@router.post("/points/rules", status_code=201)
@requires(Permission.rules_adopt)
def adopt_rules(tx: Tx, body: RuleSetCreate) -> RuleSetRead:
    """Put a new version of the rules in force, as the villagers voted."""
    adopted = rule_service.adopt(
        tx, region_id=body.region_id, effective_from=body.effective_from, note=body.note, rules=body.rules
    )
    return RuleSetRead(
        version=adopted.version,
        effective_from=adopted.effective_from,
        region_id=adopted.region_id,
        note=adopted.note,
        rules=[rules.read_rule(rule) for rule in body.rules],
    )


@router.get("/points/claims")
@requires(Permission.points_view)
def list_claims(
    tx: Tx,
    *,
    scope: Literal["mine", "review"] = "mine",
    state: Annotated[ClaimState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ClaimRead]:
    """List my claims, or those I judge."""
    return claims.claims_page(tx, scope=scope, state=state, cursor=cursor, limit=limit)


@router.get("/points/claims/{claim_id}")
@requires(Permission.points_view)
def read_claim(tx: Tx, claim_id: uuid.UUID) -> ClaimRead:
    """Give one claim with its history."""
    return claims.read_claim(tx, claim=claims.get_claim(tx, claim_id=claim_id))


@router.post("/points/claims", status_code=201)
@requires(Permission.claim_submit)
def create_claim(tx: Tx, body: ClaimCreate) -> ClaimRead:
    """Say what I or my family did."""
    claim = claim_service.submit(tx, **body.model_dump())
    return claims.read_claim(tx, claim=claim)


@router.post("/points/claims/{claim_id}/transitions", status_code=201)
@requires(Permission.points_view)
def move_claim(tx: Tx, claim_id: uuid.UUID, body: ClaimTransitionCreate) -> ClaimRead:
    """Take one step of a claim."""
    claim = claims.get_claim(tx, claim_id=claim_id, lock=True)
    claim_service.move(tx, claim=claim, action=ClaimAction(body.action), note=body.note, points=body.points)
    return claims.read_claim(tx, claim=claim)


@router.get("/points/publications")
@public()
def list_publications(
    tx: Tx,
    region_id: Annotated[uuid.UUID | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[PublicationRead]:
    """List what is on the public board; names are masked."""
    return claims.publications_page(tx, region_id=region_id, cursor=cursor, limit=limit)


@router.get("/points/reversals")
@requires(Permission.points_view_all)
def list_reversals(
    tx: Tx,
    state: Annotated[ReversalState | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[ReversalRead]:
    """List the reversals in my area."""
    return reversals.reversals_page(tx, state=state, cursor=cursor, limit=limit)


@router.post("/points/reversals", status_code=201)
@requires(Permission.reversal_request)
def request_reversal(tx: Tx, body: ReversalCreate) -> ReversalRead:
    """Ask to take a wrong entry back."""
    made = reversal_service.request(tx, entry_id=body.entry_id, reason=body.reason)
    return reversals.read_reversals(tx, reversals=[made])[0]


@router.post("/points/reversals/{reversal_id}/transitions", status_code=201)
@requires(Permission.points_view_all)
def decide_reversal(tx: Tx, reversal_id: uuid.UUID, body: ReversalTransitionCreate) -> ReversalRead:
    """Agree as the second person, or not."""
    reversal = reversals.get_reversal(tx, reversal_id=reversal_id, lock=True)
    reversal_service.decide(tx, reversal=reversal, action=ReversalAction(body.action), note=body.note)
    return reversals.read_reversals(tx, reversals=[reversal])[0]


@router.get("/points/budgets")
@requires(Permission.points_view_all)
def list_budgets(tx: Tx) -> Items[BudgetRead]:
    """List what the villages in my area may still award."""
    return Items(items=accounts.budgets_in_reach(tx))


@router.post("/points/budgets", status_code=201)
@requires(Permission.budget_grant)
def create_budget(tx: Tx, body: BudgetCreate) -> BudgetRead:
    """Give a village points to award."""
    budgets.grant_budget(
        tx, village_id=body.village_id, amount=body.amount, reference=f"budget:{new_id()}", note=body.note
    )
    return accounts.read_budgets(tx, village_ids=[body.village_id])[0]


@router.get("/ledger/verification")
@requires(Permission.ledger_verify)
def verify_books(tx: Tx, region_id: Annotated[uuid.UUID | None, Query()] = None) -> VerificationRead:
    """Prove the county's books from the rows; they are one whole, whichever region of it is named."""
    region = tx.session.get(Region, region_id or tx.actor.county_id)
    if region is None or not tx.actor.can(Permission.ledger_verify, region.path):
        raise NotFound("没有找到这个地方")
    report = verify(tx.session, county_id=region.county_id)
    return VerificationRead(
        accounts=report.accounts,
        entries=report.entries,
        transfers=report.transfers,
        sum=report.sum,
        lots_agree=report.lots_agree,
        seals=SealsRead(count=report.seals.count, broken=list(report.seals.broken)),
        ok=report.ok,
        first_bad=report.first_bad,
        bad_count=report.bad_count,
    )
