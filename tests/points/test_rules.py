"""What rules a village may adopt, and who adopts them."""

from datetime import timedelta

import pytest

from app.core.errors import InvalidInput, NotFound
from app.core.permissions import Role
from app.points.models import CapPeriod
from app.points.rule_table import STANDARD_RULES
from app.points.service import rules
from tests.factories import Make
from tests.points.books import adopt, give, rule, village_with_budget


class TestRuleSets:
    def test_there_are_27_standard_rules(self) -> None:
        assert len({one.code for one in STANDARD_RULES}) == len(STANDARD_RULES) == 27

    def test_a_village_goes_by_its_own_version(self, make: Make) -> None:
        town = make.region()
        own, other = (village_with_budget(make, town=town) for _ in range(2))
        adopt(make, town, rule("B01", 3))
        adopt(make, own, rule("B01", 4))
        adopt(make, own, rule("B01", 5))

        assert give(make, make.resident(own).id, "B01").points == 5
        assert give(make, make.resident(own).id, "B01").rule_version == 2
        assert give(make, make.resident(other).id, "B01").points == 3

    def test_a_new_version_waits_for_its_day(self, make: Make) -> None:
        village = village_with_budget(make)
        day = (make.now + timedelta(days=13)).date()
        adopt(make, village, rule("B01", 5), since=day)

        assert give(make, make.resident(village).id, "B01").points == 2
        assert give(make, make.resident(village).id, "B01", occurred_on=day).points == 5

    def test_nobody_rewrites_the_past(self, make: Make) -> None:
        town = make.region()
        officer = make.user(Role.town_officer, town)

        with make.tx(officer) as tx, pytest.raises(InvalidInput, match="过去"):
            rules.adopt(tx, region_id=town.id, effective_from=tx.today - timedelta(days=1), note="表决")

    def test_nobody_adopts_rules_for_another_place(self, make: Make) -> None:
        officer = make.user(Role.town_officer, make.region())

        with make.tx(officer) as tx, pytest.raises(NotFound):
            rules.adopt(tx, region_id=make.county().id, effective_from=tx.today, note="表决")


class TestFairness:
    def test_the_standard_rules_pass(self, make: Make) -> None:
        adopt(make, make.village())

    @pytest.mark.parametrize("title", ["优先办低保", "入学加分", "每日登录", "打卡一次", "转发公众号"])
    def test_no_rule_touches_a_right_or_forces_people_onto_phones(self, make: Make, title: str) -> None:
        unfair = rule("Z01", 1).model_copy(update={"title": title})

        with pytest.raises(InvalidInput, match="不得"):
            adopt(make, make.village(), unfair)

    def test_a_deduction_needs_the_record_of_the_vote(self, make: Make) -> None:
        village = make.village()
        deduction = rule("H01", -5, cap=2, period=CapPeriod.quarter)

        with make.tx() as tx, pytest.raises(InvalidInput, match="表决"):
            rules.adopt(tx, region_id=village.id, effective_from=tx.today, note="", rules=[deduction])
