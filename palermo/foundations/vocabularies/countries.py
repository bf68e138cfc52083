"""Countries: ISO 3166-1 codes, with names from CLDR through Babel."""

from functools import lru_cache

from palermo.foundations.vocabularies.loader import raw
from palermo.kernel.text import fold


@lru_cache(maxsize=1)
def _pairs() -> dict[str, str]:
    return dict(raw("countries")["alpha3"])


@lru_cache(maxsize=1)
def _back() -> dict[str, str]:
    return {three: two for two, three in _pairs().items()}


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # slow to import, and few processes name countries

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {code: str(locale.territories.get(code, code)) for code in _pairs()}


def codes() -> tuple[str, ...]:
    """Return all alpha-2 codes."""
    return tuple(_pairs())


def alpha2(code: str) -> str:
    """Return the alpha-2 code for an alpha-2 or alpha-3 code in any case, or '' when it is neither."""
    code = code.strip().upper()
    return code if code in _pairs() else _back().get(code, "")


def alpha3(code: str) -> str:
    """Return the alpha-3 code for an alpha-2 or alpha-3 code in any case, or '' when it is neither."""
    return _pairs().get(alpha2(code), "")


def label(code: str, language: str = "en") -> str:
    """Return a country's name in a language; the code itself when it is not a country's."""
    return _names(language).get(alpha2(code), code)


def choices(language: str = "en") -> list[tuple[str, str]]:
    """Return (alpha-2, name) pairs in the order of the folded names, for a form."""
    return list(_choices(language))


@lru_cache(maxsize=16)
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_names(language).items(), key=lambda pair: fold(pair[1])))
