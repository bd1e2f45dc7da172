"""Every topic, in the order in which officers read them."""

from app.rulebook.topics.archive import ArchiveRules
from app.rulebook.topics.authority import AuthorityRules, GuestRules
from app.rulebook.topics.boards import BoardRules
from app.rulebook.topics.custody import CustodyRules
from app.rulebook.topics.errands import ErrandRules
from app.rulebook.topics.papers import PaperRules
from app.rulebook.topics.ratings import RatingRules
from app.rulebook.topics.remarks import RemarkRules
from app.rulebook.topics.settings import Topic
from app.rulebook.topics.supervision import SupervisionRules

TOPICS: dict[str, type[Topic]] = {
    topic.KEY: topic
    for topic in (
        ErrandRules,
        AuthorityRules,
        GuestRules,
        CustodyRules,
        PaperRules,
        ArchiveRules,
        RatingRules,
        RemarkRules,
        SupervisionRules,
        BoardRules,
    )
}
