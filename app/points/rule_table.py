"""The standard rules that a village starts from. They are data: a village adopts its own version.

Points are whole. A rule worth half a point gives one for every two (`per`); a factor is a percentage,
and what it yields is rounded down. Caps count times, not points: −6 a month at −2 each is three times.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.text import Line, OptionalLine
from app.points.models import CapPeriod, RuleSource, RuleSubject

STANDARD_VERSION = 0
# What one deed may give or take, and how often; far above any village's table.
MOST = 1000
_Times = Annotated[int, Field(ge=1, le=MOST)]


class Rule(BaseModel):
    """One rule: what it rewards, with how much, how often, on what proof."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[Line, Field(max_length=20)]
    rule_class: Annotated[Line, Field(max_length=20)]
    title: Line
    points: Annotated[int, Field(ge=-MOST, le=MOST)]
    most_points: _Times | None = None
    per: _Times = 1
    percent: _Times | None = None
    unit: Annotated[Line, Field(max_length=10)] = "次"
    cap: _Times | None = None
    period: CapPeriod | None = None
    proof: OptionalLine = ""
    review: OptionalLine = ""
    persons: OptionalLine = "所有人"
    subject: RuleSubject = RuleSubject.person
    source: RuleSource = RuleSource.claim
    is_on: bool = True

    @property
    def cap_in_words(self) -> str | None:
        """Say the cap as people do."""
        if self.cap is None or self.period is None:
            return None
        return f"{_PERIODS[self.period]}最多 {self.cap} {self.unit}"

    def worth(self, quantity: int) -> int:
        """Give the points for a number of deeds."""
        return quantity // self.per * self.points


_PERIODS = {
    CapPeriod.day: "每天",
    CapPeriod.month: "每月",
    CapPeriod.quarter: "每季度",
    CapPeriod.year: "每年",
    CapPeriod.once: "一共",
}
_MONTH, _DAY, _YEAR, _QUARTER = CapPeriod.month, CapPeriod.day, CapPeriod.year, CapPeriod.quarter
_HOUSE = {"subject": RuleSubject.household, "persons": "户"}


def _rule(code: str, rule_class: str, title: str, points: int, **more: object) -> Rule:
    return Rule.model_validate(
        {"code": code, "rule_class": rule_class, "title": title, "points": points} | more
    )


_SELF, _HELP, _ERRAND, _PLACE = "自治", "志愿", "代办", "环境"
_MORALS, _CARE, _BOUNDS = "文明", "治理", "约束"
_VILLAGE, _GROUP, _TOWN = "村", "评议组", "镇"

