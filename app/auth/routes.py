"""Sign-in, devices, passwords and roles over HTTP."""

import uuid
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Header, Query, Request, Response
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
    SessionCreate,
    SessionRead,
    SignedIn,
    UserRead,
)
from app.auth.service import codes, passwords, senders, sessions, tokens, users
from app.auth.service.sessions import OpenSession
from app.auth.service.sign_in import Visit, sign_in_by_code, sign_in_by_password
from app.core.errors import InvalidInput, NotAllowed, NotFound, NotSignedIn
from app.core.pages import DEFAULT_LIMIT, Cursor, Limit, Page
from app.core.permissions import Permission
from app.core.text import mask_phone
from app.core.tx import Tx
from app.core.version import VERSION
from app.core.web import Runtime, public, requires
from app.orgs.models import Region, RegionLevel

router = APIRouter(tags=["登录与身份"])
COOKIE = "linban_refresh"


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
        help_phone=tx.settings.help_phone,
        people=people if tx.settings.demo else None,
    )


@router.post("/auth/codes", status_code=202)
@public(own_transactions=True)
def create_code(runtime: Runtime, body: CodeCreate, request: Request) -> DemoCodeRead | CodeRead:
    """Send a sign-in code; the answer is the same whether or not the phone is known."""
    settings = runtime.settings
    with runtime.database.transaction() as session:
        tx = Tx(session=session, settings=settings, now=runtime.clock())
        code = codes.issue_code(tx, phone=body.phone, address=_address(request))
    seconds = settings.code_minutes * 60
    if settings.demo:
        return DemoCodeRead(expires_in=seconds, demo_code=code)
    senders.sender_for(settings).send(phone=body.phone, code=code, minutes=settings.code_minutes)
    return CodeRead(expires_in=seconds)


@router.post("/auth/sessions", status_code=201)
@public(own_transactions=True)
def create_session(runtime: Runtime, body: SessionCreate, request: Request) -> SignedIn:
    """Sign in; the refresh token comes in a cookie that scripts cannot read."""
    visit = Visit(address=_address(request), device=request.headers.get("user-agent", "")[:200])
    if body.code is not None:
        opened = sign_in_by_code(runtime, phone=body.phone, code=body.code, visit=visit)
    else:
        opened = sign_in_by_password(runtime, phone=body.phone, password=body.password or "", visit=visit)
    return _signed_in(runtime, opened, request, status=201)  # type: ignore[return-value]


@router.post("/auth/sessions/refresh")
@public(own_transactions=True)
def refresh_session(
    runtime: Runtime, request: Request, origin: Annotated[str | None, Header()] = None
) -> SignedIn:
    """Exchange the cookie for a new access token; an old cookie ends the device."""
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed("请从本站页面操作")
    token = request.cookies.get(_cookie_name(request), "")
    with runtime.database.transaction() as session:
        tx = Tx(session=session, settings=runtime.settings, now=runtime.clock())
        opened = sessions.refresh(tx, token=token) if token else None
    if opened is None:
        raise NotSignedIn
    return _signed_in(runtime, opened, request, status=200)  # type: ignore[return-value]


@router.delete("/auth/sessions/current", status_code=204)
@requires(Permission.account_use)
def sign_out(tx: Tx, request: Request) -> Response:
    """Sign this device out."""
    assert tx.actor.session_id is not None, "a request is made through a device"
    sessions.end_session(tx, session_id=tx.actor.session_id, why="signed_out")
    return _cleared(request)


@router.delete("/auth/sessions/{session_id}", status_code=204)
@requires(Permission.account_use)
def sign_out_device(tx: Tx, session_id: uuid.UUID) -> None:
    """Sign one of my devices out."""
    sessions.end_session(tx, session_id=session_id, why="signed_out")


@router.delete("/auth/sessions", status_code=204)
@requires(Permission.account_use)
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
@requires(Permission.account_use)
def change_password(tx: Tx, body: PasswordChange) -> None:
    """Set my password; my other devices are signed out."""
    user = tx.session.get_one(UserAccount, tx.actor.user_id)
    if user.password_hash and not passwords.is_right(
        stored=user.password_hash, password=body.current_password or ""
    ):
        raise InvalidInput.at("/current_password", "现在的密码不正确")
    users.set_password(tx, user_id=user.id, password_hash=passwords.hash_password(body.new_password))


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
    user_id = body.user_id or _account_of(tx, body.phone or "")
    made = users.grant(tx, user_id=user_id, role=body.role, region_id=body.region_id, is_paid=body.is_paid)
    return next(one for one in queries.grants_of(tx.session, user_id=user_id) if one.id == made.id)


@router.delete("/grants/{grant_id}", status_code=204)
@requires(Permission.grant_manage)
def delete_grant(tx: Tx, grant_id: uuid.UUID) -> None:
    """Take a role back."""
    users.withdraw_grant(tx, grant_id=grant_id)


def _account_of(tx: Tx, phone: str) -> uuid.UUID:
    index = tx.vault.index(phone, kind="phone")
    found = tx.session.exec(select(UserAccount.id).where(UserAccount.phone_index == index)).first()
    if found is None:
        raise NotFound("这个手机号还没有登记，请先录入居民")
    return found


def _signed_in(runtime: Runtime, opened: OpenSession, request: Request, *, status: int) -> Response:
    settings, now = runtime.settings, runtime.clock()
    with runtime.database.transaction(write=False) as session:
        tx = Tx(session=session, settings=settings, now=now)
        user = session.get_one(UserAccount, opened.user_id)
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
        )
    response = Response(answer.model_dump_json(), status, media_type="application/json")
    response.set_cookie(
        _cookie_name(request),
        opened.refresh_token,
        max_age=settings.refresh_days * 86400,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="strict",
    )
    return response


def _cleared(request: Request) -> Response:
    response = Response(status_code=204, headers={"Clear-Site-Data": '"cache"'})
    response.delete_cookie(
        _cookie_name(request), path="/", secure=_is_secure(request), httponly=True, samesite="strict"
    )
    return response


def _cookie_name(request: Request) -> str:
    return f"__Host-{COOKIE}" if _is_secure(request) else COOKIE


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
