"""What people type is cleaned on the way in and masked on the way out."""

import pytest
from pydantic import BaseModel, ValidationError

from app.core.text import (
    ContactPhone,
    IdNumber,
    Line,
    Phone,
    like_pattern,
    mask_id_number,
    mask_name,
    mask_phone,
)


class Form(BaseModel):
    """One field of each kind."""

    line: Line = "x"
    phone: Phone = "13812341234"
    contact: ContactPhone = "13812341234"
    id_number: IdNumber = "11010519491231002X"


class TestLine:
    @pytest.mark.parametrize("text", ["a\x00b", "\ud800", "a\x1bb", "\x7f"])
    def test_refuses_characters_that_no_database_keeps(self, text: str) -> None:
        with pytest.raises(ValidationError):
            Form(line=text)

    @pytest.mark.parametrize("text", ["𠮷野家", "㐂", "👨‍👩‍👧", "Ａ１"])
    def test_keeps_rare_characters(self, text: str) -> None:
        assert Form(line=text).line == text

    def test_drops_marks_that_turn_the_reading_direction(self) -> None:
        assert Form(line="王\u202e秀英").line == "王秀英"

    def test_composes_to_nfc_and_folds_spaces(self) -> None:
        assert Form(line="  e\u0301  b\n c ").line == "é b c"

    @pytest.mark.parametrize("text", ["", "   ", "\u200e"])
    def test_refuses_nothing_but_space(self, text: str) -> None:
        with pytest.raises(ValidationError):
            Form(line=text)


class TestPhone:
    @pytest.mark.parametrize("text", ["138 1234 1234", "+8613812341234", "138-1234-1234"])
    def test_takes_the_ways_people_write_it(self, text: str) -> None:
        assert Form(phone=text).phone == "13812341234"

    @pytest.mark.parametrize(
        "text", ["", "12812341234", "1381234123", "138123412345", "１３８１２３４１２３４"]
    )
    def test_refuses_what_is_no_mobile_number(self, text: str) -> None:
        with pytest.raises(ValidationError):
            Form(phone=text)

    def test_a_contact_may_have_a_landline(self) -> None:
        assert Form(contact="0911-5621234").contact == "0911-5621234"


class TestIdNumber:
    def test_checks_the_last_digit(self) -> None:
        assert Form(id_number="11010519491231002x").id_number == "11010519491231002X"
        with pytest.raises(ValidationError):
            Form(id_number="110105194912310021")


class TestMasks:
    @pytest.mark.parametrize(
        ("name", "masked"), [("王秀英", "王*英"), ("王磊", "王*"), ("欧阳娜娜", "欧**娜"), ("王", "王")]
    )
    def test_a_name_shows_its_ends(self, name: str, masked: str) -> None:
        assert mask_name(name) == masked

    def test_a_phone_shows_three_and_four_digits(self) -> None:
        assert mask_phone("13812341234") == "138****1234"

    def test_an_id_number_shows_three_and_four_characters(self) -> None:
        assert mask_id_number("11010519491231002X") == "110***********002X"

    def test_nothing_stays_nothing(self) -> None:
        assert mask_id_number("") == ""


def test_a_like_pattern_finds_its_own_signs() -> None:
    assert like_pattern("5%_\\") == "%5\\%\\_\\\\%"
