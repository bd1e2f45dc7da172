"""What is kept for villagers: when a thing must be back, and what has to be proven by a picture."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic


class CustodyRules(Topic):
    """Limits of 证件与现金保管."""

    KEY: ClassVar[str] = "custody"
    TITLE: ClassVar[str] = "证件与现金保管"
    ABOUT: ClassVar[str] = "群众交给代办员的证件、银行卡、现金和钥匙，几天要还，哪些步骤要拍照。"

    unreturned_days: int = Field(
        30, ge=1, le=365, title="证件等物品几天没还要提醒", description="提醒保管人、站长和群众本人"
    )
    cash_days: int = Field(7, ge=1, le=90, title="现金和银行卡几天没还要提醒")
    needs_photo: bool = Field(default=True, title="收下和归还都要拍照")
    receipt_needs_photo: bool = Field(default=True, title="花出去的钱要拍票据")
    objection_days: int = Field(
        30,
        ge=1,
        le=365,
        title="由见证人证明归还的，几天内本人可以提出没收到",
    )
