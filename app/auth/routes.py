"""Sign-in, devices, passwords and roles over HTTP."""

import uuid
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import select

from app.auth import queries
from app.auth.demo_people import DEMO_PEOPLE
from app.auth.models import UserAccount
from app.auth.schemas import (
    AppRead,
    CodeCreate,
    CodeRead,
    DemoCodeRead,
    DemoPerson,
    GrantCreate,
    GrantRead,
    PasswordChange,
    RecoveryCodesRead,
    SecondFactorCode,
    SecondFactorRead,
    SessionCreate,
    SessionRead,
    SignedIn,
    UserRead,
)
from app.auth.service import codes, devices, proofs, second_factors, senders, sessions, tokens, users
from app.auth.service.sessions import OpenSession
from app.auth.service.sign_in import Proof, Visit, in_transaction, sign_in
from app.core.config import Settings
from app.core.duties import Duty
from app.core.errors import NotFound, NotSignedIn
from app.core.lanes import KNOWN, STRANGERS
from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Actor, Permission
from app.core.text import mask_phone
from app.core.tx import Tx
from app.core.version import LICENCE, VERSION, project_source
from app.core.web import ALL_DUTIES, Runtime, public, requires
from app.orgs.models import Region, RegionLevel

router = APIRouter(tags=["登录与身份"])
COOKIE = "linban_refresh"
DEVICE_COOKIE = "linban_device"


def _lane(request: Request, settings: Settings, arguments: dict[str, Any]) -> str | None:
    """Send the hashing of passwords out of everybody's way, and of strangers out of the known devices'."""
    if isinstance(body := arguments["body"], SessionCreate) and body.password is None:
        return None
    return KNOWN if devices.is_ours(settings, mark=_device_mark(request)) else STRANGERS


@router.get("/app")
@public()
def read_app(tx: Tx) -> AppRead:
    """Give what the sign-in page needs: the county, demo mode, whom to call."""
    county = tx.session.exec(select(Region.name).where(Region.level == RegionLevel.county)).first()
    people = [DemoPerson(phone=one.phone, name=one.name, role_label=one.role_label) for one in DEMO_PEOPLE]
    return AppRead(
        name="邻办",
        demo=tx.settings.demo,
        county_name=county or "",
        version=VERSION,
        licence=LICENCE,
        source_url=tx.settings.source_url or project_source(),
        help_phone=tx.settings.help_phone,
        people=people if tx.settings.demo else None,
    )


@router.post("/auth/codes", status_code=202)
@public(own_transactions=True)
def create_code(runtime: Runtime, body: CodeCreate, request: Request) -> DemoCodeRead | CodeRead:
    """Send a sign-in code; the answer is the same whether or not the phone is known."""
    settings = runtime.settings
    device_hash = devices.hash_mark(_device_mark(request))
    code = in_transaction(
        runtime,
        partial(codes.issue_code, phone=body.phone, address=_address(request), device_hash=device_hash),
    )
    seconds = settings.code_minutes * 60
    if settings.demo:
        return DemoCodeRead(expires_in=seconds, demo_code=code)
    senders.sender_for(settings).send(phone=body.phone, code=code, minutes=settings.code_minutes)
    return CodeRead(expires_in=seconds)


@router.post("/auth/sessions", status_code=201)
@public(own_transactions=True, lane=_lane)
def create_session(runtime: Runtime, body: SessionCreate, request: Request) -> SignedIn:
    """Sign in; the refresh token comes in a cookie that scripts cannot read."""
    mark = _device_mark(request)
    if not devices.is_ours(runtime.settings, mark=mark):
        mark = devices.new_mark(runtime.settings)
    visit = Visit(
        address=_address(request),
        device=request.headers.get("user-agent", "")[:200],
        device_hash=devices.hash_mark(mark),
    )
    opened = sign_in(runtime, proof=Proof(**body.model_dump()), visit=visit)
    response = _signed_in(runtime, opened, request, status=201)
    _set_cookie(response, request, name=DEVICE_COOKIE, value=mark, days=devices.DAYS)
    return response  # type: ignore[return-value]


