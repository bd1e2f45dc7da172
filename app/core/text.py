"""Text as people type it: cleaned on the way in, masked on the way out."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]")
# Not \d, which takes the digits of every script.
_PHONE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"([0-9]{3,4}-?)?[0-9]{7,8}")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


def clean(text: object) -> object:
    """Normalise to NFC, drop invisible direction marks, refuse control characters and lone surrogates."""
    if not isinstance(text, str):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if has_forbidden(text):
        raise PydanticCustomError("bad_character", "含有不能识别的字符，请删除后重试")
    return unicodedata.normalize("NFC", _BIDI.sub("", text)).strip()


def has_forbidden(text: str) -> bool:
    """Tell whether a text holds what no database, sheet or page takes."""
    return _FORBIDDEN.search(text) is not None


def _single_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _phone(text: str) -> str:
    digits = re.sub(r"[\s-]", "", text).removeprefix("+86")
    if not _PHONE.fullmatch(digits):
        raise PydanticCustomError("phone", "手机号应为 11 位数字")
    return digits


def _contact_phone(text: str) -> str:
    digits = re.sub(r"\s", "", text).removeprefix("+86")
    if not (_PHONE.fullmatch(digits.replace("-", "")) or _LANDLINE.fullmatch(digits)):
        raise PydanticCustomError("phone", "电话号码不正确，手机号应为 11 位数字")
    return digits


def is_id_number(text: str) -> bool:
    """Tell whether a text is a resident ID number with a right check digit (GB 11643-1999)."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11] == text[17]


def _id_number(text: str) -> str:
    number = text.upper()
    if not is_id_number(number):
        raise PydanticCustomError("id_number", "身份证号不正确，请核对 18 位号码")
    return number


Line = Annotated[
    str, BeforeValidator(clean), AfterValidator(_single_line), StringConstraints(min_length=1, max_length=100)
]
OptionalLine = Annotated[
    str, BeforeValidator(clean), AfterValidator(_single_line), StringConstraints(max_length=200)
]
Paragraph = Annotated[str, BeforeValidator(clean), StringConstraints(max_length=2000)]
Phone = Annotated[str, BeforeValidator(clean), AfterValidator(_phone), Field(max_length=20)]
ContactPhone = Annotated[str, BeforeValidator(clean), AfterValidator(_contact_phone), Field(max_length=20)]
IdNumber = Annotated[str, BeforeValidator(clean), AfterValidator(_id_number), Field(max_length=18)]
Query = Annotated[str, BeforeValidator(clean), AfterValidator(_single_line), StringConstraints(max_length=50)]


def mask_name(name: str) -> str:
    """Show 王秀英 as 王*英 and 王磊 as 王*."""
    if len(name) <= 1:
        return name
    return name[0] + "*" * max(1, len(name) - 2) + (name[-1] if len(name) > 2 else "")  # noqa: PLR2004 - two-character names


def mask_phone(phone: str) -> str:
    """Show 13812341234 as 138****1234, and a landline by its last four digits."""
    if len(phone) < 8:  # noqa: PLR2004 - too short to show any of it
        return "****"
    head = phone[:3] if len(phone) == 11 else ""  # noqa: PLR2004 - a mobile number
    return f"{head}****{phone[-4:]}"


def mask_id_number(number: str) -> str:
    """Show the first three and the last four characters."""
    return f"{number[:3]}{'*' * 11}{number[-4:]}" if number else ""


def like_pattern(text: str) -> str:
    """Make a LIKE pattern that finds a text anywhere; use it with a backslash as its escape."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
