"""The life of places: codes, closing, merging."""

import pytest

from app.core.errors import InvalidInput, NotAllowed
from app.core.permissions import Role
from app.orgs.models import RegionLevel, StationKind
from app.orgs.schemas import StationUpdate
from app.orgs.service import codes, regions, stations
from tests.factories import Make


class TestCodes:
    @pytest.mark.parametrize(
        ("code", "level"),
        [
            ("510100000000", RegionLevel.county),
            ("510100201000", RegionLevel.town),
            ("510100201203", RegionLevel.village),
            ("510100201203001", RegionLevel.grid),
            ("510100201203001002", RegionLevel.building),
            ("51010020120", None),
            ("５１０１００２０１２０３", None),
            ("51010020120a", None),
        ],
    )
    def test_the_level_stands_in_the_code(self, code: str, level: RegionLevel | None) -> None:
        assert codes.level_of(code) is level


class TestCreateRegion:
    def test_the_system_makes_a_county_and_what_lies_under_it(self, make: Make) -> None:
        with make.tx() as tx:
            county = regions.create_region(
                tx, parent_id=None, level=RegionLevel.county, code="520100000000", name="新县"
            )
            town = regions.create_region(
                tx, parent_id=county.id, level=RegionLevel.town, code="520100101000", name="新镇"
            )

        assert county.county_id == county.id
        assert town.path == f"/{county.id.hex}/{town.id.hex}/"

    @pytest.mark.parametrize(
        ("level", "code"),
        [
            (RegionLevel.village, "510100201000"),  # a town's code
            (RegionLevel.village, "520100201001"),  # another county's
            (RegionLevel.grid, "510100000201001"),  # a grid under a town
        ],
    )
    def test_a_code_that_does_not_fit_is_refused(self, make: Make, level: RegionLevel, code: str) -> None:
        town = make.region()

        with make.tx() as tx, pytest.raises(InvalidInput):
            regions.create_region(tx, parent_id=town.id, level=level, code=code, name="村")

    def test_a_code_is_used_once(self, make: Make) -> None:
        town = make.region()
        fields = {"level": RegionLevel.village, "code": "510100000301", "name": "村"}
        with make.tx() as tx:
            regions.create_region(tx, parent_id=town.id, **fields)  # type: ignore[arg-type]

        with make.tx() as tx, pytest.raises(regions.CodeTaken):
            regions.create_region(tx, parent_id=town.id, **fields)  # type: ignore[arg-type]

    def test_nobody_makes_a_county_but_the_system(self, make: Make) -> None:
        admin = make.user(Role.admin, make.county())

        with make.tx(admin) as tx, pytest.raises(NotAllowed):
            regions.create_region(
                tx, parent_id=None, level=RegionLevel.county, code="520100000000", name="新县"
            )


class TestEnding:
    def test_a_place_with_open_places_under_it_does_not_close(self, make: Make) -> None:
        town = make.region()
        make.village(town)

        with make.tx() as tx, pytest.raises(regions.RegionNotEmpty):
            regions.close_region(tx, region_id=town.id)

    def test_a_merge_closes_the_place_and_its_station(self, make: Make) -> None:
        town = make.region()
        old, new = make.village(town), make.village(town)
        station = make.station(old)

        with make.tx() as tx:
            ended = regions.merge_region(tx, region_id=old.id, successor_id=new.id)
        with make.tx() as tx:
            closed = tx.session.get_one(type(station), station.id)

        assert (ended.path, ended.successor_id, ended.closed_on) == (old.path, new.id, make.now.date())
        assert not closed.is_open

    def test_a_place_merges_only_into_an_open_one_of_its_level(self, make: Make) -> None:
        town, other = make.region(), make.region()
        village = make.village(town)

        for target in (town, village):
            with make.tx() as tx, pytest.raises(InvalidInput):
                regions.merge_region(tx, region_id=village.id, successor_id=target.id)
        with make.tx() as tx:
            regions.close_region(tx, region_id=other.id)
        with make.tx() as tx, pytest.raises(regions.RegionClosed):
            regions.merge_region(tx, region_id=town.id, successor_id=other.id)

    def test_a_closed_place_takes_no_place_station_or_opening(self, make: Make) -> None:
        village = make.village()
        station = make.station(village)
        with make.tx() as tx:
            regions.close_region(tx, region_id=village.id)

        with make.tx() as tx, pytest.raises(regions.RegionClosed):
            stations.create_station(tx, region_id=village.id, kind=StationKind.village, code="X-1", name="站")
        with make.tx() as tx, pytest.raises(regions.RegionClosed):
            stations.update_station(tx, station_id=station.id, changes=StationUpdate(is_open=True))
