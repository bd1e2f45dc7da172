"""Working days: holidays, swapped days, and a county's own word."""

from datetime import date

import pytest

from app.core.errors import InvalidInput
from app.orgs.service import calendar
from tests.factories import Make


class TestIsWorkingDay:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 11, 18), True),
            (date(2026, 11, 21), False),
            (date(2026, 2, 14), True),  # a Saturday that works for the Spring Festival
            (date(2026, 2, 20), False),  # a Friday that is free for it
            (date(2026, 10, 10), True),
            (date(2026, 10, 7), False),
            (date(2027, 2, 8), False),  # by law, before that year's swaps are announced
        ],
    )
    def test_follows_holidays_and_swaps(self, make: Make, day: date, *, works: bool) -> None:
        with make.tx() as tx:
            assert calendar.is_working_day(tx, day=day) is works

    def test_the_countys_own_word_comes_first(self, make: Make) -> None:
        day = date(2026, 11, 19)
        with make.tx() as tx:
            calendar.set_day(tx, day=day, is_working=False, note="县庆")
            calendar.set_day(tx, day=date(2026, 11, 21), is_working=True)

        with make.tx() as tx:
            assert not calendar.is_working_day(tx, day=day)
            assert calendar.is_working_day(tx, day=date(2026, 11, 21))
            assert calendar.add_working_days(tx, start=date(2026, 11, 18), days=2) == date(2026, 11, 21)

    def test_says_for_which_years_swaps_are_known(self) -> None:
        assert calendar.has_announced_swaps(2026)
        assert not calendar.has_announced_swaps(2099)


class TestAddWorkingDays:
    @pytest.mark.parametrize(
        ("start", "days", "end"),
        [
            (date(2026, 11, 18), 0, date(2026, 11, 18)),
            (date(2026, 11, 21), 0, date(2026, 11, 23)),
            (date(2026, 11, 18), 1, date(2026, 11, 19)),
            (date(2026, 11, 20), 1, date(2026, 11, 23)),
            (date(2026, 2, 13), 3, date(2026, 2, 25)),  # Feb 14 works, 15 to 23 are free
            (date(2026, 9, 30), 1, date(2026, 10, 8)),
        ],
    )
    def test_counts_over_weekends_and_holidays(self, make: Make, start: date, days: int, end: date) -> None:
        with make.tx() as tx:
            assert calendar.add_working_days(tx, start=start, days=days) == end
            if days:
                assert calendar.working_days_between(tx, start=start, end=end) == days
                assert calendar.working_days_between(tx, start=end, end=start) == -days

    @pytest.mark.parametrize("days", [-1, 1001])
    def test_refuses_a_senseless_number(self, make: Make, days: int) -> None:
        with make.tx() as tx, pytest.raises(InvalidInput):
            calendar.add_working_days(tx, start=date(2026, 11, 18), days=days)
