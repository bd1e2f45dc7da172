"""Nobody decides alone about the own advantage, and nobody hands out power that is not below the own."""

import uuid
from collections.abc import Callable
from itertools import product

import pytest
from fastapi.testclient import TestClient

from app.auth.models import UserAccount
from app.core.permissions import ROLE_PERMISSIONS, ROLE_RANK, Permission, Role
from app.orgs.models import Region
from app.people.models import FamilyLink
from tests.access.cast import resident_of
from tests.factories import Make
from tests.points.books import claim_by, give, village_with_budget
from tests.points.test_reversals import latest_entry

AsUser = Callable[[uuid.UUID], TestClient]
API = "/api/v1"
MANAGERS = [role for role in Role if Permission.grant_manage in ROLE_PERMISSIONS[role]]


class TestGrants:
    def test_a_role_is_given_only_below_the_own_and_inside_the_own_area(
        self, make: Make, as_user: AsUser
    ) -> None:
        town, other = make.region(), make.region()
        places = {"own": town, "below": make.village(town), "other town": other, "county": make.county()}
        officer = as_user(make.user(Role.town_officer, town).id)
        somebody = make.user(Role.resident, make.village(town))

        got = {
            (role, name): _give(officer, somebody, role, place)
            for role, (name, place) in product(Role, places.items())
        }

        for (role, name), status in got.items():
            is_below = ROLE_RANK[role] < ROLE_RANK[Role.town_officer]
            expected = 404 if name in {"other town", "county"} else 201 if is_below else 403
            assert status == expected, (role, name)

    @pytest.mark.parametrize("role", MANAGERS)
    def test_nobody_makes_an_equal(self, make: Make, as_user: AsUser, role: Role) -> None:
        manager = as_user(make.user(role, make.county()).id)
        somebody = make.user(Role.resident, make.village())

        assert _give(manager, somebody, role, make.county()) == 403

    def test_a_second_role_lends_no_rank_for_handing_out(self, make: Make, as_user: AsUser) -> None:
        town = make.region()
        person = make.user(Role.town_officer, town)
        make.grant(person, Role.auditor, make.county())
        somebody = make.user(Role.resident, make.village(town))

        assert _give(as_user(person.id), somebody, Role.town_officer, town) == 403

    def test_nobody_takes_away_the_role_of_somebody_above(self, make: Make, as_user: AsUser) -> None:
        town = make.region()
        officer = as_user(make.user(Role.town_officer, town).id)
        boss = make.user(Role.resident, make.village(town))
        granted = make.grant(boss, Role.county_officer, town)

        assert officer.delete(f"{API}/grants/{granted.id}").status_code == 403


def _give(client: TestClient, somebody: UserAccount, role: Role, place: Region) -> int:
    body = {"user_id": str(somebody.id), "role": role, "region_id": str(place.id)}
    return client.post(f"{API}/grants", json=body).status_code


class TestMakerAndChecker:
    def test_nobody_judges_the_own_claim_nor_a_relatives(self, make: Make, as_user: AsUser) -> None:
        village = village_with_budget(make)
        reviewer = make.user(Role.reviewer, village)
        relative = make.user(Role.resident, village)
        _tie(make, relative, reviewer)
        client = as_user(reviewer.id)

        for claimant in (reviewer, relative):
            claim = claim_by(make, claimant)
            for action in ("check", "reject"):
                step = {"action": action, "note": "看过了"}
                answer = client.post(f"{API}/points/claims/{claim.id}/transitions", json=step)
                assert answer.status_code == 403, (claimant.name, action)

    @pytest.mark.parametrize("action", ["approve", "reject"])
    def test_who_asks_for_a_reversal_does_not_decide_it(
        self, make: Make, as_user: AsUser, action: str
    ) -> None:
        village = village_with_budget(make)
        villager = make.user(Role.resident, village)
        give(make, villager.resident_id)
        maker = as_user(make.user(Role.county_officer, make.county()).id)
        checker = as_user(make.user(Role.county_officer, make.county()).id)
        entry_id = str(latest_entry(make, villager.resident_id))
        asked = maker.post(f"{API}/points/reversals", json={"entry_id": entry_id, "reason": "记错人了"})
        path = f"{API}/points/reversals/{asked.json()['id']}/transitions"

        alone = maker.post(path, json={"action": action})
        together = checker.post(path, json={"action": action})

        assert (asked.status_code, alone.status_code, together.status_code) == (201, 403, 201)

    def test_nobody_decides_a_reversal_of_the_own_points(self, make: Make, as_user: AsUser) -> None:
        village = village_with_budget(make)
        officer = make.user(Role.town_officer, village)
        give(make, officer.resident_id)
        maker = as_user(make.user(Role.county_officer, make.county()).id)
        entry_id = str(latest_entry(make, officer.resident_id))
        asked = maker.post(f"{API}/points/reversals", json={"entry_id": entry_id, "reason": "记错人了"})

        path = f"{API}/points/reversals/{asked.json()['id']}/transitions"

        assert as_user(officer.id).post(path, json={"action": "reject"}).status_code == 403


def _tie(make: Make, elder: UserAccount, relative: UserAccount) -> None:
    with make.database.transaction() as session:
        session.add(
            FamilyLink(
                county_id=make.county().id,
                elder_id=resident_of(elder),
                relative_id=resident_of(relative),
                relation="母亲",
                confirmed_at=make.now,
                created_at=make.now,
            )
        )
