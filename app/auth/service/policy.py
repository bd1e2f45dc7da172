"""Which new passwords are taken: long rather than mixed (OWASP ASVS 5.0, 6.2), or as 等保三级 asks."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from app.core.config import Settings
from app.core.errors import InvalidInput

MIN_LENGTH = 8
# 等保三级: three of upper case, lower case, digits and signs; new after 90 days; not one of the last five.
CLASSES = 3
REMEMBERED = 5
_PHONE_TAIL = 8
_MIN_STEM = 5
_PERIODS = range(1, 5)
# What Chinese users add to a name: a birthday, a year, 520, 1314. The syllables are those of Hanyu Pinyin.
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve"
    r"|a|o|e|i|u|v))"
)
_NAME_AND_NUMBER = re.compile(rf"(?:{_SYLLABLE}){{1,4}}[._@-]?(\d{{1,8}})[.!@#]?")
_NUMBER_AND_NAME = re.compile(rf"(\d{{1,8}})[._@-]?(?:{_SYLLABLE}){{1,4}}[.!@#]?")
_SHORT_NUMBER = 4
_PLACE_ENDINGS = re.compile(r"(县|市|区|镇|乡|街道|村|社区)$")


@dataclass(frozen=True, slots=True)
class Owner:
    """What anybody who knows a person would try first."""

    name: str
    phone: str
    places: Collection[str] = ()


def check(settings: Settings, *, password: str, owner: Owner) -> None:
    """Raise InvalidInput with the first reason why a password is not taken."""
    if len(password) < MIN_LENGTH:
        raise InvalidInput.at("/new_password", f"密码至少要 {MIN_LENGTH} 位")
    lowered = password.lower()
    for is_bad, reason in _RULES:
        if is_bad(lowered, owner):
            raise InvalidInput.at("/new_password", reason)
    if settings.password_policy == "djbh3" and _classes(password) < CLASSES:  # noqa: S105 - the name of a policy
        raise InvalidInput.at("/new_password", "密码要有大写字母、小写字母、数字、符号中的至少三种")


def _is_common(password: str, _owner: Owner) -> bool:
    stem = re.sub(r"[\d\W_]{1,4}$", "", password)
    return password in _common() or (len(stem) >= _MIN_STEM and stem in _common())


def _is_repeated_or_in_order(password: str, _owner: Owner) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(password)}
    is_repeated = any(password == (password[:period] * len(password))[: len(password)] for period in _PERIODS)
    return is_repeated or steps in ({1}, {-1}) or len(set(password)) <= 2  # noqa: PLR2004 - two characters


def _is_about_the_owner(password: str, owner: Owner) -> bool:
    tail = owner.phone[-_PHONE_TAIL:]
    names = {owner.name, *owner.places, *(_PLACE_ENDINGS.sub("", place) for place in owner.places)}
    return bool(tail and tail in password) or any(len(name) > 1 and name in password for name in names)


def _is_name_and_number(password: str, _owner: Owner) -> bool:
    found = _NAME_AND_NUMBER.fullmatch(password) or _NUMBER_AND_NAME.fullmatch(password)
    return found is not None and (len(found[1]) <= _SHORT_NUMBER or _is_day(found[1]))


def _is_birthday(password: str, _owner: Owner) -> bool:
    return password.isdecimal() and _is_day(password)


def _is_day(digits: str) -> bool:
    """Tell whether digits are a day: 19900101 or 900101."""
    century = {6: "19", 8: ""}.get(len(digits))
    if century is None or not digits.isascii():
        return False
    try:
        date.fromisoformat(century + digits)
    except ValueError:
        return False
    return True


def _classes(password: str) -> int:
    kinds = (str.isupper, str.islower, str.isdecimal, lambda letter: not letter.isalnum())
    return sum(any(kind(letter) for letter in password) for kind in kinds)


_COMMON = "这个密码太常见，容易被猜到，请换一个"
_RULES: tuple[tuple[Callable[[str, Owner], bool], str], ...] = (
    (_is_common, _COMMON),
    (_is_repeated_or_in_order, _COMMON),
    (_is_about_the_owner, "密码里不要有自己的手机号、姓名或地名"),
    (_is_birthday, "生日容易被猜到，请换一个"),
    (_is_name_and_number, "拼音加生日或简单数字容易被猜到，请换一个"),
)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Give the thirty thousand most used passwords, as the library that estimates strength lists them."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415 - a second that only a new password pays

    return frozenset(FREQUENCY_LISTS["passwords"])