@router.post("/auth/sessions/refresh")
@public(own_transactions=True)
def refresh_session(runtime: Runtime, request: Request) -> SignedIn:
    """Exchange the cookie for a new access token; an old cookie ends the device."""
    token = request.cookies.get(_cookie_name(request), "")
    opened = in_transaction(runtime, partial(sessions.refresh, token=token)) if token else None
    if opened is None:
        raise NotSignedIn
    return _signed_in(runtime, opened, request, status=200)  # type: ignore[return-value]


@router.delete("/auth/sessions/current", status_code=204)
@requires(Permission.account_use, despite=ALL_DUTIES)
def sign_out(tx: Tx, request: Request, *, everything: Annotated[bool, Query()] = False) -> Response:
    """Sign this device out; with `everything`, the browser also drops what the app keeps on it."""
    assert tx.actor.session_id is not None, "a request is made through a device"
    sessions.end_session(tx, session_id=tx.actor.session_id, why="signed_out")
    return _cleared(request, everything=everything)


@router.delete("/auth/sessions/{session_id}", status_code=204)
@requires(Permission.account_use)
def sign_out_device(tx: Tx, session_id: uuid.UUID) -> None:
    """Sign one of my devices out."""
    sessions.end_session(tx, session_id=session_id, why="signed_out")


@router.delete("/auth/sessions", status_code=204)
@requires(Permission.account_use, despite=ALL_DUTIES)
def sign_out_everywhere(tx: Tx, request: Request) -> Response:
    """Sign all my devices out, this one too."""
    sessions.end_all(tx, user_id=tx.actor.user_id, why="signed_out_everywhere")
    return _cleared(request)


