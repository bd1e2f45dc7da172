"""How long errands may take, and what of them needs somebody else's word."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.rulebook.topics.settings import Topic


class ErrandRules(Topic):
    """Time limits of 代办; an item's own promised days go before them."""

    KEY: ClassVar[str] = "errands"
    TITLE: ClassVar[str] = "代办时限"
    ABOUT: ClassVar[str] = (
        "事项自己写了办理时限的，按事项的；没有写的，按这里的。改动只管以后的事，不改已经答应群众的日子。"
    )

    instant_days: int = Field(1, ge=1, le=10, title="即办件几个工作日办好")
    reported_days: int = Field(20, ge=1, le=120, title="上报件几个工作日办好")
    warn_percent: int = Field(
        80, ge=50, le=95, title="时间用掉百分之几亮黄灯", description="到期还没办好就亮红灯"
    )
    days_to_town: int = Field(
        3, ge=1, le=10, title="村里受理后几个工作日内报到镇", description="只管需要上报的事项"
    )
    promise_days_max: int = Field(60, ge=1, le=240, title="承诺时限最多几个工作日")
    remind_hours: int = Field(24, ge=1, le=168, title="催办以后几小时内不能再催")
    pause_days: int = Field(
        10,
        ge=1,
        le=60,
        title="暂停没写到哪天的，按几个工作日",
        description="到了那天自动恢复办理，不会一直停着",
    )
    pause_days_max: int = Field(60, ge=1, le=240, title="一次暂停最多几个工作日")
    extensions_max: int = Field(2, ge=0, le=10, title="一件事最多延期几次")
    extension_days_max: int = Field(20, ge=1, le=120, title="每次最多延几个工作日")
    second_return_needs_approval: bool = Field(
        default=True,
        title="第二次退回要镇里同意",
        description="第一次就该说清的材料，第二次再退要镇里同意，并计入二次退回率",
    )
    resubmit_days: int = Field(
        30, ge=5, le=365, title="退回后几天内补交", description="过期没补，可以按“补交不来”办结"
    )
    reopen_days: int = Field(30, ge=1, le=365, title="办结后几天内可以要求重办")
    sign_days: int = Field(
        15,
        ge=1,
        le=180,
        title="办结后几天没人签收就自动签收",
        description="自动签收会写明，仍可评价和要求重办",
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.pause_days > self.pause_days_max:
            raise PydanticCustomError("pause_days", "暂停没写到哪天时的天数，不能超过一次暂停的最多天数")
        return self
