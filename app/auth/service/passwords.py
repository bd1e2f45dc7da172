"""Passwords: argon2id, length before composition (OWASP ASVS 5.0, 6.2)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.errors import InvalidInput

MIN_LENGTH = 8
_COMMON = frozenset(
    {
        "12345678", "123456789", "1234567890", "88888888", "66666666", "11111111", "00000000", "password",
        "password1", "qwertyui", "qwerty123", "1qaz2wsx", "abc12345", "a1234567", "aa123456", "iloveyou",
        "asdfghjkl", "woaini1314", "5201314520", "147258369", "987654321", "123123123", "qazwsxedc",
    }
)  # fmt: skip
_hasher = PasswordHasher()
# Verified in place of a missing hash, so that an unknown phone takes as long as a wrong password.
# Written out, because making one takes as long as a sign-in, at every start.
_DUMMY = "$argon2id$v=19$m=65536,t=3,p=4$cy6qSpD24RE1AH4MKD0rfg$lJyK/iwAXz8xH52nADkcnzpuO5XMUMX9Duzfr70igyM"


def hash_password(password: str) -> str:
    """Hash a new password; raises InvalidInput for a short or common one."""
    if len(password) < MIN_LENGTH:
        raise InvalidInput.at("/new_password", f"密码至少要 {MIN_LENGTH} 位")
    if password.lower() in _COMMON or len(set(password)) <= 2:  # noqa: PLR2004 - two characters repeated
        raise InvalidInput.at("/new_password", "这个密码太常见，容易被猜到，请换一个")
    return _hasher.hash(password)


def is_right(*, stored: str, password: str) -> bool:
    """Compare, in the same time whether or not there is a stored hash."""
    try:
        _hasher.verify(stored or _DUMMY, password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)
