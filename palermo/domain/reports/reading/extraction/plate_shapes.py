"""Which country's plate a group of letters and digits may be."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import data

_PIECE = re.compile(r"[A-Z?]+|[0-9?]+")


class Shape(NamedTuple):
    """Whether the shape may stand alone, the countries that have it, and the plate without an added sign."""

    sure: bool
    countries: tuple[str, ...]
    plate: str


def grouped(written: str) -> str:
    """Return the runs of letters and of digits of a plate in capitals, joined by hyphens."""
    return "-".join(_PIECE.findall(written))


@lru_cache(maxsize=2048)
def shape_of(written: str) -> Shape | None:
    """Return the shape of a plate written in capitals with any separators, None when no country has it."""
    form = grouped(written)
    for sure in (True, False):
        countries: dict[str, None] = {}
        plate = ""
        for country, pattern in _patterns()[sure]:
            if match := pattern.fullmatch(form):
                countries[country] = None
                plate = plate or match.group(1)
        if countries:
            return Shape(sure, tuple(countries), plate.replace("-", " "))
    return None


@cache
def _patterns() -> dict[bool, list[tuple[str, re.Pattern[str]]]]:
    known = data("plates")
    return {
        sure: [(each["country"], re.compile(each["pattern"])) for each in known[name]]
        for sure, name in ((True, "sure"), (False, "weak"))
    }
