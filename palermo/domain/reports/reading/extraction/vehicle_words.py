"""Makes, models, kinds and colours as the field writes them, ready for looking up word by word."""

import re
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import data, flat
from palermo.domain.reports.reading.stopwords import LANGUAGES

_WORD = re.compile(r"[^\W_]+")
_NEAR = 34


class Word(NamedTuple):
    """What a run of words means: role make, own (a model that names its make), model, kind, colour or between."""

    words: tuple[str, ...]
    role: str
    name: str
    make: str = ""
    kind: str = ""
    shy: bool = False


@cache
def lookup(language: str) -> dict[str, tuple[Word, ...]]:
    """Return the vehicle words of a language by their first word, the longest first."""
    known = data("vehicles")
    found: dict[str, list[Word]] = {}

    def add(written: str, role: str, name: str, make: str = "", kind: str = "", shy: bool = False) -> None:
        words = tuple(_WORD.findall(flat(str(written))))
        found.setdefault(words[0], []).append(Word(words, role, name, make, kind, shy))

    for make, about in known["makes"].items():
        shy = bool(about.get("shy"))
        for written in about.get("words", [make]):
            add(written, "make", make, make, about["kind"], shy)
        for model, kind in about["own"].items():
            add(model, "own", _model_name(model), make, kind)
        for model, kind in about.get("coy", {}).items():
            add(model, "own", _model_name(model), make, kind, True)
        for model in about["models"]:
            add(model, "model", _model_name(model), make, about["kind"])
    for kind, by_language in known["kinds"].items():
        for written in (*by_language.get("*", ()), *by_language.get(language, ())):
            add(written, "kind", kind, "", kind)
    for colour, about in known["colours"].items():
        for written in about["words"]:
            add(written, "colour", about[language if language in LANGUAGES else "en"], colour)
    for written in known["between"]:
        add(written, "between", str(written))
    return {first: tuple(sorted(words, key=lambda w: -len(w.words))) for first, words in found.items()}


@cache
def figures() -> dict[str, re.Pattern[str]]:
    """Return, by make, the pattern of models that are figures."""
    makes = data("vehicles")["makes"].items()
    return {make: re.compile(about["numbers"]) for make, about in makes if "numbers" in about}


def _model_name(model: str) -> str:
    names = {
        "hiace": "HiAce",
        "hi-ace": "HiAce",
        "hi-lux": "Hilux",
        "landcruiser": "Land Cruiser",
        "crv": "CR-V",
        "hrv": "HR-V",
    }
    if model in names:
        return names[model]
    short = len(model) <= 3 or any(mark.isdigit() for mark in model)
    return (
        str(model).upper()
        if short and " " not in model
        else " ".join(p[:1].upper() + p[1:] for p in model.split())
    )


def vehicle_before(text: str, start: int) -> bool:
    """Say whether a vehicle is named right before a place of a level text, with its colour at most between."""
    window = text[max(start - _NEAR, 0) : start]
    place = -1
    for match in _named().finditer(window):
        place = match.end()
    return place >= 0 and not re.search(r"[.;!?] |\d", window[place:])


@cache
def _named() -> re.Pattern[str]:
    known = data("vehicles")
    words: set[str] = set()
    for make, about in known["makes"].items():
        words.update((*about["own"], *about.get("coy", ())))
        if not about.get("shy"):
            words.update(flat(word) for word in about.get("words", [make]))
    boats = {"canoe", "fishing_boat", "inflatable", "speedboat"}
    for kind, by_language in known["kinds"].items():
        for written in by_language.values():
            words.update(written if kind not in boats else ())
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, longest))})(?![a-z])")
