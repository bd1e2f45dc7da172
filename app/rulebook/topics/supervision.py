"""When a late errand is reminded of, written about and taken one level up."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic


class SupervisionRules(Topic):
    """督办: the steps from a reminder to the level above, and what makes a problem case."""

    KEY: ClassVar[str] = "supervision"
    TITLE: ClassVar[str] = "督办"
    ABOUT: ClassVar[str] = (
        "先催办，再书面督办，再提级督办。系统每天只提出建议，发不发由干部决定。天数都是工作日。"
    )

    claim_days: int = Field(1, ge=1, le=10, title="几天没人认领，提醒镇里")
    proposes: bool = Field(default=True, title="系统每天提出督办建议")
    remind_after_days: int = Field(1, ge=1, le=30, title="超期几天后建议催办")
    letter_after_days: int = Field(3, ge=1, le=60, title="超期几天后建议书面督办", description="要先催办过")
    answer_days: int = Field(3, ge=1, le=30, title="督办单几天内答复")
    raise_after_days: int = Field(
        2, ge=1, le=30, title="督办单过期几天不答复，建议提级督办", description="提到上一级"
    )
    problem_transfers: int = Field(3, ge=2, le=20, title="转办几次算问题件")
    problem_reworks: int = Field(3, ge=2, le=20, title="重办几次算问题件")
