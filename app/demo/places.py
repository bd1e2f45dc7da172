"""Towns, villages, grids and stations of the demo county."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from sqlmodel import select

from app.core.db import new_id
from app.core.permissions import system_actor
from app.core.sheets import SheetRow
from app.core.tx import Tx
from app.demo import names
from app.demo.stage import Stage
from app.orgs.models import Region, RegionLevel, Station, StationKind
from app.orgs.service.imports import CODE_COLUMN, NAME_COLUMN, import_regions
from app.orgs.service.regions import create_region
from app.orgs.service.stations import create_station

COUNTY_NAME = "安和县"
# 5199 is no prefecture, so that no real place has these codes.
COUNTY_PREFIX = "519926"
LIVELY_VILLAGES = (names.MAIN_VILLAGE, names.NEXT_VILLAGE, names.FAR_VILLAGE)
GRID_NAMES = ("一", "二", "三")
_FIRST_VILLAGE = 200
_PASSPORT = (
    "帮您代办 14 类事项，全程不收钱，只代收法定费用并当面开收条。"
    "有牌子、有人员、有电话、有清单、有时限、有登记、有回访、有公示。"
    "不方便出门的老人，打电话我们上门。"
)


@dataclass
class Places:
    """The places of the county and the stations that serve them, by name."""

    county: Region
    towns: list[Region] = field(default_factory=list)
    villages: list[Region] = field(default_factory=list)
    grids: dict[str, list[Region]] = field(default_factory=dict)
    stations: dict[str, Station] = field(default_factory=dict)

    def village(self, name: str) -> Region:
        """Give a village by its name."""
        return next(one for one in self.villages if one.name == name)

    def town_of(self, village: Region) -> Region:
        """Give the town that a village lies in."""
        return next(one for one in self.towns if one.id == village.parent_id)


def found_county(tx: Tx) -> Region:
    """Make the county itself, which nobody but the system may."""
    founding = Tx(session=tx.session, settings=tx.settings, now=tx.now, visitor=system_actor(new_id()))
    code = f"{COUNTY_PREFIX}000000"
    return create_region(founding, parent_id=None, level=RegionLevel.county, code=code, name=COUNTY_NAME)


def build_places(stage: Stage, county: Region) -> Places:
    """Bring the county's list of codes in, as a county would, and open a station at every place."""
    tx = stage.tx(stage.opening)
    cells = [{CODE_COLUMN: code, NAME_COLUMN: name} for code, name in _list_of_codes(stage)]
    done = import_regions(
        tx, rows=[SheetRow(number, row) for number, row in enumerate(cells, 2)], dry_run=False
    )
    assert not done.errors, done.errors
    places = Places(county)
    for region in tx.session.exec(select(Region).where(Region.county_id == county.id).order_by(Region.code)):
        if region.level is RegionLevel.town:
            places.towns.append(region)
        elif region.level is RegionLevel.village:
            places.villages.append(region)
        elif region.level is RegionLevel.grid:
            village = next(one for one in places.villages if one.id == region.parent_id)
            places.grids.setdefault(village.name, []).append(region)
    _open_stations(tx, places)
    return places


def _list_of_codes(stage: Stage) -> Iterator[tuple[str, str]]:
    drawn = names.village_names(stage.dice, taken=LIVELY_VILLAGES)
    for town in names.TOWNS:
        yield f"{COUNTY_PREFIX}{town.code}000", town.name
        for place in range(town.villages):
            name = _own_name(town.name, place) or next(drawn)
            code = f"{COUNTY_PREFIX}{town.code}{_FIRST_VILLAGE + place}"
            yield code, name
            if name in LIVELY_VILLAGES:
                yield from (
                    (f"{code}{number:03d}", f"{name}第{word}网格")
                    for number, word in enumerate(GRID_NAMES, 1)
                )


def _own_name(town: str, place: int) -> str:
    own = {
        names.MAIN_TOWN: (names.MAIN_VILLAGE, names.NEXT_VILLAGE),
        names.FAR_TOWN: (names.FAR_VILLAGE,),
    }.get(town, ())
    return own[place] if place < len(own) else ""


def _open_stations(tx: Tx, places: Places) -> None:
    phones = count(1)
    _open(tx, places, places.county, code="AH00", number=next(phones))
    for number, town in enumerate(places.towns, 1):
        _open(tx, places, town, code=f"AH{number:02d}", number=next(phones))
        below = [one for one in places.villages if one.parent_id == town.id]
        for place, village in enumerate(below, 1):
            _open(tx, places, village, code=f"AH{number:02d}{place:02d}", number=next(phones))


_STATION_NAMES = {
    RegionLevel.county: "红色代办服务中心",
    RegionLevel.town: "红色代办总站",
    RegionLevel.village: "红色代办站",
}


def _open(tx: Tx, places: Places, region: Region, *, code: str, number: int) -> None:
    is_village = region.level is RegionLevel.village
    places.stations[region.name] = create_station(
        tx,
        region_id=region.id,
        kind=StationKind(region.level),
        code=code,
        name=f"{region.name}{_STATION_NAMES[region.level]}",
        # 0800 is no area code.
        phone=f"0800-66{number:05d}",
        address=f"{region.name}党群服务中心一楼" if is_village else f"{region.name}便民服务中心",
        hours=(
            "每天 8:30–18:00，其余时间电话值守，赶集日提前到 7:30"
            if is_village
            else "工作日 8:30–18:00，其余时间电话值守"
        ),
        passport=_PASSPORT,
    )
