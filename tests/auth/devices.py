"""Browsers for tests of signing in: each with an address, cookies of its own, and any clock."""

from datetime import timedelta

import httpx2
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app.auth.models import UserAccount
from app.auth.service import users
from app.core.config import Settings
from app.core.permissions import Role
from app.main import create_app
from tests.factories import Make

API = "/api/v1"
PASSWORD = "kzvqhwnt bx"
PROXY = "10.0.0.1"
# Compared hundreds of times, so it is a cheap one.
HASHED = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
_ROUTES: list[BaseRoute] = []


class House:
    """One server behind a proxy, and browsers anywhere in the world."""

    def __init__(self, make: Make, **settings: object) -> None:
        values = make.settings.model_dump() | {"demo": False} | settings
        self.make = make
        self.settings = Settings(_env_file=None, **values)
        self.later = timedelta()
        self.app = create_app(self.settings, make.database)
        # Routes learn their shapes at the first request; one set serves all houses.
        self.app.router.routes = _ROUTES or self.app.router.routes
        _ROUTES[:] = self.app.router.routes
        self.runtime = self.app.state.runtime
        self.runtime.clock = lambda: make.now + self.later

    def browser(self, address: str = "203.0.113.1", *, peer: str = PROXY) -> TestClient:
        """Open a browser at an address, as the proxy tells it; another peer may tell what it likes."""
        behind = ProxyHeadersMiddleware(self.app, trusted_hosts=PROXY)  # type: ignore[arg-type]
        return TestClient(
            behind,  # type: ignore[arg-type]
            client=(peer, 50_000),
            headers={"X-Forwarded-For": address},
            raise_server_exceptions=False,
        )

    def account(self, role: Role = Role.resident) -> tuple[UserAccount, str]:
        """Make an account with the password; give it and its phone."""
        user = self.make.user(role, self.make.village())
        with self.make.tx() as tx:
            users.set_password(tx, user_id=user.id, password_hash=HASHED)
            return user, tx.vault.open(user.phone_sealed)


def by_password(browser: TestClient, phone: str, password: str = PASSWORD, **more: str) -> httpx2.Response:
    """Try to sign in by password."""
    return browser.post(f"{API}/auth/sessions", json={"phone": phone, "password": password, **more})


def by_code(browser: TestClient, phone: str, code: str, **more: str) -> httpx2.Response:
    """Try to sign in by a code."""
    return browser.post(f"{API}/auth/sessions", json={"phone": phone, "code": code, **more})


def bearer(answer: httpx2.Response) -> dict[str, str]:
    """Give the header of whoever just signed in."""
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}
