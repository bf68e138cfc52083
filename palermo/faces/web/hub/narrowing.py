"""The filters of the hub's queue, list and export: only what the pages offer passes, so nothing else reaches a log."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language

from palermo.domain.reports.queries import Filters
from palermo.faces.kit.lists import Listing
from palermo.faces.kit.names import label_text, language_name, unit
from palermo.faces.kit.signs import LEVEL_WORDS, PRIORITY_WORDS
from palermo.faces.web.hub import words
from palermo.faces.web.reports.words import languages
from palermo.foundations.vocabularies import countries, vocabulary
from palermo.kernel.levels import Level

QUEUE = ("unit", "language", "country", "kind", "level")
LIST = (*QUEUE, "state", "crime_class", "priority")
DAYS = ("since", "until")
Choice = tuple[str, str | Promise]
_LEVELS = (Level.SENSITIVE, Level.HIGHLY_SENSITIVE)


def choices(names: tuple[str, ...]) -> dict[str, list[Choice]]:
    """Return what can be chosen for each of the named filters."""
    return {name: _CHOICES[name]() for name in names}


def filters_of(values: Mapping[str, str], names: tuple[str, ...] = LIST) -> Filters:
    """Return the filters chosen; a value that no list offers narrows nothing. Raises Invalid for a bad day."""
    offered = {name: {code for code, _label in found} for name, found in choices(names).items()}
    chosen = {name: values.get(name, "") for name in names if values.get(name, "") in offered[name]}
    return Filters.from_query(chosen | {name: values.get(name, "") for name in DAYS})


def label(listing: Listing, names: tuple[str, ...]) -> None:
    """Give the list's chips their words."""
    found = choices(names)
    for name in names:
        for code, text in found[name]:
            listing.labels[(name, code)] = str(text)
    for name in ("view", *DAYS):
        for value in listing.all(name):
            listing.labels[(name, value)] = words.word(words.VIEWS, value)


def _units() -> list[Choice]:
    codes = [*settings.PALERMO.units, settings.PALERMO.hub]
    return sorted(((code, unit(code)) for code in codes), key=lambda pair: pair[1])


def _countries() -> list[Choice]:
    territories = [code for code in settings.PALERMO.territories.values() if isinstance(code, str)]
    near = {countries.alpha2(code) for code in territories}
    every = countries.choices((get_language() or "en")[:2])
    return [*(pair for pair in every if pair[0] in near), *(pair for pair in every if pair[0] not in near)]


_CHOICES: dict[str, Callable[[], list[Choice]]] = {
    "unit": _units,
    "language": lambda: [(code, language_name(code)) for code, _name in languages()],
    "country": _countries,
    "kind": lambda: [(entry.code, label_text("report_kinds", entry.code)) for entry in vocabulary("report_kinds")],
    "level": lambda: [(level.code, LEVEL_WORDS[level]) for level in _LEVELS],
    "state": lambda: list(words.STATES.items()),
    "crime_class": lambda: [(code, text) for code, text in words.PRIMARY.items() if code],
    "priority": lambda: [(str(n), text) for n, text in reversed(list(enumerate(PRIORITY_WORDS)))],
}  # fmt: skip
