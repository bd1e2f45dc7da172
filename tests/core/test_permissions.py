"""`Actor.can` and its SQL twin agree; nobody reaches beyond a grant."""

from sqlalchemy import select
from sqlmodel import col

from app.core.permissions import Permission, Role, below, in_reach
from app.orgs.models import Region
from tests.factories import Make


class TestReach:
    def test_the_sql_twin_agrees_for_every_role_and_place(self, make: Make) -> None:
        town, other = make.region(), make.region()
        village, sibling = make.village(town), make.village(town)
        grid = make.region(village)
        places = [make.county(), town, other, village, sibling, grid]

        for role in Role:
            for home in places:
                actor = make.actor(make.user(role, home))
                for permission in Permission:
                    with make.tx() as tx:
                        statement = select(col(Region.id)).where(in_reach(Region.path, actor, permission))
                        found = set(tx.session.execute(statement).scalars())
                    expected = {place.id for place in places if actor.can(permission, place.path)}
                    assert found == expected, (role, home.level, permission)

    def test_a_path_that_only_begins_alike_is_not_below(self, make: Make) -> None:
        town = make.region()
        make.village(town)

        with make.tx() as tx:
            statement = select(col(Region.name)).where(below(Region.path, town.path))
            found = tx.session.execute(statement).scalars().all()

        assert len(found) == 2

    def test_an_actor_without_grants_reaches_nothing(self, make: Make) -> None:
        make.village()
        with make.tx() as tx:
            found = tx.session.execute(
                select(col(Region.id)).where(in_reach(Region.path, tx.actor, Permission.errand_view))
            ).all()

        assert found == []