STANDARD_RULES: tuple[Rule, ...] = (
    _rule(
        "A01",
        "基础",
        "常住户建档基础分",
        10,
        cap=1,
        period=CapPeriod.once,
        unit="户",
        proof="户籍册",
        review="村 → 评议组",
        **_HOUSE,
    ),
    _rule("B01", _SELF, "按时参加村民会议、院坝会", 2, cap=4, period=_MONTH, proof="签到表", review=_VILLAGE),
    _rule("B02", _SELF, "全程参加并积极发言", 3, cap=2, period=_MONTH, proof="会议记录", review=_VILLAGE),
    _rule("B03", _SELF, "议题投票、填写问卷", 1, cap=5, period=_MONTH, source=RuleSource.system),
    _rule(
        "C01",
        _HELP,
        "志愿服务 1 小时",
        1,
        cap=8,
        period=_DAY,
        unit="小时",
        proof="考勤表",
        review="队长 → 村",
    ),
    _rule("C02", _HELP, "现场负责人系数", 0, percent=140, source=RuleSource.multiplier, persons="负责人"),
    _rule("C03", _HELP, "骨干系数", 0, percent=120, source=RuleSource.multiplier, persons="骨干"),
    _rule("C04", _HELP, "早退、缺席系数", 0, percent=50, source=RuleSource.multiplier, proof="队长记录"),
    _rule(
        "C05",
        _HELP,
        "义务巡逻（每两次 1 分）",
        1,
        per=2,
        cap=15,
        period=_MONTH,
        proof="排班表",
        review="网格员",
    ),
    _rule("C06", _HELP, "无偿献血", 5, cap=2, period=_YEAR, proof="献血证", review=_VILLAGE),
    _rule(
        "D01",
        _ERRAND,
        "志愿帮办、代办一件办结",
        2,
        cap=5,
        period=_DAY,
        unit="件",
        proof="办结，且评价不低于基本满意",
        source=RuleSource.system,
        persons="志愿者、党员、群众（有报酬的代办员记荣誉分）",
    ),
    _rule(
        "D02",
        _ERRAND,
        "上门为重点老人代办",
        3,
        cap=3,
        period=_DAY,
        unit="件",
        proof="办结单",
        review=_VILLAGE,
    ),
    _rule("D03", _ERRAND, "协助视频办一次", 1, cap=3, period=_DAY, proof="办件记录", review=_VILLAGE),
    _rule(
        "E01", _PLACE, "卫生评比“清洁”", 5, cap=1, period=_MONTH, proof="评议组照片", review=_GROUP, **_HOUSE
    ),
    _rule(
        "E02",
        _PLACE,
        "六齐一净（每项）",
        2,
        cap=12,
        period=_MONTH,
        unit="项",
        proof="检查表",
        review=_GROUP,
        **_HOUSE,
    ),
    _rule(
        "E03",
        _PLACE,
        "抽查不达标（每项）",
        -2,
        cap=3,
        period=_MONTH,
        unit="项",
        proof="检查表",
        review="评议组，可在 3 天内提出异议",
        is_on=False,
        **_HOUSE,
    ),
    _rule(
        "F01",
        _MORALS,
        "邻里互助、孝老爱亲",
        3,
        cap=4,
        period=_MONTH,
        proof="邻居和评议组核实",
        review=_GROUP,
        **_HOUSE,
    ),
    _rule("F02", _MORALS, "村级荣誉（好媳妇等）", 10, proof="证书", review=_VILLAGE, **_HOUSE),
    _rule("F03", _MORALS, "市级以上荣誉", 20, proof="证书", review=_TOWN, **_HOUSE),
    _rule("F04", _MORALS, "见义勇为", 5, most_points=50, proof="公安证明", review=_TOWN),
    _rule(
        "G01",
        _CARE,
        "上报隐患、线索属实",
        2,
        cap=10,
        period=_MONTH,
        unit="件",
        proof="事件办结",
        review="网格员 → 镇",
    ),
    _rule(
        "G02",
        _CARE,
        "调解成功一件",
        5,
        cap=4,
        period=_MONTH,
        unit="件",
        proof="调解协议",
        review=_VILLAGE,
        persons="楼长、党员",
    ),
    _rule(
        "G03",
        _CARE,
        "认领并完成微心愿",
        5,
        cap=3,
        period=_MONTH,
        unit="件",
        proof="双方签字",
        review=_VILLAGE,
        persons="党员、志愿者",
    ),
    _rule(
        "G04",
        _CARE,
        "为集体出工半日（技能工 20 分）",
        10,
        most_points=20,
        cap=4,
        period=_MONTH,
        proof="村记录",
        review=_VILLAGE,
    ),
    _rule(
        "H01",
        _BOUNDS,
        "违反村规民约（污染水源等）",
        -5,
        cap=2,
        period=_QUARTER,
        proof="证据",
        review="评议组，可提出异议",
        is_on=False,
        **_HOUSE,
    ),
    _rule(
        "H02",
        _BOUNDS,
        "不履行赡养义务（调解无效）",
        -10,
        cap=1,
        period=_YEAR,
        proof="调解记录",
        review=_TOWN,
        is_on=False,
        **_HOUSE,
    ),
    _rule("X01", "系统", "撤销、更正", 0, proof="关联流水", review="两人复核", source=RuleSource.correction),
)
