"""How long an authority to act may last, who may witness it, and what a link for one case may do."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.rulebook.topics.settings import Topic


class AuthorityRules(Topic):
    """Limits of 委托书."""

    KEY: ClassVar[str] = "authority"
    TITLE: ClassVar[str] = "委托书"
    ABOUT: ClassVar[str] = (
        "群众把哪些事交给谁办、办到哪天，由本人说了算，随时可以收回。这里只定最长几天、谁能见证。"
    )

    default_days: int = Field(90, ge=1, le=3650, title="没有写到哪天的，几天到期")
    max_days: int = Field(365, ge=1, le=3650, title="最长几天")
    neighbours_may_witness: bool = Field(
        default=True, title="本村村民可以当场见证", description="关掉就只有工作人员能见证"
    )
    app_needs_witness: bool = Field(
        default=False,
        title="本人在手机上确认的也要见证",
        description="本人用自己的账号确认，已经验证过手机号",
    )
    accepts_thumbprints: bool = Field(
        default=True, title="不会写字的可以按手印", description="手印照片是敏感信息，要本人另外同意"
    )

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.default_days > self.max_days:
            raise PydanticCustomError("default_days", "没有写到哪天时的天数，不能超过最长天数")
        return self


class GuestRules(Topic):
    """Limits of a link with which a child far away sees to one case."""

    KEY: ClassVar[str] = "guests"
    TITLE: ClassVar[str] = "给外地子女的链接"
    ABOUT: ClassVar[str] = "一条链接只管一件事，到期作废，本人随时可以停用，打开过几次都有记录。"

    allows_links: bool = Field(default=True, title="可以发链接")
    default_days: int = Field(7, ge=1, le=90, title="没有写到哪天的，几天到期")
    max_days: int = Field(30, ge=1, le=90, title="最长几天")
    uses_max: int = Field(
        20, ge=1, le=200, title="一条链接最多用几次", description="打开、传照片、签收、评价各算一次"
    )
    links_max: int = Field(5, ge=1, le=20, title="一件事最多几条在用的链接")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.default_days > self.max_days:
            raise PydanticCustomError("default_days", "没有写到哪天时的天数，不能超过最长天数")
        return self
