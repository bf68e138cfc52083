"""Words that CLDR or a vocabulary knows: countries, languages, time zones, coded labels."""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from palermo.foundations.vocabularies import countries, vocabulary

# The region writes British English and European Portuguese; Babel's bare "en" and "pt" are American and Brazilian.
REGIONAL = {"en": "en_GB", "fr": "fr", "pt": "pt_PT"}

# What people say where CLDR has a name and its translation, which no map or list has room for.
_SPOKEN = {("pt", "CI"): "Costa do Marfim"}


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    return Locale.parse(REGIONAL.get(language, language), sep="_")


def reader_locale() -> Locale:
    """Return the CLDR locale of the reader's language, English when it is not known."""
    return _locale((get_language() or "en").partition("-")[0])


def country_name(code: str) -> str:
    """Return a country's name by CLDR in the reader's language; an unknown code is its own name."""
    two = countries.alpha2(code)
    found = reader_locale().territories.get(two, code)
    return str(_SPOKEN.get((reader_locale().language, two), found))


def unit(code: str) -> str:
    """Return the name of a unit, the hub or another house: a country's by CLDR, else as the instance names it."""
    territory = settings.PALERMO.territories.get(code, code)
    if code != settings.PALERMO.hub and isinstance(territory, str):
        return country_name(territory)
    return str(settings.PALERMO.unit_name(code, get_language() or "en"))


def country(code: str | None) -> SafeString | str:
    """Return a country's name, or in quiet text that it is not known."""
    return country_name(code) if code else not_known()


def language_name(code: str) -> str:
    """Return a language's name by CLDR in the reader's language; an unknown code is its own name."""
    return str(reader_locale().languages.get(code, code))


def own_name(code: str) -> str:
    """Return a language's name in itself, with a capital, as a list of languages shows it."""
    return (_locale(code).get_language_name() or code).partition(" (")[0].capitalize()


@lru_cache(maxsize=64)
def zone_of(code: str) -> ZoneInfo:
    """Return the time zone of a unit's country; UTC for what is no country or has several zones."""
    territory = settings.PALERMO.territories.get(code, "")
    land = countries.alpha2(territory) if isinstance(territory, str) else ""
    zones = [zone for zone, holder in get_global("zone_territories").items() if land and holder == land]
    try:
        return ZoneInfo(zones[0] if len(zones) == 1 else "UTC")
    except ZoneInfoNotFoundError:
        return ZoneInfo("Etc/UTC")


def zone_name(zone: ZoneInfo) -> str:
    """Return the city that a time zone is named after, or UTC."""
    if zone.key.endswith("UTC"):
        return "UTC"
    return get_timezone_location(zone, reader_locale(), return_city=True)


def not_known() -> SafeString:
    """Return the words for a value that nobody knows, in quiet text."""
    return format_html('<span class="mute">{}</span>', gettext("not known"))


def label_text(name: str, code: str) -> str:
    """Return a code's label; `name` is a vocabulary, or `vocabulary:section`. An unlisted code is its own label."""
    book, _, section = name.partition(":")
    words = vocabulary(book, section) if section else vocabulary(book)
    try:
        return str(words[code].label(get_language() or "en"))
    except KeyError:
        return code


def label(name: str, code: str | None) -> SafeString | str:
    """Return a code's label in the reader's language, or in quiet text that it is not known."""
    return label_text(name, code) if code else not_known()
