"""Every topic, in the order in which officers read them."""

from app.rulebook.topics.authority import AuthorityRules, GuestRules
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.papers import PaperRules
from app.rulebook.topics.settings import Topic

_ALL: tuple[type[Topic], ...] = (ErrandRules, AuthorityRules, GuestRules, PaperRules)
TOPICS: dict[str, type[Topic]] = {topic.KEY: topic for topic in _ALL}
