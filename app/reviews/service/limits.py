"""By when a bad rating is to be answered: working days or plain ones, as the county set it."""

from datetime import date, datetime, timedelta

from app.core.clock import end_of_day
from app.core.tx import Tx
from app.orgs.service import calendar
from app.rulebook.topics.ratings import RatingRules


def due_after(tx: Tx, rules: RatingRules, *, start: date, days: int) -> datetime:
    """Give the end of the day that lies so many days after a start."""
    if rules.counts_working_days:
        day = calendar.add_working_days(tx, start=start, days=days)
    else:
        day = start + timedelta(days=days)
    return end_of_day(day, tx.settings.timezone)
