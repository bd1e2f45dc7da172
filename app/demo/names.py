"""What people and places of the demo county are called; all invented."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

from app.people.models import Gender

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_OLD_BORN_BEFORE = 1975
_GIVEN: dict[tuple[Gender, bool], tuple[str, ...]] = {
    (Gender.female, True): (
        "秀兰", "桂英", "玉梅", "素珍", "淑芬", "春香", "凤英", "玉兰", "金花", "翠莲", "秀珍", "月娥",
        "桂芳", "红英", "菊香", "素芳", "兰英", "巧珍", "玉珍", "春梅", "桂花", "淑兰", "秋菊", "贵芳",
    ),
    (Gender.male, True): (
        "建国", "国强", "德明", "志刚", "永福", "长根", "大山", "福生", "文才", "光明", "有田", "树林",
        "金山", "水生", "保国", "正兴", "兴旺", "德贵", "明富", "万年", "忠义", "顺安", "全福", "家兴",
    ),
    (Gender.female, False): (
        "婷", "丽", "雪梅", "晓燕", "艳", "小芳", "静", "慧", "海燕", "倩", "春燕", "雨涵",
        "梦洁", "佳怡", "欣然", "小雨", "敏", "玲玲", "思雨", "文静", "云霞", "莉", "晓娟", "子涵",
    ),
    (Gender.male, False): (
        "伟", "强", "军", "勇", "鹏", "志远", "浩", "俊杰", "小龙", "海波", "永刚", "宇航",
        "子豪", "明辉", "家豪", "一鸣", "波", "涛", "建军", "晓东", "文博", "磊磊", "大伟", "凯",
    ),
}  # fmt: skip

MAIN_TOWN, MAIN_VILLAGE = "清溪镇", "柳溪村"
NEXT_VILLAGE = "石桥村"
FAR_TOWN, FAR_VILLAGE = "云岭乡", "桃坪村"


@dataclass(frozen=True, slots=True)
class TownFacts:
    """A town, its three digits in the division code, and how many villages it has."""

    name: str
    code: str
    villages: int


# 100 to 199 are towns (镇), 200 to 399 townships (乡).
TOWNS = (
    TownFacts(MAIN_TOWN, "100", 20),
    TownFacts("永兴镇", "101", 20),
    TownFacts("双河镇", "102", 19),
    TownFacts("石梁镇", "103", 19),
    TownFacts("太平镇", "104", 19),
    TownFacts("龙泉镇", "105", 19),
    TownFacts(FAR_TOWN, "200", 19),
    TownFacts("白沙乡", "201", 19),
)
_FIRSTS = "柳青石桃梨松竹杏槐枫白黄红金银龙凤双三五大上下东西南北新古长清甘云月"
_SECONDS = "湾坝桥沟坪岭塘坡河泉山口庄垭寨井"


def village_names(dice: Random, *, taken: Collection[str]) -> Iterator[str]:
    """Draw village names, each once."""
    drawn = [f"{first}{second}村" for first in _FIRSTS for second in _SECONDS]
    dice.shuffle(drawn)
    return (name for name in drawn if name not in taken)


def given_name(dice: Random, *, gender: Gender, birth_year: int) -> str:
    """Draw a given name as their generation has it."""
    return dice.choice(_GIVEN[gender, birth_year < _OLD_BORN_BEFORE])


def full_name(dice: Random, *, gender: Gender, birth_year: int, surname: str = "") -> str:
    """Draw a name, with a family's surname where one is given."""
    return (surname or dice.choice(SURNAMES)) + given_name(dice, gender=gender, birth_year=birth_year)
