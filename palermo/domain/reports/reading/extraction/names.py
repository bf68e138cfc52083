"""Persons named in a passage, with the role, other name, age, birth and nationality that the sentence gives them.

Victims, children and migrants stand in reports as V1, E1, M1, and a source as S-07: they are read as written.
"""

import re
from bisect import bisect_left
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from palermo.domain.reports.reading.extraction import (
    name_runs,
    nations,
    person_details,
    personal_names,
    roles,
)
from palermo.domain.reports.reading.extraction.context import MOST, Context
from palermo.domain.reports.reading.extraction.name_runs import Run
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_LEAST, _MOST = 0.5, 0.95
_CODE = re.compile(r"(?<![\w-])(?:([VEM])(\d{1,2})|(S)-(\d{2,3}))(?![\w-]|[.,]\d)")
_CODED = {"V": "presumed_victim", "E": "child", "M": "migrant", "S": "source"}
_QUOTED_NAME = re.compile(r"[«“\"] ?([^\W\d_][^«»“”\"\n]{1,30}?) ?[»”\"]")
_INTRODUCTION = listed(
    "un une um uma dit dite appele appelee nomme nommee surnomme tal certain named called as one aka by como por"
)
_MOST_CODED = 24  # M30 is a road, V25 nobody's victim
_TOLD = frozenset(("né", "née", "born", "nascido", "nascida", "nacido", "nacida", "dob", "tel", "tél"))
_YEARS = (["ans"], ["anos"], ["years"], ["yrs"])
_OTHERS = frozenset(("et", "and", "e", "y", "un", "une", "a", "one", "um", "uma", "una"))
_MARRIED = frozenset(("epouse", "ep", "nee", "veuve", "vve", "epse"))
_READ = 60_000  # characters in which codes and quoted names are looked for


class _Person(NamedTuple):
    first: int
    after: int
    score: float
    name: str
    other: str
    end: int


_known: WeakKeyDictionary[Passage, list[_Person]] = WeakKeyDictionary()


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the persons named, each once with every place where the name stands; the role is `unknown` if not said."""
    people = _people(passage)
    found: list[Item] = []
    spans: dict[str, list[Span]] = {}
    by_part: dict[str, str] = {}
    for number, person in enumerate(people):
        span = Span(
            passage.starts[person.first],
            max(passage.ends[person.after - 1], passage.starts[person.first] + 1),
        )
        known = _same(person, spans, by_part)
        if known:
            spans[known].append(span)
            continue
        floor = people[number - 1].after if number else 0
        ceiling = people[number + 1].first if number + 1 < len(people) else len(passage.starts)
        if person.score < _LEAST:
            continue
        spans[person.name] = [span]
        for part in person.name.casefold().split():
            by_part.setdefault(part, person.name)
        found.append(
            Item("person", person.name, _fields(passage, context, person, floor, ceiling), person.score)
        )
    items = [Item(each.kind, each.value, each.fields, each.score, tuple(spans[each.value])) for each in found]
    return items[:MOST] + _coded(passage)[:MOST]


def spans(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return first character and the one after the last of every name and alias, for finders that must leave them alone."""
    return tuple((passage.starts[each.first], each.end) for each in _people(passage) if each.score >= _LEAST)


def _same(person: _Person, earlier: dict[str, list[Span]], by_part: dict[str, str]) -> str:
    """Return the name met before that this one repeats or is a part of, or ''."""
    if person.name in earlier:
        return person.name
    parts = person.name.casefold().split()
    name = by_part.get(parts[0], "")
    return name if set(parts) <= set(name.casefold().split()) else ""


def _people(passage: Passage) -> list[_Person]:
    found = _known.get(passage)
    if found is None:
        found = _known[passage] = _read(passage)
    return found


def _read(passage: Passage) -> list[_Person]:
    found: list[_Person] = []
    taken = 0
    met: set[str] = set()
    for run in name_runs.runs(passage):
        if passage.starts[run.first] < taken or (run.looks <= 0.1 and not run.introduced):
            continue
        if found and found[-1].after == run.first - 1 and passage.folded[run.first - 1] in _MARRIED:
            found[-1] = _with_married_name(passage, found[-1], run.after)
            taken = found[-1].end
            continue
        if found and _another_name(passage, found[-1], run):
            other = passage.raw[passage.starts[run.first] : passage.ends[run.after - 1]]
            found[-1] = found[-1]._replace(other=" ".join(other.split()))
            continue
        person = _person(passage, run, met)
        if person:
            taken = person.end
            found.append(person)
            if person.score >= _LEAST:
                met.update(passage.folded[person.first : person.after])
    quoted = _quoted(passage, found)
    return sorted(found + quoted) if quoted else found


