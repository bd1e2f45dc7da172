"""Passwords hashed with argon2id: on one core and in little memory, so that a flood starves nobody."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# What OWASP's password storage page asks for at least: two passes over 19 MiB in one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Verified in place of a missing hash, so that an unknown phone takes as long as a wrong password.
# Written out, because making one takes as long as a sign-in, at every start.
_DUMMY = "$argon2id$v=19$m=19456,t=2,p=1$5ZuKyeD+WaxqY/gHNmPSKQ$oMvX1HlGTwuT15aNOVONaG4xjKRBoiwcq9gpuPa6J58"


def hash_password(password: str) -> str:
    """Hash a new password."""
    return _hasher.hash(password)


def is_right(*, stored: str, password: str) -> bool:
    """Compare, in the same time whether or not there is a stored hash."""
    try:
        _hasher.verify(stored or _DUMMY, password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)