@router.get("/auth/sessions")
@requires(Permission.account_use)
def list_sessions(tx: Tx, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> Page[SessionRead]:
    """List my signed-in devices."""
    return queries.sessions_page(tx, cursor=cursor, limit=limit)


@router.put("/me/password", status_code=204)
@requires(Permission.account_use, own_transactions=True, lane=_lane, despite=ALL_DUTIES)
def change_password(runtime: Runtime, actor: Actor, body: PasswordChange) -> None:
    """Set my password; my other devices are signed out."""
    proofs.change_password(runtime, actor=actor, current=body.current_password or "", new=body.new_password)


@router.post("/me/second-factor", status_code=201)
@requires(Permission.account_use, own_transactions=True, despite=frozenset({Duty.second_factor}))
def begin_second_factor(runtime: Runtime, actor: Actor) -> SecondFactorRead:
    """Give a secret for my authenticator; it counts once its first code came back."""
    # In a transaction of its own, because an answer under an idempotency key would be kept unsealed.
    secret, uri = in_transaction(runtime, second_factors.begin, actor=actor)
    return SecondFactorRead(secret=secret, uri=uri)


@router.put("/me/second-factor")
@requires(Permission.account_use, despite=frozenset({Duty.second_factor}))
def confirm_second_factor(tx: Tx, body: SecondFactorCode) -> RecoveryCodesRead:
    """Take my authenticator into use by its first code; gives ten recovery codes, this once."""
    return RecoveryCodesRead(recovery_codes=second_factors.confirm(tx, code=body.code))


@router.delete("/me/second-factor", status_code=204)
@requires(Permission.account_use, own_transactions=True)
def delete_second_factor(runtime: Runtime, actor: Actor, body: SecondFactorCode) -> None:
    """Part with my authenticator, by one of its codes or a recovery code."""
    proofs.remove_factor(runtime, actor=actor, code=body.code)


@router.delete("/users/{user_id}/second-factor", status_code=204)
@requires(Permission.grant_manage)
def reset_second_factor(tx: Tx, user_id: uuid.UUID) -> None:
    """Take away the lost authenticator of somebody below me in my area."""
    second_factors.reset(tx, user_id=user_id)


@router.get("/grants")
@requires(Permission.grant_manage)
def list_grants(
    tx: Tx,
    region_id: Annotated[uuid.UUID | None, Query()] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> Page[GrantRead]:
    """List the roles in my area."""
    return queries.grants_page(tx, region_id=region_id, cursor=cursor, limit=limit)


@router.post("/grants", status_code=201)
@requires(Permission.grant_manage)
def create_grant(tx: Tx, body: GrantCreate) -> GrantRead:
    """Give somebody in my area a role below mine."""
    user_id = body.user_id or _account_of(tx, body.phone or "", body.region_id)
    made = users.grant(tx, user_id=user_id, role=body.role, region_id=body.region_id, is_paid=body.is_paid)
    return next(one for one in queries.grants_of(tx.session, user_id=user_id) if one.id == made.id)


@router.delete("/grants/{grant_id}", status_code=204)
@requires(Permission.grant_manage)
def delete_grant(tx: Tx, grant_id: uuid.UUID) -> None:
    """Take a role back."""
    users.withdraw_grant(tx, grant_id=grant_id)


def _account_of(tx: Tx, phone: str, region_id: uuid.UUID) -> uuid.UUID:
    # Who may give no role there does not learn whether a phone is known either.
    region = tx.session.get(Region, region_id)
    if region is None or not tx.actor.can(Permission.grant_manage, region.path):
        raise NotFound
    index = tx.vault.index(phone, kind="phone")
    known = select(UserAccount.id).where(
        UserAccount.phone_index == index, UserAccount.county_id == region.county_id
    )
    found = tx.session.exec(known).first()
    if found is None:
        raise NotFound("这个手机号还没有登记，请先录入居民")
    return found


def _signed_in(runtime: Runtime, opened: OpenSession, request: Request, *, status: int) -> Response:
    settings, now = runtime.settings, runtime.clock()
    with runtime.database.transaction(write=False) as session:
        tx = Tx(session=session, settings=settings, now=now)
        user = session.get_one(UserAccount, opened.user_id)
        standing = queries.standing_of(session, settings, user_id=user.id, now=now)
        answer = SignedIn(
            access_token=tokens.make_access_token(
                settings, user_id=user.id, session_id=opened.session_id, now=now
            ),
            token_type="bearer",  # noqa: S106 - the kind of token, not one
            expires_in=settings.access_minutes * 60,
            user=UserRead(
                id=user.id, name=user.name, phone_masked=mask_phone(tx.vault.open(user.phone_sealed))
            ),
            grants=queries.grants_of(session, user_id=user.id),
            must_change_password=standing.must_change_password,
            must_set_second_factor=standing.must_set_second_factor,
        )
    response = Response(answer.model_dump_json(), status, media_type="application/json")
    _set_cookie(response, request, name=COOKIE, value=opened.refresh_token, days=settings.refresh_days)
    return response


def _set_cookie(response: Response, request: Request, *, name: str, value: str, days: int) -> None:
    response.set_cookie(
        _cookie_name(request, name),
        value,
        max_age=days * 86400,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="strict",
    )


def _cleared(request: Request, *, everything: bool = False) -> Response:
    # Storage holds what somebody else on this phone has yet to send; it goes only when asked for.
    cleared = '"cache", "storage"' if everything else '"cache"'
    response = Response(status_code=204, headers={"Clear-Site-Data": cleared})
    response.delete_cookie(
        _cookie_name(request), path="/", secure=_is_secure(request), httponly=True, samesite="strict"
    )
    return response


def _device_mark(request: Request) -> str:
    return request.cookies.get(_cookie_name(request, DEVICE_COOKIE), "")


def _cookie_name(request: Request, name: str = COOKIE) -> str:
    return f"__Host-{name}" if _is_secure(request) else name


def _is_secure(request: Request) -> bool:
    return str(request.scope["scheme"]) == "https"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
