"""What of a report goes into the blind index, and under which key: one token set for each document."""

from collections.abc import Iterable
from functools import lru_cache

from palermo.domain.reports.content import Content
from palermo.domain.reports.reading.stems import memory
from palermo.domain.reports.reading.stopwords import guess_language
from palermo.domain.reports.reading.terms import identifiers
from palermo.foundations.compartments import keyring
from palermo.foundations.crypto.blind import BlindKey
from palermo.kernel.text import words

HUB_SCOPE = "scope:hub"
_ROOM = 40_000  # words, about 10 MB where a process reads that many; Zipf's law makes the rest rare


def unit_scope(unit: str) -> str:
    """Return the term that marks a report as a unit's own."""
    return f"scope:unit:{unit}"


def share_scope(unit: str) -> str:
    """Return the term that marks a masked copy as shared with a unit."""
    return f"scope:share:{unit}"


def fields_of(content: Content) -> tuple[str, str]:
    """Return a content's running text and its identifiers, each as one string."""
    words = [content.title, content.narrative, content.where.place, content.where.words, content.when.words]
    marks = []
    for person in content.people:
        words += [person.name, person.alias, person.note]
    for vehicle in content.vehicles:
        words += [vehicle.make, vehicle.colour, vehicle.name, vehicle.note]
        marks.append(vehicle.plate)
    marks += [phone.number for phone in content.phones]
    marks += [paper.number for paper in content.papers]
    words += [f"{leg.origin} {leg.destination} {leg.note}" for leg in content.legs]
    words += [seizure.note for seizure in content.seizures] + [money.what for money in content.money]
    words += list(content.notes.values())
    return "\n".join(word for word in words if word), "\n".join(mark for mark in marks if mark)


def coded_terms(content: Content, crime: Iterable[str] = ()) -> set[str]:
    """Return the terms for codes that people search by: month, year, country, kind and crime class."""
    found = {f"kind:{content.kind}"} | {f"class:{code}" for code in crime if code}
    if content.where.country:
        found.add(f"country:{content.where.country}")
    for text in (content.when.start, content.when.end):
        if text:
            found |= {f"year:{text[:4]}", f"month:{text[:7]}"}
    return found


def tokens_of(content: Content, *, index_scope: str, scopes: Iterable[str], crime: Iterable[str] = ()) -> str:
    """Return a document's blind tokens, space separated and sorted, so that removal can name the same string."""
    key = keyring().index_key(index_scope)
    text, marks = fields_of(content)
    spoken = set(words(text.lower()))
    known = _known(key, content.language or guess_language(spoken))
    others = identifiers(text) | identifiers(marks) | coded_terms(content, crime) | set(scopes)
    return " ".join(sorted(set().union(map(key.token, others), *map(known.__getitem__, spoken))))


class _Known(dict[str, tuple[str, ...]]):
    """The blind tokens of every lower-case word met lately in one language, under one index key.

    A word goes from text to index by one look-up. When the room is full, the older half goes.
    """

    def __init__(self, key: BlindKey, language: str) -> None:
        super().__init__()
        self._token, self._forms = key.token, memory(language)
        self._older: dict[str, tuple[str, ...]] = {}

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self._older.get(word)
        if found is None:
            found = tuple(map(self._token, self._forms[word]))
        if len(self) >= _ROOM:
            self._older = dict(self)
            self.clear()
        self[word] = found
        return found


@lru_cache(maxsize=8)
def _known(key: BlindKey, language: str) -> _Known:
    return _Known(key, language)


def own_scopes(unit: str) -> list[str]:
    """Return the scopes of a report's own document: its unit and the hub."""
    return [HUB_SCOPE, unit_scope(unit)]
