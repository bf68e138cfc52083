"""Sex and nationality: little alone, telling together."""

from functools import lru_cache

from palermo.foundations.vocabularies import countries
from palermo.kernel.text import fold

_FEMALE = frozenset(
    ["f", "female", "femme", "feminin", "feminino", "feminine", "w", "woman", "fille", "mulher", "girl", "2"]
)
_MALE = frozenset(["m", "male", "homme", "masculin", "masculino", "man", "h", "garcon", "homem", "boy", "1"])


@lru_cache(maxsize=4096)
def read_sex(text: str) -> str:
    """Return F, M or '' from any usual word for it."""
    word = fold(text[:40]).strip(" .")
    return "F" if word in _FEMALE else "M" if word in _MALE else ""


@lru_cache(maxsize=4096)
def read_country(text: str) -> str:
    """Return the alpha-2 code of a code or of a country's name in English, French or Portuguese, else ''."""
    short = text[:60].strip()
    code = countries.alpha2(short)
    return code or _by_name().get(fold(short), "")


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {fold(name): code for language in ("pt", "fr", "en") for code, name in countries.choices(language)}


def compare_sex(one: str, other: str) -> str:
    """Return the level at which two sexes agree, '' when one is unknown."""
    return "" if not one or not other else "same" if one == other else "different"


def compare_nationalities(one: frozenset[str], other: frozenset[str]) -> str:
    """Return the level at which two sets of nationalities agree, '' when one is empty."""
    if not one or not other:
        return ""
    return "same" if one == other else "shared" if one & other else "different"