def _person(passage: Passage, run: Run, met: set[str]) -> _Person | None:
    raw, end = passage.raw, passage.ends[run.after - 1]
    score = run.looks + run.introduced
    other, behind = person_details.alias(passage, run.after, end)
    if other and run.looks < 0.3 and not run.introduced:
        return None
    score += 0.15 * bool(other) + _told(passage, run.after)
    again = run.after - run.first == 1 and passage.folded[run.first] in met
    if score < _LEAST and not again:
        return None
    name = " ".join(raw[passage.starts[run.first] : end].split())
    return _Person(run.first, run.after, round(min(_MOST, max(score, 0.5 * again)), 3), name, other, behind)


def _another_name(passage: Passage, person: _Person, run: Run) -> bool:
    """Return whether a run is the other name of the person before: *Pa M., gambien, surnommé 'Baby'*."""
    between = passage.folded[person.after : run.first]
    if (
        person.other
        or not 0 < len(between) < 4
        or passage.sentences[person.first] != passage.sentences[run.first]
    ):
        return False
    return between[-1] in person_details.name_cues()[1].entries and _OTHERS.isdisjoint(between)


def _with_married_name(passage: Passage, person: _Person, after: int) -> _Person:
    """Return a person with the name that stands behind *épouse* or *née*."""
    end = passage.ends[after - 1]
    name = " ".join(passage.raw[passage.starts[person.first] : end].split())
    return person._replace(after=after, name=name, end=end)


def _told(passage: Passage, after: int) -> float:
    """Return what a birth, an age, a phone or a people told right behind a name is worth."""
    if after >= len(passage.starts) or passage.sentences[after] != passage.sentences[after - 1]:
        return 0.0
    gap = passage.raw[passage.ends[after - 1] : passage.starts[after]]
    if passage.folded[after] in nations.peoples().lengths or passage.folded[after + 1 : after + 2] in _YEARS:
        return 0.25 if gap.startswith((",", " (")) else 0.0
    if not gap.startswith((",", " (", ";")):
        return 0.1 if passage.words[after] in _TOLD else 0.0
    return 0.1


def _quoted(passage: Passage, known: list[_Person]) -> list[_Person]:
    """Return persons known by a name in quotation marks only: *un passeur dit « Abou »*, *um tal «Mamadú»*."""
    found = []
    index = 0
    covered = _covered(passage, known)
    for match in _QUOTED_NAME.finditer(passage.raw, 0, _READ):
        start, end = match.span(1)
        while index < len(passage.starts) and passage.starts[index] < start:
            index += 1
        if not index or index >= len(passage.starts) or not passage.raw[start].isupper():
            continue
        if (
            passage.folded[index - 1] not in _INTRODUCTION
            and passage.folded[index - 1] not in roles.cues().entries
        ):
            continue
        after = index + 1
        while after < len(passage.starts) and passage.ends[after] <= end:
            after += 1
        if after - index > 4 or index in covered:
            continue
        sure = 0.8 if any(personal_names.known(word) for word in passage.folded[index:after]) else 0.6
        found.append(_Person(index, after, sure, match.group(1).strip(), match.group(1).strip(), match.end()))
    return found


def _covered(passage: Passage, known: list[_Person]) -> set[int]:
    """Return the words that belong to a name or to the alias behind it."""
    found: set[int] = set()
    for each in known:
        found.update(range(each.first, max(each.after, bisect_left(passage.starts, each.end))))
    return found


def _fields(passage: Passage, context: Context, person: _Person, floor: int, ceiling: int) -> dict[str, Any]:
    end, after = person.end, max(person.after, bisect_left(passage.starts, person.end))
    stop = passage.starts[ceiling] if ceiling < len(passage.starts) else len(passage.raw)
    stop = min(stop, passage.sentence_spans[passage.sentences[after - 1]][1])
    country, said = person_details.nationality(passage, person.first, after, floor, ceiling)
    role = roles.role_of(passage, person.first, after, floor, ceiling)[0]
    if role in ("unknown", "suspect") and person.other.casefold().startswith(("mama", "madam")):
        role = "recruiter"  # how girls are taught to call her
    given = next(
        filter(None, (personal_names.sex_of(word) for word in passage.folded[person.first : person.after])),
        "",
    )
    fields: dict[str, Any] = {
        "name": person.name,
        "role": role,
        "alias": person.other,
        "nationality": country,
        "sex": person_details.sex(passage, person.first, person.after, floor)
        or given
        or said
        or person_details.sex_of_the_noun(passage, person.first, floor),
    }
    if (age := person_details.age(passage, end, stop)) is not None:
        fields["age"] = age
    if born := person_details.born(passage, end, stop, context):
        fields["born"] = born
    return fields


def _coded(passage: Passage) -> list[Item]:
    spans: dict[str, list[Span]] = {}
    for match in _CODE.finditer(passage.raw, 0, _READ):
        if match.group(2) and int(match.group(2)) > _MOST_CODED:
            continue
        spans.setdefault(match.group(), []).append(Span(match.start(), match.end()))
    return [
        Item("person", code, {"name": code, "role": _CODED[code[0]]}, 0.8, tuple(found))
        for code, found in spans.items()
    ]
