"""The role that a sentence gives to a person: the nearest word for one before the name, else right after it."""

from functools import cache

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.phrases import Phrases
from palermo.domain.reports.reading.passage import Passage

_BEFORE, _AFTER = 7, 5
# Roles that many words claim lightly; a narrower one within reach goes first.
_BROAD = frozenset(("suspect", "contact", "unknown"))
# Roles whose words stand right at the name or speak of somebody else: an agent of the police, the children on board.
_CLOSE = {
    "official": 0,
    "child": 2,
    "migrant": 2,
    "presumed_victim": 3,
    "relative": 2,
    "source": 1,
    "caller": 1,
    "witness": 4,
    "document_holder": 1,
}
_FAR = 16
_SAID_LATE = frozenset(("organiser", "suspect"))


@cache
def cues() -> Phrases[str]:
    """Return the words for roles, each with its code of the vocabulary `person_roles`; the first listed counts."""
    found: dict[str, str] = {}
    for role, phrases in nations.lines("role_cues.txt"):
        for phrase in phrases.split(","):
            found.setdefault(nations.words_of(phrase), role)
    return Phrases(found)


def role_of(passage: Passage, first: int, after: int, floor: int, ceiling: int) -> tuple[str, int]:
    """Return a role and the words between its cue and the name (-1: none found), looking from `floor` to `ceiling`.

    `floor` and `ceiling` are words: the end of the person before and the begin of the next one.
    """
    before = _nearest(passage, first, max(floor, first - _BEFORE))
    behind = _following(passage, after, min(ceiling, after + _AFTER))
    if before and before[0] == "money_handler":
        leads = _following(passage, after, min(ceiling, after + _FAR), frozenset(("organiser",)))
        return leads or before
    if before and before[0] not in _BROAD:
        return before
    if behind and behind[0] not in _BROAD:
        return behind
    late = _following(passage, after, min(ceiling, after + _FAR), _SAID_LATE)
    return (late if late and late[0] not in _BROAD else None) or before or behind or late or ("unknown", -1)


def _nearest(passage: Passage, first: int, floor: int) -> tuple[str, int] | None:
    words, found, sentences = passage.folded, cues(), passage.sentences
    broad = None
    for index in range(first - 1, floor - 1, -1):
        if sentences[index] != sentences[first] and not _announced(passage, index, first):
            break
        match = found.at(words, index) if words[index] in found.lengths else None
        if match and index + match[0] <= first:
            # A longer phrase may begin further left and end at the same word.
            for earlier in range(max(floor, index - 3), index):
                wider = found.at(words, earlier) if words[earlier] in found.lengths else None
                if wider and earlier + wider[0] >= index + match[0] and earlier + wider[0] <= first:
                    match, index = wider, earlier
                    break
            skipper = words[index] == "patron" and passage.language == "es"
            result = "driver" if skipper else match[1], first - index - match[0]
            if result[1] > _CLOSE.get(match[1], _BEFORE):
                continue
            if result[0] not in _BROAD:
                return result
            broad = broad or result
    return broad


def _announced(passage: Passage, index: int, first: int) -> bool:
    """Return whether only a colon or an abbreviation's full stop parts a word from the name: *Organisateur : DIALLO*."""
    gap = passage.raw[passage.ends[index] : passage.starts[first]]
    short = "." not in gap or passage.ends[index] - passage.starts[index] < 5
    return len(gap) < 5 and short and not gap.strip(' :.«"“')


def _title(passage: Passage, index: int, length: int, after: int) -> bool:
    """Return whether a rank stands by itself right behind the name: *Jean K., commissaire*, not *cabo-verdiano*."""
    end = passage.ends[index + length - 1]
    return index == after and passage.raw[end : end + 1] != "-"


def _following(
    passage: Passage, after: int, ceiling: int, only: frozenset[str] = frozenset()
) -> tuple[str, int] | None:
    words, found, sentences = passage.folded, cues(), passage.sentences
    for index in range(after, min(ceiling, len(words))):
        if sentences[index] != sentences[after - 1]:
            return None
        match = found.at(words, index) if words[index] in found.lengths else None
        if not match or (match[1] == "official" and not _title(passage, index, match[0], after)):
            continue
        if match[1] in only or (not only and index - after <= _CLOSE.get(match[1], _AFTER)):
            return match[1], index - after
    return None
