"""The lexicon's files, read when first asked for: concepts, phrases and words by language, labels and their weights."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palermo.domain.reports.reading.lexicon.matcher import Matcher
from palermo.domain.reports.reading.lexicon.phrases import rows
from palermo.domain.reports.reading.stems import root
from palermo.domain.reports.reading.stopwords import LANGUAGES
from palermo.kernel.text import fold

DATA = Path(__file__).with_name("data")
NEGATION, BEHIND, STOP, HARMLESS, HEDGE = "!before", "!after", "!stop", "!harmless", "!hedge"


def _read(path: Path) -> Any:
    """Return a file with every scalar as text, so that a phrase may be `no` or `1`."""
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=loader)  # nosec B506


@cache
def concepts() -> Mapping[str, str]:
    """Return every concept's meaning, by code."""
    return {code: meaning for theme in themes().values() for code, meaning in theme.items()}


@cache
def themes() -> Mapping[str, Mapping[str, str]]:
    """Return the concepts and meanings of every theme; a theme is a file's name in each language."""
    found: Mapping[str, Mapping[str, str]] = _read(DATA / "concepts.yaml")
    return found


def phrases(language: str) -> Iterator[tuple[str, str]]:
    """Yield every (concept, phrase) of a language."""
    for theme in themes():
        path = DATA / language / f"{theme}.yaml"
        if path.is_file():
            for concept, found in (_read(path) or {}).items():
                for phrase in found:
                    yield concept, phrase


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return a language's word groups, negations and hedges; empty where its file is not there."""
    path = DATA / language / "words.yaml"
    return (_read(path) or {}) if path.is_file() else {}


def examples(language: str) -> list[Mapping[str, Any]]:
    """Return a language's example sentences: `text`, and the concepts `found` and `absent` in it."""
    path = DATA / language / "examples.yaml"
    return list(_read(path) or ()) if path.is_file() else []


@cache
def matcher(language: str) -> Matcher:
    """Return the matcher of a language; raises ValueError naming a phrase that cannot be read."""

    def symbol(word: str) -> str:
        return root(word, language)

    said = words(language)
    groups = {
        name: frozenset("=" + fold(word[1:]) if word[0] == "=" else symbol(fold(word)) for word in members)
        for name, members in said.get("groups", {}).items()
    }
    made = Matcher(groups)
    for concept, phrase in phrases(language):
        made.add(concept, rows(phrase, symbol))
    negations = said.get("negations", {})
    for name, own in (
        (NEGATION, negations.get("before", ())),
        (BEHIND, negations.get("after", ())),
        (STOP, negations.get("stops", ())),
        (HARMLESS, negations.get("harmless", ())),
        (HEDGE, said.get("hedges", ())),
    ):
        for phrase in own:
            made.add(name, rows(phrase, symbol))
    return made


@cache
def labels() -> tuple[Mapping[str, Any], ...]:
    """Return the label files in their order, each a mapping of facet to its labels."""
    return tuple(_read(path) for path in sorted((DATA / "labels").glob("*.yaml")))


@cache
def version() -> str:
    """Return twelve hex digits that change whenever a file of the lexicon does."""
    found = hashlib.sha256()
    for path in sorted(DATA.rglob("*.yaml")):
        found.update(path.relative_to(DATA).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


__all__ = [
    "BEHIND", "DATA", "HARMLESS", "HEDGE", "LANGUAGES", "NEGATION", "STOP",
    "concepts", "examples", "labels", "matcher", "phrases", "themes", "version", "words",
]  # fmt: skip
