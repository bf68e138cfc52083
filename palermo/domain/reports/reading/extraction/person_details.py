"""What stands beside a name: when the person was born, age, nationality, sex, another name."""

import re
from functools import cache

from palermo.domain.reports.reading.dates import parse_partial
from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.phrases import Phrases, listed
from palermo.domain.reports.reading.passage import Passage
from palermo.kernel.errors import Invalid

_AFTER = 90  # characters behind a name that still speak of it
_DAY = r"\d{1,2}(?:st|nd|rd|th)?[/. -]{1,2}(?:de )?"
_MONTH = r"(?:\d{1,2}|[^\W\d_]{3,10})[/., -]{1,2}(?:de )?"
_DATE = rf"({_DAY}{_MONTH}\d{{2,4}}|(?:19|20)\d\d(?:-\d\d){{0,2}})"
_BORN = re.compile(
    r"(?:\bnée?s?\b|\bn[ée]\(e\)|\bborn\b|\bdob\b|\bd\.o\.b\.?|\bnasc(?:id[oa])?\b\.?|\bnacid[oa]\b|\bddn\b|\bdn\b)"
    r"[ :]{0,3}(?:le |en |vers |on |in |about |em |a |el |circa )?" + _DATE,
    re.IGNORECASE,
)
_BARE = re.compile(r"[ ,(]{1,3}" + _DATE + r"(?!\d)")
_AGE = re.compile(
    r"(?<!\d)(\d{1,2})(?:[ -]?(?:ans|years?|yrs?|yo|y/o|anos|años)\b| a\.)|"
    r"\b(?:abt|about|aged|age|âgée?s? de|de|approx\.?) (\d{2})(?= (?:on|from|,)|[,.)])",
    re.IGNORECASE,
)
_BARE_AGE = re.compile(r"\)?, ?\(?([1-8]\d)(?=[,)])")
_QUOTED = re.compile(r"[ ,(]{0,3}[«“\"„]\s?([^«»“”\"„\n]{2,40}?)\s?[»”\"]")
_WORDS_OF_A_MAN = listed("homme monsieur man male boy homem rapaz hombre chico senhor senor")
_WORDS_OF_A_WOMAN = listed(
    "femme dame fille madame woman lady female girl mulher senhora rapariga mujer senora chica passageira nee"
)


def born(passage: Passage, end: int, stop: int, context: Context) -> str:
    """Return the partial date of birth behind a name, ISO, `a/b` when two readings are possible, or ''."""
    text = passage.raw[end : min(stop, end + _AFTER)]
    match = _BORN.search(text) or _BARE.match(text) or _late(text)
    if not match:
        return ""
    try:
        span = parse_partial(match.group(1), month_first=context.country == "LR", near=context.near)
    except Invalid:
        return ""
    return span.start if span.start == span.end else f"{span.start}/{span.end}"


def _late(text: str) -> re.Match[str] | None:
    """Return a bare date that follows one short word between commas: `AISSATU B., GIN, 07/02/1994`."""
    comma = text.find(",", 1)
    return _BARE.match(text, comma) if 0 < comma < 25 else None


def age(passage: Passage, end: int, stop: int) -> int | None:
    """Return the age in years said behind a name, or None."""
    text = passage.raw[end : min(stop, end + _AFTER)]
    match = _AGE.search(text) or _BARE_AGE.match(text)
    if not match:
        return None
    found = int(next(filter(None, match.groups())))
    return found if found else None


def alias(passage: Passage, after: int, end: int) -> tuple[str, int]:
    """Return another name given right behind a name, and the character after it; ('', end) when there is none."""
    words, starts, ends, raw = passage.folded, passage.starts, passage.ends, passage.raw
    found = name_cues()[1]
    match = found.at(words, after) if after < len(words) and words[after] in found.lengths else None
    if match and not raw[end : starts[after]].strip(" \n,(-"):
        last = after + match[0] - 1
        quoted = _QUOTED.match(raw, ends[last])
        if quoted:
            return quoted.group(1).strip(), quoted.end()
        return _capitals(passage, last + 1)
    if after < len(words) and raw[end : starts[after]].strip() == "@":  # *Lamin C. @ Barrow*
        return _capitals(passage, after)
    quoted = _QUOTED.match(raw, end)
    if quoted and raw[quoted.start(1)].isupper() and quoted.group(1).count(" ") < 3:
        return quoted.group(1).strip(), quoted.end()
    return "", end


def _capitals(passage: Passage, first: int) -> tuple[str, int]:
    raw, starts, ends = passage.raw, passage.starts, passage.ends
    after = first
    while after < len(starts) and after < first + 3 and raw[starts[after]].isupper():
        if after > first and raw[ends[after - 1] : starts[after]] not in (" ", "-", "\n"):
            break
        after += 1
    if after == first:
        return "", ends[first - 1]
    return " ".join(raw[starts[first] : ends[after - 1]].split()), ends[after - 1]


def nationality(passage: Passage, first: int, after: int, floor: int, ceiling: int) -> tuple[str, str]:
    """Return alpha-2 code and sex of a word for a people beside a name, behind it first; ('', '') when none is there."""
    words, peoples, codes, sentences = passage.folded, nations.peoples(), nations.codes(), passage.sentences
    behind = range(after, min(ceiling, after + 8, len(words)))
    before = range(first - 1, max(floor, first - 4) - 1, -1)
    for index in (*behind, *before):
        if sentences[index] not in (sentences[first], sentences[after - 1]):
            continue
        if words[index] in peoples.lengths and (match := peoples.at(words, index)):
            gap = passage.raw[passage.ends[index - 1] : passage.starts[index]] if index else ""
            counted = gap == " " and passage.words[index - 1].isdecimal()
            apart = index < first and "," in passage.raw[passage.ends[index] : passage.starts[first]]
            if not counted and not apart:  # else others are meant: *with 3 Guatemalans*
                return match[1].country, match[1].sex
        written = passage.raw[passage.starts[index] : passage.ends[index]]
        if len(written) == 3 and index >= after and written in codes:
            return codes[written], ""
    return "", ""


def sex(passage: Passage, first: int, after: int, floor: int) -> str:
    """Return M or F when a title right before the name or *née* behind it tells; else ''."""
    words = passage.folded
    for word in passage.words[after : after + 4]:
        if word in ("née", "nacida", "nascida"):
            return "F"
        if word in ("né", "nacido", "nascido"):
            return "M"
    return name_cues()[2].get(words[first - 1], "") if first > floor else ""


def sex_of_the_noun(passage: Passage, first: int, floor: int) -> str:
    """Return M or F when a noun within three words before the name tells (*une dame appelée*), else ''."""
    for word in reversed(passage.folded[max(floor, first - 3) : first]):
        if word in _WORDS_OF_A_WOMAN:
            return "F"
        if word in _WORDS_OF_A_MAN:
            return "M"
    return ""


@cache
def name_cues() -> tuple[Phrases[str], Phrases[str], dict[str, str]]:
    """Return the words that introduce a name, those before an alias, and the titles with the sex they tell ('' if none)."""
    naming: dict[str, str] = {}
    others: dict[str, str] = {}
    titles: dict[str, str] = {}
    for kind, phrases in nations.lines("name_cues.txt"):
        for phrase in phrases.split(","):
            words = nations.words_of(phrase)
            if kind == "alias":
                others[words] = kind
            elif kind == "naming":
                naming[words] = kind
            else:
                titles[words] = kind[-1].replace("?", "")
    return Phrases(naming), Phrases(others), titles
