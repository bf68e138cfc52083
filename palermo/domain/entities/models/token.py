"""Blind tokens in a column: sixteen letters in the program, the same 64 bits as a number in the database."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Field = models.BigIntegerField[str, str]
else:
    _Field = models.BigIntegerField

_TO_HEX = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
_TO_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_TOP, _ALL = 1 << 63, 1 << 64


class TokenField(_Field):
    """A token of `foundations.crypto.blind`; as a number it takes half the room, and there are millions of them."""

    def get_prep_value(self, value: Any) -> Any:
        """Return a token's letters as a signed number of 64 bits."""
        return as_number(value) if isinstance(value, str) else value

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> str | None:
        """Return the letters of a kept number."""
        return None if value is None else as_letters(value)

    def to_python(self, value: Any) -> Any:
        """Return letters, also for a number."""
        return as_letters(value) if isinstance(value, int) else value


def as_number(token: str) -> int:
    """Return the 64 bits of sixteen letters from a to p as a signed number; raises ValueError for other letters."""
    number = int(token.translate(_TO_HEX), 16)
    return number - _ALL if number >= _TOP else number


def as_letters(number: int) -> str:
    """Return the sixteen letters of a signed number of 64 bits."""
    return f"{number % _ALL:016x}".translate(_TO_LETTERS)
