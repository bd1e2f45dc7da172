"""What a county calls its slips and books, and what is covered up on them."""

from typing import ClassVar

from pydantic import Field

from app.rulebook.topics.settings import Topic


class PaperRules(Topic):
    """The words of the paper twins."""

    KEY: ClassVar[str] = "papers"
    TITLE: ClassVar[str] = "单据和登记簿"
    ABOUT: ClassVar[str] = (
        "单据、四登记和公示牌都从系统里的同一份数据印出来，不用再抄一遍。这里只改它们的叫法。"
    )

    accepted_title: str = Field("代办受理单", min_length=1, max_length=30, title="受理单的名称")
    promised_title: str = Field("承诺件通知书", min_length=1, max_length=30, title="承诺件通知书的名称")
    missing_title: str = Field("补正通知书", min_length=1, max_length=30, title="补正通知书的名称")
    refused_title: str = Field("退件通知书", min_length=1, max_length=30, title="退件通知书的名称")
    receipt_title: str = Field("送达回执", min_length=1, max_length=30, title="送达回执的名称")
    phone_title: str = Field("预约电话登记簿", min_length=1, max_length=30, title="预约电话登记的名称")
    visit_title: str = Field("上门服务登记簿", min_length=1, max_length=30, title="上门服务登记的名称")
    result_title: str = Field("代办结果登记簿", min_length=1, max_length=30, title="代办结果登记的名称")
    signature_title: str = Field("办结签收登记簿", min_length=1, max_length=30, title="办结签收登记的名称")
    board_title: str = Field("便民代办公示牌", min_length=1, max_length=30, title="公示牌的名称")
    renamed_columns: list[str] = Field(
        [],
        max_length=40,
        title="登记簿里改用的列名",
        description="每行一个，写成“原名=新名”，例如“经办人=代办员”",
    )
    free_line: str = Field(
        "代办不收费。谁向您要钱要物，请打上面的电话。", max_length=100, title="单据上关于不收费的话"
    )
    masks_slip_names: bool = Field(
        default=True, title="单据上遮住姓名", description="单据会被旁人看到；凭件号就能查"
    )
    masks_book_names: bool = Field(
        default=False, title="登记簿上遮住姓名", description="电话总是遮住中间四位"
    )
