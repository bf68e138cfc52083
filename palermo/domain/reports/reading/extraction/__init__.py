"""Things named in a narrative: phones, plates, papers, accounts, vessels, vehicles, money, people, dates, places.

Every finder is a file of this folder with `find(passage, context) -> list[Item]`; it lists what it is at least half
sure of, and raises on no text. `extract` asks them all and settles who is right where two claim one stretch of text.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module

from palermo.domain.reports.reading.extraction.conflicts import settle
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item

__all__ = ["Context", "Finder", "extract"]

Finder = Callable[[Passage, Context], list[Item]]

FINDERS = (
    "mrz", "accounts", "phones", "plates", "papers", "vessels", "vehicles", "money", "fees", "drugs", "counts",
    "dates", "ages", "places", "countries", "nationalities", "crossings", "names",
)  # fmt: skip


def extract(passage: Passage, *, country: str = "", near: date | None = None) -> tuple[Item, ...]:
    """Return what the text names, in the order of the text; raises nothing.

    `country` is the reporting unit's (alpha-2 or alpha-3): national numbers are read in it. `near` is the day of the
    report: it settles the years that dates leave out.
    """
    from palermo.foundations.vocabularies.countries import alpha2  # it brings the reader of YAML along

    context = Context(alpha2(country) if country else "", near)
    found = [item for find in finders() for item in find(passage, context)]
    return settle(found, passage.raw)


@cache
def finders() -> tuple[Finder, ...]:
    """Return every finder of this folder, imported when first asked for."""
    return tuple(import_module(f"{__name__}.{name}").find for name in FINDERS)
