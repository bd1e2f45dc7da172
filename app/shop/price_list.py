"""The price list that a new 积分超市 starts from; one point is worth about one yuan."""

from dataclasses import dataclass

from app.shop.models import OfferKind


@dataclass(frozen=True, slots=True)
class PriceListEntry:
    """One offer as the list has it. `stock` None means without limit; the county keeps what is dear."""

    title: str
    kind: OfferKind
    points: int
    stock: int | None
    per_person_limit: int | None = None
    is_county: bool = False


_GOODS, _FEE = OfferKind.goods, OfferKind.fee_deduction
_SERVICE, _DISCOUNT = OfferKind.service, OfferKind.discount

PRICE_LIST = (
    PriceListEntry("牙膏 1 支", _GOODS, 8, 60),
    PriceListEntry("毛巾 1 条", _GOODS, 10, 80),
    PriceListEntry("洗洁精 1 瓶", _GOODS, 10, 60),
    PriceListEntry("酱油 1 瓶", _GOODS, 12, 40),
    PriceListEntry("抽纸 1 提", _GOODS, 15, 80),
    PriceListEntry("洗衣粉 1 袋", _GOODS, 12, 60),
    PriceListEntry("洗衣液 1 桶", _GOODS, 25, 60),
    PriceListEntry("肥皂 1 袋", _GOODS, 15, 40),
    PriceListEntry("洗脸盆 1 个", _GOODS, 15, 30),
    PriceListEntry("食盐 5 包", _GOODS, 10, 50),
    PriceListEntry("挂面 5 斤", _GOODS, 20, 40),
    PriceListEntry("花生油 500 毫升", _GOODS, 20, 40),
    PriceListEntry("大米 10 斤", _GOODS, 35, 50),
    PriceListEntry("电压力锅 1 台", _GOODS, 240, 3, 1, is_county=True),
    # The fee budget of 5,000 yuan is 500 deductions; a person's share is capped as the fee is.
    PriceListEntry("物业费抵扣 10 元", _FEE, 10, 500, 20),
    PriceListEntry("院落改造建材 800 元", _GOODS, 160, 10, 1),
    PriceListEntry("免费理发 1 次", _SERVICE, 10, 40, 2),
    PriceListEntry("上门血压血糖检测", _SERVICE, 10, 40, 4),
    PriceListEntry("家政 1 小时", _SERVICE, 30, 20, 4),
    PriceListEntry("法律咨询 30 分钟", _SERVICE, 5, 20, 2),
    PriceListEntry("亲子体验课 1 节", _SERVICE, 20, 20, 2),
    PriceListEntry("合作商家 95 折券（当月）", _DISCOUNT, 5, None, 1),
    PriceListEntry("有机蔬菜 1 份", _GOODS, 20, 20),
    PriceListEntry("爱心捐赠 1 分（给特困户）", _SERVICE, 1, None),
)
