"""Passwords are compared in the same time whether or not there is one."""

import pytest

from app.auth.service import passwords
from app.core.errors import InvalidInput


def test_the_stand_in_for_a_missing_password_costs_what_a_new_one_costs() -> None:
    made = passwords.hash_password("a long enough one")

    assert passwords._DUMMY.split("$")[:4] == made.split("$")[:4]


def test_no_password_opens_an_account_without_one() -> None:
    assert not passwords.is_right(stored="", password="no such account")


@pytest.mark.parametrize("password", ["short", "12345678", "aaaaaaaaaaaa"])
def test_short_and_common_passwords_are_refused(password: str) -> None:
    with pytest.raises(InvalidInput):
        passwords.hash_password(password)
