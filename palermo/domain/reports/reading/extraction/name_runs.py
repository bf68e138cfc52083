"""Runs of capitals that may be a person's name, and how much they look like one.

Evidence is the writing (surname in capitals, as officers of the region write it), lists of common names, and the
words around: a role, a title, *nommé*, a date of birth. A place, an office, a month or a vehicle is no person.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading import gazetteer
from palermo.domain.reports.reading.extraction import nations, personal_names, roles
from palermo.domain.reports.reading.extraction.person_details import name_cues
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.passage import Passage

_LONGEST = 6
_PARTICLES = listed("de da do dos das del la el al ag ould bint ben bin ibn van von e y d n")
_GAPS = frozenset((" ", "-", "'", "’", "\n", "  "))
_BOATS = listed(
    "pirogue piroga pirogas barco boat vessel navire ship navio bateau patera cayuco chalutier trawler dhow barque "
    "zodiac lancha embarcation embarcacao"
)
_SAINTS = frozenset(
    (
        "san",
        "santa",
        "santo",
        "los",
        "las",
        "saint",
        "fort",
        "port",
        "puerto",
        "porto",
        "mont",
        "rio",
        "upper",
    )
)
_ALSO_GIVEN = frozenset(
    ("chad", "jordan", "georgia", "america", "france", "israel", "dominique", "niger", "cuba")
)
_SPOTS = frozenset(
    (
        "county",
        "act",
        "city",
        "state",
        "street",
        "inn",
        "hotel",
        "university",
        "hospital",
        "school",
        "company",
        "center",
    )
)
_OF = frozenset(("de", "da", "do", "dos", "das", "del", "d", "e", "y"))
_WAY = frozenset(("at", "in", "to", "near", "from", "via", "vers", "em", "hacia", "depuis", "desde"))
_NAMED, _ROLE, _TITLE = 0.42, 0.3, 0.3  # what a word before a name is worth
_SHOUTED = 0.6  # of the words in capitals, from which a text's capitals say nothing


class Run(NamedTuple):
    """A run of words: first, the one after the last, how much it looks like a name (0 to 1), and is introduced as one."""

    first: int
    after: int
    looks: float
    introduced: float


def runs(passage: Passage) -> list[Run]:
    """Return the runs that may be names, in reading order, none overlapping."""
    raw, starts, words = passage.raw, passage.starts, passage.folded
    shouted, introducing = _shouted(passage), _introducing()
    found: list[Run] = []
    index, last = 0, len(words)
    while index < last:
        if not raw[starts[index]].isupper() or words[index] in _stopped() or not words[index].isalpha():
            if index and words[index - 1] in introducing and words[index] not in _stopped():
                small = _small(passage, index)
                found += small
                index += small[0].after - index - 1 if small else 0
            index += 1
            continue
        after = _end(passage, index)
        run = _read(passage, index, after, shouted)
        if run:
            found.append(run)
        index = after
    return found


def _small(passage: Passage, first: int) -> list[Run]:
    """Return a common name in small letters right behind a word for a role, as officers type on a phone."""
    words = passage.folded
    if not personal_names.known(words[first]) & 1 or not passage.raw[passage.starts[first]].islower():
        return []
    introduced = _introduced(passage, first)
    if not introduced:
        return []
    following = first + 1 < len(words) and passage.raw[passage.ends[first] : passage.starts[first + 1]] == " "
    two = following and personal_names.known(words[first + 1]) > 1
    return [Run(first, first + 2 if two else first + 1, 0.45 if two else 0.25, introduced)]


@cache
def _introducing() -> frozenset[str]:
    naming, _, _ = name_cues()
    phrases = (*naming.entries, *roles.cues().entries)
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _end(passage: Passage, first: int) -> int:
    raw, starts, ends, words = passage.raw, passage.starts, passage.ends, passage.folded
    after = first + 1
    last = min(len(words), first + _LONGEST)
    while after < last:
        gap = raw[ends[after - 1] : starts[after]]
        initial = gap == ". " and ends[after - 1] - starts[after - 1] == 1
        if gap not in _GAPS and not initial:
            break
        if raw[starts[after]].isupper() and words[after].isalpha():
            initial = ends[after] - starts[after] == 1 and raw[ends[after] : ends[after] + 1] == "."
            if words[after] in _stopped() and words[after] not in _PARTICLES and not initial:
                break
            after += 1
        elif words[after] in _PARTICLES and after + 1 < last and _goes_on(passage, after):
            after += 2
        else:
            break
    return after


def _goes_on(passage: Passage, particle: int) -> bool:
    """Return whether a particle in small letters stands between two known parts of a name: *Mendes da Silva*."""
    raw, starts, ends, words = passage.raw, passage.starts, passage.ends, passage.folded
    follows = particle + 1
    if raw[ends[particle] : starts[follows]] not in _GAPS or not raw[starts[follows]].isupper():
        return False
    return words[particle] in ("ould", "ag", "ben", "bin", "bint") or (
        bool(personal_names.known(words[particle - 1])) and bool(personal_names.known(words[follows]))
    )


def _read(passage: Passage, first: int, after: int, shouted: bool) -> Run | None:
    words, cues = passage.folded, roles.cues()
    titles = name_cues()[2]
    while first < after - 1 and words[first] in _OF:
        first += 1
    # Titles and roles in front, towns and short forms behind, belong to the sentence and not to the name.
    while first < after - 1 and (words[first] in cues.lengths or words[first] in titles):
        if personal_names.known(words[first]) and words[first] not in titles:
            break
        first += 1
    if shouted:
        first, after = _known_part(words, first, after)
    while after - first > 2 and _a_town(passage, first, after - 1):
        after -= 1
    if after - first == 1 and words[first] in cues.lengths and not personal_names.known(words[first]):
        return None
    introduced = _introduced(passage, first)
    looks = _looks(passage, first, after, shouted and not introduced)
    return Run(first, after, looks, introduced)


def _known_part(words: Sequence[str], first: int, after: int) -> tuple[int, int]:
    """Return the part of a run between its first and last common names; the run itself when it holds none."""
    known = [
        index
        for index in range(first, after)
        if words[index] not in _PARTICLES and personal_names.known(words[index])
    ]
    return (known[0], known[-1] + 1) if known else (first, after)


def _a_town(passage: Passage, first: int, index: int) -> bool:
    """Return whether the last word of a run is a place; a surname in capitals behind a name in small letters is none."""
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    surname = raw[starts[index] : ends[index]].isupper() and not raw[starts[first] : ends[first]].isupper()
    word = passage.folded[index]
    return not surname and not personal_names.known(word) and gazetteer.find(word) is not None


def _introduced(passage: Passage, first: int) -> float:
    """Return what a word for a role, a title or *nommé* right before is worth; 0.0 when none is there."""
    raw, words = passage.raw, passage.folded
    if not first:
        return 0.0
    gap = raw[passage.ends[first - 1] : passage.starts[first]]
    if len(gap) > 5 or gap.strip(" .:,«\"“'\n("):
        return 0.0
    naming, other, titles = name_cues()
    for length in range(1, min(5, first + 1)):
        phrase = " ".join(words[first - length : first])
        if phrase in naming.entries or phrase in other.entries:
            return _NAMED
        if phrase in roles.cues().entries:
            return _ROLE
        if phrase in titles and (len(phrase) > 1 or raw[passage.starts[first - 1]].isupper()):
            return _TITLE
    return 0.0


def _looks(passage: Passage, first: int, after: int, shouted: bool) -> float:
    raw, starts, ends, words = passage.raw, passage.starts, passage.ends, passage.folded
    members = [index for index in range(first, after) if words[index] not in _PARTICLES or after - first == 1]
    known = [personal_names.known(words[index]) for index in members]
    written = [raw[starts[index] : ends[index]] for index in members]
    upper = sum(len(each) > 1 and each.isupper() for each in written)
    mixed = 0 < upper < len(written) and not shouted
    given, family = any(each & 1 for each in known), any(each & 2 for each in known)
    if len(members) < 2:
        short = not known or len(written[0]) < 2 or (written[0].isupper() and len(written[0]) < 5)
        found = 0.0 if short and not (known and known[0]) else (0.1, 0.35, 0.35, 0.35)[known[0]]
    elif all(known) and given and family:
        found = 0.88
    elif given or family:
        found = 0.8 if mixed else 0.72 if known[0] & 1 or known[-1] & 2 else 0.6
        found -= 0.15 if shouted else 0.0
    else:
        found = 0.55 if mixed and max(map(len, written)) > 3 else 0.3
    return found - _no_person(passage, first, after, any(known))


def _no_person(passage: Passage, first: int, after: int, known: bool) -> float:
    """Return what speaks against a person: a place's or a people's name, a boat's number behind, an alphabet soup."""
    words, raw, starts, ends = passage.folded, passage.raw, passage.starts, passage.ends
    named = gazetteer.find("".join(words[first:after]))
    against = 0.0
    if named and named.listed:
        against = 0.5 if after - first > 1 else 0.3 * (named.places[0].population > 20_000)
    if nations.names().at(words, first) or nations.peoples().at(words, first):
        against = max(against, 0.0 if known and words[first] in _ALSO_GIVEN else 0.5)
    if after < len(words) and raw[ends[after - 1] : starts[after]] == " " and words[after] in _SPOTS:
        against += 0.5
    elif not known and any(gazetteer.find(word) for word in words[first:after]):
        against = 0.4
    near = range(max(0, first - 4), first)
    if first and "," in raw[ends[first - 1] : starts[first]]:
        near = range(0)  # *the skipper of the boat, Modou F.*
    if any(words[index] in _BOATS and passage.sentences[index] == passage.sentences[first] for index in near):
        against += 0.6
    if words[first] in _SAINTS or (not known and first and words[first - 1] in _WAY):
        against += 0.35
    if after < len(words) and words[after].isdigit() and len(words[after]) < 3 and not known:
        against += 0.3
    return against


def _shouted(passage: Passage) -> bool:
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    upper = letters = 0
    for start, end in zip(starts[:200], ends[:200], strict=True):
        if end - start > 2:
            word = raw[start:end]
            letters += 1
            upper += word.isupper()
    return letters > 3 and upper > _SHOUTED * letters


@cache
def _stopped() -> frozenset[str]:
    return frozenset(word for (line,) in nations.lines("not_names.txt") for word in line.split())
