"""The sentences and words of the bi-monthly report, in the language of the draft; they live in YAML."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from palermo.domain.documents.kinds import SHIPPED
from palermo.foundations.vocabularies import countries, vocabulary
from palermo.kernel.yaml_files import read_yaml

_FACETS = {
    "mode": ("transport_modes", "entries"), "fraud": ("document_types_and_frauds", "frauds"),
    "paper": ("document_types_and_frauds", "types"), "goods": ("seizure_kinds", "entries"),
    "drug": ("drugs", "entries"), "indicator": ("indicators", "entries"), "vehicle": ("transport_modes", "entries"),
}  # fmt: skip


def say(code: str, language: str, /, **values: object) -> str:
    """Return a sentence with its values filled in."""
    words = _sentences()[code]
    text = str(words.get(language) or words["en"])
    return text.format(**values) if values else text


def day_words(day: date, language: str) -> str:
    """Return a day as its language writes it out, such as 5 octobre 2026."""
    if language == "fr" and day.day == 1:
        return _written(day, "d'er' MMMM y", language)
    return _written(day, "d MMMM y" if language != "pt" else "d 'de' MMMM 'de' y", language)


def month_words(day: date, language: str) -> str:
    """Return the name of a day's month."""
    return _written(day, "LLLL", language)


def _written(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # Babel is slow to import, and few processes draft a report

    return format_date(day, pattern, locale=language)


def figure_title(code: str, language: str) -> str:
    """Return the title of one of the report's figures."""
    return _of("figures", code, language)


def deed_label(code: str, language: str = "en") -> str:
    """Return what a deed of the hub is called, or its code."""
    return _of("deeds", code, language)


def class_label(code: str, language: str = "en") -> str:
    """Return what a primary crime class is called, or its code."""
    return _of("classes", code, language)


def country_label(code: str, language: str = "en") -> str:
    """Return a country's name, or the code where it has none."""
    return countries.label(code, language) if code != "unknown" else class_label("unknown", language)


def method_labels(facet: str, code: str, language: str) -> tuple[str, str]:
    """Return what a facet of method and a code of it are called."""
    name, section = _FACETS[facet]
    return _of("facets", facet, language), vocabulary(name, section).label(code, language)


def _of(section: str, code: str, language: str) -> str:
    words: Mapping[str, str] = _sentences()[section].get(code, {})
    return str(words.get(language) or words.get("en") or code)


@cache
def _sentences() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml(SHIPPED / "bimonthly.yaml")
    return found
