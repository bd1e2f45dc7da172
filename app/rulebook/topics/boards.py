"""What the boards of rates show, and of whom."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic


class BoardRules(Topic):
    """The honest boards: places and matters; people only where a county chooses so."""

    KEY: ClassVar[str] = "boards"
    TITLE: ClassVar[str] = "公开榜"
    ABOUT: ClassVar[str] = (
        "榜上是站点和事项，不是村民。每个率都写明分子和分母，怎样算写在旁边，不能改。这里只定口径里的天数。"
    )

    response_days: int = Field(1, ge=1, le=10, title="几个工作日内接件算及时响应")
    per_person: bool = Field(
        default=False,
        title="按代办员分列",
        description=(
            "默认关闭。中央网络安全和信息化委员会 2023 年 12 月《关于防治“指尖上的形式主义”的若干意见》"
            "要防的，就有强制使用、过度留痕、滥用排名。按人分列只给镇县干部看，按姓名排序，不排名次，不作考核依据。"
        ),
    )
