"""Statistical division codes: 12 digits down to the village, then three more a level."""

import re

from app.orgs.models import RegionLevel

LEVEL_LABELS = {
    RegionLevel.county: "县",
    RegionLevel.town: "乡镇",
    RegionLevel.village: "村",
    RegionLevel.grid: "网格",
    RegionLevel.building: "楼栋",
}
PARENT_LEVEL = {
    RegionLevel.town: RegionLevel.county,
    RegionLevel.village: RegionLevel.town,
    RegionLevel.grid: RegionLevel.village,
    RegionLevel.building: RegionLevel.grid,
}
_PATTERNS = {
    RegionLevel.county: re.compile(r"[0-9]{6}000000"),
    RegionLevel.town: re.compile(r"[0-9]{6}(?!000)[0-9]{3}000"),
    RegionLevel.village: re.compile(r"[0-9]{9}(?!000)[0-9]{3}"),
    RegionLevel.grid: re.compile(r"[0-9]{15}"),
    RegionLevel.building: re.compile(r"[0-9]{18}"),
}
# How many digits of its parent's code a place's own code begins with.
_SHARED_DIGITS = {
    RegionLevel.town: 6,
    RegionLevel.village: 9,
    RegionLevel.grid: 12,
    RegionLevel.building: 15,
}


def level_of(code: str) -> RegionLevel | None:
    """Give the level that a code stands for: by trailing zeros, below the village by length."""
    return next((level for level, pattern in _PATTERNS.items() if pattern.fullmatch(code)), None)


def shared_part(code: str, level: RegionLevel) -> str:
    """Give the digits that a place's code has in common with its parent's."""
    return code[: _SHARED_DIGITS[level]]


def parent_code(code: str, level: RegionLevel) -> str:
    """Give the code of the place above."""
    shared = shared_part(code, level)
    return shared.ljust(12, "0")
