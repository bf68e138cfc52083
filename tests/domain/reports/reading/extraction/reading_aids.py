"""What the tests of the finders share: a text read by one finder, and its items as short facts."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item

NEAR = date(2026, 9, 1)
LANGUAGES = ("", "en", "fr", "pt", "es")
# Texts that have broken parsers before: controls, lone surrogates, bidirectional marks, emoji, joined scripts.
ODD = (
    "",
    "\x00",
    "\ud800 N'",
    "‮Mali‬ 3 guin.",
    "🚗 Chauffeur 🚗",
    "A" * 2000,
    "É. " * 500,
    "« " * 400,
    "d'" * 500,
    "ΑΒΓ 6 نواكشوط",
)

Finder = Callable[[Passage, Context], list[Item]]


def read(find: Finder, text: str, *, country: str = "", language: str = "") -> list[Item]:
    """Return what a finder finds; every span must lie in the text and every score between 0.5 and 1."""
    found = find(Passage(text, language), Context(country, NEAR))
    for item in found:
        assert item.spans and 0.5 <= item.score <= 1.0, item
        assert all(0 <= start < end <= len(text) for start, end in item.spans), item
    return found


def values(items: Sequence[Item]) -> list[str]:
    """Return the values of items in order."""
    return [item.value for item in items]


def written(text: str, item: Item) -> list[str]:
    """Return the stretches of text of an item."""
    return [text[start:end] for start, end in item.spans]


def field(items: Sequence[Item], value: str, name: str) -> Any:
    """Return one field of the item with a value."""
    return next(item.fields.get(name) for item in items if item.value == value)
