"""Common given and family names as lists, looked up by the spelling family of a folded word."""

from functools import cache, lru_cache
from pathlib import Path

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.gazetteer.spelling import family, joined
from palermo.kernel.text import fold

_DATA = Path(__file__).parent / "data"
_SHORTEST_FAMILY = 5


def _key(folded: str) -> str:
    """Return the spelling family without a last e: *Ousmane* and *Usman* are one name; a short name stays as it is."""
    if len(folded) < _SHORTEST_FAMILY:
        return folded
    key = family(folded)
    return key[:-1] if key.endswith("e") and len(key) > _SHORTEST_FAMILY else key


@cache
def _given() -> dict[str, str]:
    found: dict[str, str] = {}
    for sex, names in nations.lines("given_names.txt"):
        for name in names.split():
            key = _key(joined(fold(name)))
            said = sex.replace("?", "")
            found[key] = said if found.get(key, said) == said else ""
    return found


@cache
def _surnames() -> frozenset[str]:
    text = (_DATA / "surnames.txt").read_text(encoding="utf-8")
    names = (name for line in text.splitlines() if not line.startswith("#") for name in line.split())
    return frozenset(_key(joined(fold(name))) for name in names)


@lru_cache(maxsize=30_000)
def known(folded: str) -> int:
    """Return 1 for a folded word that is a common given name, 2 for a family name, 3 for both, 0 for neither."""
    key = _key(folded)
    return (key in _given()) + 2 * (key in _surnames())


def sex_of(folded: str) -> str:
    """Return M or F for a folded given name that tells, else ''."""
    return _given().get(_key(folded), "")
