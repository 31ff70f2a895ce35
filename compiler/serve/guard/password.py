"""The office's password: only its Argon2 hash is kept (RFC 9106)."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from compiler.serve.house import House, keep_private

SHORTEST = 8
_HASHER = PasswordHasher()


def set_password(house: House, password: str) -> None:
    """Keep the password from now on; raises OSError."""
    keep_private(house.password_file, _HASHER.hash(password).encode())


def has_password(house: House) -> bool:
    """Whether a password was set."""
    return house.password_file.exists()


def is_password(house: House, given: str) -> bool:
    """Whether it is the password; never without one."""
    try:
        return _HASHER.verify(house.password_file.read_text("ascii"), given)
    except (OSError, Argon2Error, InvalidHashError):
        return False
