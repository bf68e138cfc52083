"""Names of countries and their people in English, French, Portuguese and Spanish, from the lists under `data/`."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.phrases import Phrases
from palermo.foundations.vocabularies import countries
from palermo.kernel.text import fold

_DATA = Path(__file__).parent / "data"
_WORD = re.compile("[a-z0-9]+")
_SHORT = re.compile("(?:[A-Z][.]?){2,5}")
# How a feminine is made from the folded masculine, by language; the first ending that fits counts.
_FEMININE = {
    "en": (),
    "fr": (("ien", "ienne"), ("een", "eenne"), ("e", "e"), ("c", "que"), ("", "e")),
    "pt": (("o", "a"), ("es", "esa"), ("ao", "a"), ("", "")),
    "es": (("o", "a"), ("es", "esa"), ("an", "ana"), ("", "")),
}
_LANGUAGES = ("en", "fr", "pt", "es")


class People(NamedTuple):
    """A word for the people of a country: its code, the sex that the form says ('' when none), the languages."""

    country: str
    sex: str
    languages: str


def lines(name: str) -> Iterator[list[str]]:
    """Yield the parts of every line of a list, split at `|`; comments and empty lines are left out."""
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def words_of(text: str) -> str:
    """Return a phrase as a passage knows it: folded words parted by one blank."""
    return " ".join(_WORD.findall(fold(text)))


@cache
def names() -> Phrases[str]:
    """Return the names of countries with their alpha-2 codes, other spellings before those of CLDR."""
    found: dict[str, str] = {}
    for name in ("country_names.txt", "country_names_cldr.txt"):
        for code, written in lines(name):
            for each in written.split(","):
                found.setdefault(words_of(each), code)
    found.pop("", None)
    return Phrases(found)


@cache
def in_capitals() -> frozenset[str]:
    """Return the short names, such as *RDC* and *US*, that mean a country only in capitals."""
    written = (each for _, each in lines("country_names.txt"))
    return frozenset(
        words_of(name) for names in written for name in names.split(",") if _SHORT.fullmatch(name)
    )


@cache
def peoples() -> Phrases[People]:
    """Return the words for the people of every country, feminine and plural included."""
    found: dict[str, People] = {}
    for code, *columns in lines("demonyms.txt"):
        for language, column in zip(_LANGUAGES, columns, strict=False):
            for each in filter(None, column.split(",")):
                for form, sex in _forms(words_of(each), language):
                    known = found.get(form)
                    if known and known.country != code:
                        continue
                    known_sex = sex if not known or known.sex == sex else ""
                    found[form] = People(code, known_sex, (known.languages if known else "") + language + " ")
    return Phrases(found)


@cache
def short_peoples() -> dict[str, str]:
    """Return the field's short forms, such as *guin* and *sen*, that count only after a number."""
    return {
        fold(short): code for code, *_, forms in lines("demonyms.txt") for short in forms.split(",") if short
    }


@cache
def codes() -> dict[str, str]:
    """Return alpha-3 and alpha-2 codes in capitals with their alpha-2 code, and *NGN* as officers use it."""
    two = countries.codes()
    return {
        "NGN": "NG",
        "GMD": "GM",
        **{code: code for code in two},
        **{countries.alpha3(code): code for code in two},
    }


def _forms(word: str, language: str) -> Iterator[tuple[str, str]]:
    if language == "en":
        yield from ((word, ""), (_plural(word, "en"), ""))
        if word.endswith("man") and not word.endswith(("german", "roman")):
            yield word[:-2] + "en", ""
        return
    head, _, tail = word.partition(" de ")
    tail = f" de {tail}" if tail else ""
    feminine = next(head.removesuffix(end) + new for end, new in _FEMININE[language] if head.endswith(end))
    for form, sex in ((head, "M"), (feminine, "F")):
        said = "" if feminine == head else sex
        yield form + tail, said
        yield _plural(form, language) + tail, said


def _plural(form: str, language: str) -> str:
    if language == "en":
        return form if form.endswith(("ese", "ish", "ch", "ss")) else form + "s"
    if form.endswith(("s", "x")):
        return form if language == "fr" else form + "es"
    if language == "pt" and form.endswith("ao"):
        return form[:-2] + "oes"
    if language in ("pt", "es") and form.endswith(("n", "l", "r")):
        return form + "es" if language == "es" else form[:-1] + "is"
    if language == "es" and form.endswith("i"):
        return form + "es"
    return form + "s"
