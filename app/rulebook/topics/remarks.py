"""How people talk about an errand."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic

_TEMPLATES = (
    "已经收到，今天就看。",
    "材料齐了，等窗口上班就去办。",
    "请把身份证正反面各拍一张发过来。",
    "办好了，我给您送到家里，您什么时候在家？",
    "窗口说还要等几天，有消息马上告诉您。",
)


class RemarkRules(Topic):
    """What agents say again and again, and how much one may say in a day."""

    KEY: ClassVar[str] = "remarks"
    TITLE: ClassVar[str] = "留言"
    ABOUT: ClassVar[str] = "代办员和群众在一件代办里互相留言。常用的话点一下就能发，省得打字。"

    templates: list[str] = Field(list(_TEMPLATES), max_length=20, title="常用的话", description="一行一句")
    daily_max: int = Field(60, ge=5, le=500, title="一个人一天最多留多少条言")
