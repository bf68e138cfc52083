"""The lists to choose from, in the reader's language, each made once a language."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from palermo.faces.kit.names import country_name
from palermo.faces.web.reports import words
from palermo.faces.web.reports.form.boxes import Choice, Group
from palermo.foundations.vocabularies import countries, vocabulary


def _language() -> str:
    return (get_language() or "en")[:2]


@lru_cache(maxsize=64)
def _labels(name: str, section: str, language: str) -> tuple[Choice, ...]:
    return tuple(vocabulary(name, section).choices(language))


def listed(name: str, section: str = "entries", *, empty: bool = True) -> Callable[[], Sequence[Group]]:
    """Return the list of a vocabulary's section, with "not known" first where nothing else says so."""

    def choices() -> Sequence[Group]:
        first: list[Choice] = [("", gettext("Not known"))] if empty else []
        return [("", [*first, *_labels(name, section, _language())])]

    return choices


def coded(name: str, section: str) -> Callable[[], Sequence[Group]]:
    """Return a list whose codes are shown before their words, such as H1."""

    def choices() -> Sequence[Group]:
        return [("", [(code, f"{code} · {label}") for code, label in _labels(name, section, _language())])]

    return choices


def evaluated(section: str) -> Callable[[], Sequence[Group]]:
    """Return a list of evaluation codes, with "not said" first."""
    return lambda: [("", [("", gettext("Not said")), *coded("evaluation_and_handling", section)()[0][1]])]


def fixed(*pairs: tuple[str, object]) -> Callable[[], Sequence[Group]]:
    """Return a short list of words."""
    return lambda: [("", [(code, str(label)) for code, label in pairs])]


def near() -> list[str]:
    """Return the country codes of this instance's units."""
    return [code for code in settings.PALERMO.territories.values() if isinstance(code, str)]


def all_countries() -> Sequence[Group]:
    """Return the countries: those of the units first, then every other."""
    here = sorted(((code, country_name(code)) for code in near()), key=lambda pair: pair[1])
    rest = [pair for pair in countries.choices(_language()) if pair[0] not in dict(here)]
    return [
        ("", [("", gettext("Not known"))]),
        (gettext("The region"), here),
        (gettext("All other countries"), rest),
    ]


@lru_cache(maxsize=8)
def country_names(language: str) -> SafeString:
    """Return the names of all countries in a language as options, for the boxes that complete them."""
    return format_html_join("", '<option value="{}">', ((name,) for _, name in countries.choices(language)))


def crossings() -> Sequence[Group]:
    """Return the known crossings as pairs of posts, by name."""
    known = sorted(_labels("crossing_kinds", "known_crossings", _language()), key=lambda pair: pair[1])
    return [("", [("", gettext("None of these, or not known")), *known])]


def currencies() -> Sequence[Group]:
    """Return the currencies of the region and the great ones."""
    return [
        ("", [("", gettext("Not known")), *((code, words.currency_name(code)) for code in words.CURRENCIES)])
    ]


def amount_units() -> Sequence[Group]:
    """Return the units in which goods are weighed and counted."""
    return [
        (
            "",
            [("", gettext("Not known")), *((code, str(label)) for code, label in words.AMOUNT_UNITS.items())],
        )
    ]


def languages() -> Sequence[Group]:
    """Return the languages in which reports are written here."""
    return [("", [("", gettext("Not said")), *words.languages()])]


@lru_cache(maxsize=8)
def indicator_groups(language: str) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return the indicators under their groups' names, in the vocabulary's order."""
    book = vocabulary("indicators")
    groups = vocabulary("indicators", "groups")
    return tuple(
        (
            group.label(language),
            tuple((e.code, e.label(language)) for e in book.entries if e.data.get("group") == group.code),
        )
        for group in groups.entries
    )
