"""How long the archive of a case is kept, and what stands in it."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic


class ArchiveRules(Topic):
    """Retention of 档案 by class of item."""

    KEY: ClassVar[str] = "archive"
    TITLE: ClassVar[str] = "档案"
    ABOUT: ClassVar[str] = (
        "每件事归档时做成一份档案。保管期满只提请销毁，销毁要由县里的人决定；期限按当时的规则记在档案上。"
    )

    approval_years: int = Field(30, ge=1, le=100, title="项目审批类保管几年")
    certificate_years: int = Field(10, ge=1, le=100, title="证照代办类保管几年")
    consultation_years: int = Field(5, ge=1, le=100, title="咨询服务类保管几年")
    public_welfare_years: int = Field(10, ge=1, le=100, title="公益事业类保管几年")
    keep_on_years: int = Field(5, ge=1, le=100, title="决定续存的再保管几年")
    masks_names: bool = Field(
        default=False, title="档案里遮住姓名", description="电话总是遮住；遮住姓名以后只能凭件号查是谁的事"
    )
