"""What people are asked when they rate, and how long a bad rating may wait for an answer."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from app.rulebook.topics.settings import Topic

Reason = Annotated[str, StringConstraints(min_length=1, max_length=30)]


class RatingRules(Topic):
    """好差评: the dictionary of reasons, the window, and the clock of a rectification."""

    KEY: ClassVar[str] = "ratings"
    TITLE: ClassVar[str] = "评价和整改"
    ABOUT: ClassVar[str] = (
        "评价自愿（GB/T 39734—2020 4.1），代办员看不到、也不能代按。"
        "“不满意”和“非常不满意”是差评，每个差评都要由代办员以外的人联系、整改。"
    )

    good_reasons: list[Reason] = Field(
        ["办得快", "讲得清楚", "态度好"], min_length=1, max_length=12, title="满意的原因，供群众选"
    )
    bad_reasons: list[Reason] = Field(
        ["办得慢", "没一次说清", "多跑了路", "态度不好", "没有办成"],
        min_length=1,
        max_length=12,
        title="不满意的原因，供群众选",
    )
    window_days: int = Field(30, ge=5, le=180, title="办结后几天内可以评价")
    contact_days: int = Field(1, ge=1, le=10, title="差评后几天内联系群众")
    fix_days: int = Field(15, ge=1, le=60, title="差评后几天内整改完")
    counts_working_days: bool = Field(
        default=True, title="联系和整改的天数按工作日算", description="关掉就按自然日算"
    )
    second_rating_days: int = Field(
        10, ge=1, le=60, title="整改后几天内可以再评一次", description="由原来评价的人自愿再评，只有一次"
    )
    allows_exclusion: bool = Field(
        default=True,
        title="误评、恶意差评可以剔除",
        description="一人申请，另一位镇县干部同意；经办的代办员两样都不能做。剔除的件数仍然公布",
    )
