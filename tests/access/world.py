"""One world for the whole matrix: its people, their objects, and the application in front of them."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from fastapi import FastAPI
from sqlmodel import Session, col, update

from app.auth.models import SignInSession, UserAccount
from app.auth.service import sessions
from app.auth.service.actors import load_actor
from app.auth.service.tokens import make_access_token, read_access_token
from app.core.config import Settings
from app.core.db import Database, new_id
from app.core.permissions import Actor, Role
from app.main import create_app
from tests.access.asking import Asker, Counter, Reply, UndoingDatabase, multipart
from tests.access.cast import Cast, Person, Places, Relation
from tests.access.things import Owner, Things
from tests.access.village import Village
from tests.access.who import Row
from tests.factories import Make

MakeApp = Callable[[Settings, Database], FastAPI]
SEND_CODE = Row("POST /api/v1/auth/codes", body=lambda it: {"phone": it.phone})


class World:
    """Built once for an engine; nothing that a request does stays."""

    def __init__(self, database: Database, settings: Settings, make: Make) -> None:
        self.make, self.settings = make, settings
        self.places = Places(make)
        self.cast = Cast(make, self.places)
        self.village = Village(make, self.cast, self.places)
        self.people = list(self.cast.people.values())
        self.tokens = {person.account.id: self._token(person.account) for person in self.people}
        self.nobodies = self._nobodies()
        self.database = UndoingDatabase(database.engine)
        self._actors = self._load_all()
        self._counter = Counter(database.engine)
        self.things = self._things(database)
        self.asker = self.asker_of(create_app)

    def asker_of(self, make_app: MakeApp) -> Asker:
        """Give somebody who asks an application on this world: the real one, or a twin with a hole."""
        app = make_app(self.settings, self.database)
        app.state.runtime.clock = lambda: self.make.now
        app.state.runtime.load_actor = self._load_actor
        return Asker(app, self._counter)

    def _load_actor(self, session: Session, settings: Settings, token: str, now: datetime) -> Actor:
        """Give the actor that was loaded before: half of a request's time, and nobody changes here."""
        return self._actors.get(token) or load_actor(session, settings, token, now)

    def _load_all(self) -> dict[str, Actor]:
        with self.database.transaction(write=False) as session:
            return {
                token: load_actor(session, self.settings, token, self.make.now)
                for token in self.tokens.values()
            }

    def things_for(self, person: Person) -> Things:
        """Give the things that somebody asks for: the own ones, or else a villager's."""
        return self.things[person.role if person.relation is Relation.own else Role.resident]

    def ask(self, row: Row, things: Things, token: str, *, asker: Asker | None = None) -> Reply:
        """Send a row's request."""
        method, _, path = row.route.partition(" ")
        path = re.sub(r"{(\w+)}", lambda found: str(getattr(things, row.thing_of(found[1]))), path)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body = b""
        if row.cookie:
            headers["Cookie"] = f"{row.cookie}={things.refresh_token}"
        if row.body is not None:
            body, headers["Content-Type"] = json.dumps(row.body(things)).encode(), "application/json"
        if row.form is not None:
            body, headers["Content-Type"] = multipart(row.form(things))
        query = row.query(things) if row.query is not None else None
        return (asker or self.asker).ask(method, path, headers=headers, body=body, query=query)

    def _things(self, database: Database) -> dict[Role, Things]:
        """Make everybody's things, each with a code to sign in by, which was really sent."""
        app = create_app(self.settings, database)
        app.state.runtime.clock = lambda: self.make.now
        asker, made = Asker(app, self._counter), {}
        for role in Role:
            things = Owner(self.village, self.cast.people[role, Relation.own].account).things()
            sent = self.ask(SEND_CODE, things, "", asker=asker)
            made[role] = replace(things, code=json.loads(sent.body).get("demo_code", ""))
        asker.close()
        return made

    def _token(self, account: UserAccount) -> str:
        with self.make.tx(account) as tx:
            opened = sessions.open_session(
                tx, user_id=account.id, county_id=account.county_id, device="matrix", address="127.0.0.1"
            )
        return make_access_token(
            self.settings, user_id=account.id, session_id=opened.session_id, now=self.make.now
        )

    def _nobodies(self) -> dict[Relation, str]:
        """Give five ways to be nobody: no token, and four that do not count."""
        officer = self.cast.people[Role.county_officer, Relation.own].account
        early = self.make.now - timedelta(hours=2)
        return {
            Relation.own: make_access_token(
                self.settings, user_id=officer.id, session_id=new_id(), now=early
            ),
            Relation.same_village: self._signed_out(officer),
            Relation.same_town: self._forged(officer),
            Relation.same_county: "",
            Relation.other_county: self._disabled(),
        }

    def _signed_out(self, account: UserAccount) -> str:
        token = self._token(account)
        claims = read_access_token(self.settings, token=token, now=self.make.now)
        with self.make.tx() as tx:
            ended = update(SignInSession).where(col(SignInSession.id) == claims.session_id)
            tx.session.exec(ended.values(revoked_at=tx.now, revoked_why="signed_out"))
        return token

    def _forged(self, account: UserAccount) -> str:
        """Sign an officer's claims with a villager's signature."""
        head, claims, _ = self._token(account).split(".")
        signature = self._token(self.cast.people[Role.resident, Relation.own].account).split(".")[2]
        return f"{head}.{claims}.{signature}"

    def _disabled(self) -> str:
        account = self.cast.account(Role.county_officer, self.places.county)
        token = self._token(account)
        with self.make.tx() as tx:
            disabled = update(UserAccount).where(col(UserAccount.id) == account.id)
            tx.session.exec(disabled.values(is_active=False))
        return token
