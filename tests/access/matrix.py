"""Walks one row of the matrix through everybody, and tells what is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.permissions import ROLE_PERMISSIONS, Role
from app.core.web import Guard
from tests.access.asking import Asker, Reply
from tests.access.cast import Person, Relation
from tests.access.things import CONTACT_PHONE
from tests.access.village import PUBLIC_PHONES
from tests.access.who import EVERYBODY, Row
from tests.access.world import World

# Eleven digits inside an id are none.
PHONE = re.compile(r"(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\w)")
_DONE = range(200, 300)


@dataclass
class Findings:
    """What was found wrong, and how many cells were asked."""

    cells: int
    wrong: list[str]


class Walk:
    """One row, everybody, one application."""

    def __init__(self, world: World, row: Row, guard: Guard, *, asker: Asker | None = None) -> None:
        self._world, self._row, self._guard, self._asker = world, row, guard, asker
        self._unseen: dict[Role, Reply] = {}

    def findings(self) -> Findings:
        """Ask as each person and as nobody in five ways."""
        wrong = []
        for person in self._world.people:
            token = self._world.tokens[person.account.id]
            reply = self._world.ask(self._row, self._world.things_for(person), token, asker=self._asker)
            wrong += [f"{person.role} {person.relation}: {one}" for one in self._judge(person, reply)]
        for relation, token in self._world.nobodies.items():
            things = self._world.things[Role.resident]
            reply = self._world.ask(self._row, things, token, asker=self._asker)
            wrong += [f"nobody {relation}: {one}" for one in self._judge_nobody(token, reply)]
        return Findings(len(self._world.people) + len(self._world.nobodies), wrong)

    def _judge(self, person: Person, reply: Reply) -> Iterator[str]:
        expected = self.expected(person)
        if reply.status not in expected:
            yield f"{reply.status} instead of {expected[0]}: {reply.text[:300]}"
        if self._row.lists and reply.status in _DONE:
            yield from self._wrong_list(person, reply)
        yield from self._leaks(person, reply)
        if reply.status in {404, 422} and reply.status == self._row.outside and self._row.decides:
            yield from self._betrays(person, reply)

    def expected(self, person: Person) -> range | tuple[int, ...]:
        """Give the statuses that are right for somebody."""
        row, cell = self._row, (person.role, person.relation)
        done = (row.outcome,) if row.outcome else _DONE
        permission = self._guard.permission
        if permission is not None and permission not in ROLE_PERMISSIONS[person.role]:
            return (403,)
        if cell in row.who or row.lists:
            return done
        return (403,) if cell in row.refused else (row.outside,)

    def _wrong_list(self, person: Person, reply: Reply) -> Iterator[str]:
        thing = getattr(self._world.things_for(person), self._row.lists)
        listed, wanted = thing in reply.text, (person.role, person.relation) in self._row.who
        if listed and not wanted:
            yield f"the {self._row.lists} of somebody else is listed"
        if wanted and not listed:
            yield f"the {self._row.lists} is not listed"

    def _leaks(self, person: Person, reply: Reply) -> Iterator[str]:
        cell = (person.role, person.relation)
        allowed = PUBLIC_PHONES | ({CONTACT_PHONE} if cell in self._row.phones else set())
        if self._row.own_numbers:
            allowed |= self._world.cast.numbers[person.account.id]
        yield from (f"shows the phone {one}" for one in set(PHONE.findall(reply.text)) - allowed)
        yield from (f"shows the ID number {one}" for one in set(ID_NUMBER.findall(reply.text)) - allowed)
        yield from (f"names {one}" for one in self._named(reply) - self._nameable(person))

    def _named(self, reply: Reply) -> set[str]:
        return {name for name in self._world.cast.homes if name in reply.text}

    def _nameable(self, person: Person) -> set[str]:
        """Give whose names somebody may read: the own, those concerned, and where asked for the area's."""
        row, names = self._row, {person.account.name}
        if (person.role, person.relation) in (row.who if row.names is None else row.names):
            village = self._world.village
            owner = self._world.cast.people[
                person.role if person.relation is Relation.own else Role.resident, Relation.own
            ]
            names |= {owner.account.name, village.agent.name, village.clerk.name, village.relative.name}
        return names | (self._world.cast.names_in(person.region.path) if row.area else set())

    def _betrays(self, person: Person, reply: Reply) -> Iterator[str]:
        """Compare with the answer about something that does not exist: same words, same work."""
        if person.role not in self._unseen:
            things = self._world.things_for(person).without(self._row.decides)
            token = self._world.tokens[person.account.id]
            self._unseen[person.role] = self._world.ask(self._row, things, token, asker=self._asker)
        nothing = self._unseen[person.role]
        if nothing.status != reply.status or nothing.without_instance != reply.without_instance:
            yield f"tells that it exists: {reply.text[:200]} and {nothing.text[:200]}"
        if abs(len(nothing.statements) - len(reply.statements)) > 1:
            only = [one[:90] for one in reply.statements if one not in nothing.statements]
            yield f"works {len(reply.statements)} statements, {len(nothing.statements)} for nothing: {only}"

    def _judge_nobody(self, token: str, reply: Reply) -> Iterator[str]:
        is_open = self._guard.permission is None and (not token or self._guard.own_transactions)
        is_right = self._row.is_done(reply.status) if is_open else reply.status == 401
        if not is_right:
            yield f"{reply.status} instead of {'success' if is_open else 401}: {reply.text[:300]}"
        shown = set(PHONE.findall(reply.text)) - PUBLIC_PHONES
        yield from (f"shows the phone {one}" for one in shown)
        yield from (f"shows the ID number {one}" for one in set(ID_NUMBER.findall(reply.text)))
        if self._row.names != EVERYBODY:
            yield from (f"names {one}" for one in self._named(reply))
