"""Nationalities of persons, with their number where the sentence gives it: `6 guin., 5 sén., 3 gamb.`."""

import re
from functools import cache
from typing import NamedTuple

from palermo.domain.reports.reading.extraction import nations
from palermo.domain.reports.reading.extraction.context import Context
from palermo.domain.reports.reading.extraction.phrases import listed
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_PEOPLE, _COUNTED, _CODED, _LOOSE = 0.9, 0.95, 0.85, 0.6
_NUMBERS = {
    word: number
    for number, words in {
        1: "one un une uma um una uno",
        2: "two deux dois duas dos",
        3: "three trois tres",
        4: "four quatre quatro cuatro",
        5: "five cinq cinco",
        6: "six seis",
        7: "seven sept sete siete",
        8: "eight huit oito ocho",
        9: "nine neuf nove nueve",
        10: "ten dix dez diez",
        11: "eleven onze once",
        12: "twelve douze doze doce",
        15: "fifteen quinze quince",
        20: "twenty vingt vinte veinte",
        30: "thirty trente trinta treinta",
    }.items()
    for word in words.split()
}
_FIGURES = re.compile("[0-9]{1,4}")
_LISTED = re.compile(r"[ ]?[,;/][ ]?|[ ](?:et|and|e|y)[ ]|[ ][0-9]{1,4}[ ]")
# Codes that are words in capitals, or names; they count only after a number.
_ALSO_WORDS = listed(
    "AND ARE CAN PER SUR COM MAR BEN TON GIN ARM IN IS IT TO NO SO DE ES ME MY US AS AT BE BY AM PM LA SA SE TU PA GA NA "
    "MA AL AN CA CE ET LE NE NI SI DO CU CI GN GM BI BO PE PT FR FM MP MS MR TD KM CM CC CF LR"
)
_NATIONAL = listed(
    "nationalite nationalites nationality nationalities nacionalidade nacionalidades nacionalidad nacionalidades "
    "rescapes survivors ressortissants nationals nationaux citizens"
)
_ELSEWHERE = frozenset(("indiana", "americana", "turco", "china"))  # what else they are in English
_AND = frozenset(("et", "and", "e", "y"))
_OF = listed("de du d da do dos del des of")
_SUBJECT = listed(
    "ressortissant ressortissants ressortissante ressortissantes national nationals citizen citizens originaire "
    "originaires natural naturais naturales originario originaria oriundo natif native natives cidadao cidadaos "
    "ciudadano ciudadanos nationalite nationality nacionalidade nacionalidad"
)


class Word(NamedTuple):
    """A word for a people: first word and the one after the last, country, sex, number (0: none), speaks of a thing."""

    first: int
    after: int
    country: str
    sex: str
    number: int
    thing: bool
    score: float


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the nationalities of persons, each with `n` where a number stands before it."""
    found = [_item(passage, word) for word in of_people(passage, context) if not word.thing]
    found += [_item(passage, word) for word in _coded(passage)]
    found += [_item(passage, word) for word in _subjects(passage)]
    return found


def of_people(passage: Passage, context: Context) -> list[Word]:
    """Return every word for a people in reading order, short forms after a number included."""
    found: list[Word] = []
    words, peoples, short = passage.folded, nations.peoples(), nations.short_peoples()
    index, last = 0, len(words)
    while index < last:
        word = words[index]
        if word in peoples.lengths and (match := peoples.at(words, index)):
            length, people = match
            if _spoken(passage, index, people):
                found.append(_read(passage, context, index, index + length, people))
                index += length
                continue
        if word in short and index and (number := _number(passage, index - 1)):
            cut = passage.raw[passage.ends[index] : passage.ends[index] + 1] == "."
            if cut or len(word) > 3:
                found.append(Word(index, index + 1, short[word], "", number, False, _COUNTED))
        index += 1
    return found


def _item(passage: Passage, word: Word) -> Item:
    span = Span(passage.starts[word.first], passage.ends[word.after - 1])
    fields: dict[str, object] = {"country": word.country}
    if word.number:
        fields["n"] = word.number
    return Item("nationality", word.country, fields, word.score, (span,))


def _spoken(passage: Passage, index: int, people: nations.People) -> bool:
    """Return whether the word may be meant: English writes peoples with a capital, *polish* and *danes* aside."""
    raw, start = passage.raw, passage.starts[index]
    capital = raw[start].isupper()
    if (
        capital
        and index
        and passage.words[index - 1] in ("el", "la", "le", "o")
        and people.languages != "en "
    ):
        article = passage.starts[index - 1]
        if (
            raw[article].isupper()
            and not raw[article : passage.ends[index]].isupper()
            and raw[max(0, article - 1)] in "'«\"“ "
        ):
            return False  # a nickname: *alias El Chino*
    if passage.language == "en" and passage.folded[index] in _ELSEWHERE:
        return bool(index and _number(passage, index - 1))
    if passage.folded[index] in ("polish", "turkey", "china"):
        return capital
    return capital or people.languages != "en " or len(passage.folded[index]) > 6


def _read(passage: Passage, context: Context, first: int, after: int, people: nations.People) -> Word:
    words = passage.folded
    things = _list("things.txt")
    follows = words[after] if after < len(words) else ""
    near = words[max(0, first - 2) : first]
    number = _counted(passage, first)
    english = passage.language == "en"
    thing = follows in things if english else bool(near) and near[-1] in things
    thing = thing or (not number and any(word in things for word in near))
    country, score = people.country, _COUNTED if number else _PEOPLE
    if country == "CD" and " " not in " ".join(words[first:after]):
        country, score = _congo(passage, context), _LOOSE
    if people.country == "GW" and words[first].startswith("guineens") and context.country == "GN":
        score = _LOOSE
    return Word(first, after, country, people.sex, number, thing, score)


def _congo(passage: Passage, context: Context) -> str:
    return "CG" if "brazzaville" in passage.folded or context.country == "CG" else "CD"


def _counted(passage: Passage, first: int) -> int:
    """Return the number before a word, over at most three words for persons and no punctuation; 0 when none."""
    between = _list("people_words.txt")
    for back in range(1, 5):
        index = first - back
        if index < 0 or passage.raw[passage.ends[index] : passage.starts[index + 1]].strip("' ’-"):
            return 0
        if number := _number(passage, index):
            return number
        if passage.folded[index] not in between:
            return 0
    return 0


def _number(passage: Passage, index: int) -> int:
    word = passage.folded[index]
    if _FIGURES.fullmatch(word):
        before = passage.raw[max(0, passage.starts[index] - 2) : passage.starts[index]]
        joined = before[-1:] in (".", "/", "-", ",") and before[:1].isdigit()
        return 0 if joined else int(word)
    return _NUMBERS.get(word, 0)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(word for parts in nations.lines(name) for word in parts[0].split(","))


def _coded(passage: Passage) -> list[Word]:
    """Return codes in capitals that stand for nationalities: after a number, in a list, or between commas."""
    found: list[Word] = []
    codes, raw, starts, ends = nations.codes(), passage.raw, passage.starts, passage.ends
    for index, word in enumerate(passage.words):
        if not 1 < len(word) < 4 or not (start := raw[starts[index] : ends[index]]).isupper():
            continue
        country = codes.get(start)
        if not country:
            continue
        number = _number(passage, index - 1) if index and raw[ends[index - 1] : starts[index]] == " " else 0
        if (
            number
            and number < 1000
            and (len(start) == 3 or start not in _ALSO_WORDS or _in_list(passage, index))
        ):
            # A sum of money says its currency first or is large; persons are counted in hundreds at most.
            found.append(Word(index, index + 1, country, "", number, False, _CODED))
        elif not number and (_in_list(passage, index) or _between_commas(passage, index, start)):
            found.append(Word(index, index + 1, country, "", 0, False, _CODED))
    return found


def _in_list(passage: Passage, index: int) -> bool:
    """Return whether another code of a country is the neighbour in a list, or a word for nationality goes before."""
    codes, raw, starts, ends = nations.codes(), passage.raw, passage.starts, passage.ends
    if any(word in _NATIONAL for word in passage.folded[max(0, index - 4) : index]):
        return True
    for other, left, right in ((index - 1, index - 1, index), (index + 1, index, index + 1)):
        if 0 <= other < len(starts) and _LISTED.fullmatch(raw[ends[left] : starts[right]]):
            neighbour = raw[starts[other] : ends[other]]
            if neighbour in codes and len(neighbour) > 1 and len(neighbour) == ends[index] - starts[index]:
                return True
    for other, left, right in ((index - 2, index - 2, index), (index + 2, index, index + 2)):
        apart = 0 <= other < len(starts) and _LISTED.fullmatch(raw[ends[left] : starts[right]])
        if apart and raw[starts[other] : ends[other]] in codes:
            return True
    return False


def _between_commas(passage: Passage, index: int, written: str) -> bool:
    if len(written) != 3 or (written in _ALSO_WORDS and written != "GIN"):
        return False
    before = passage.raw[max(0, passage.starts[index] - 2) : passage.starts[index]].strip()
    after = passage.raw[passage.ends[index] : passage.ends[index] + 1]
    return before in (",", "(", "»,") and after in (",", ")", ";")


def _listed(passage: Passage, first: int, after: int) -> int:
    """Return the number of *7 Guinée, 4 Mali*: a figure before a country's name that a comma, *et* or the end follows."""
    raw, start, end = passage.raw, passage.starts[first], passage.ends[after - 1]
    if (
        not raw[start].isupper()
        or raw[passage.ends[first - 1] : start] != " "
        or not passage.words[first - 1].isdecimal()
    ):
        return 0
    ends = raw[end : end + 1] in ("", ",", ".", ";", ")") or (
        after < len(passage.words) and passage.words[after] in _AND
    )
    number = _number(passage, first - 1)
    return number if ends and number < 1000 else 0


def _subjects(passage: Passage) -> list[Word]:
    """Return the countries of *ressortissant du Mali*, *9 da Guiné-Conacri*, *de nationalité Niger*."""
    found: list[Word] = []
    words, names = passage.folded, nations.names()
    for index in range(1, len(words)):
        if words[index] not in names.lengths:
            continue
        match = names.at(words, index)
        before = words[max(0, index - 4) : index]
        if not match or words[index] in nations.peoples().entries:
            continue
        length, country = match
        if before[-1] not in _OF:
            if number := _listed(passage, index, index + length):
                found.append(Word(index, index + length, country, "", number, False, _CODED))
            continue
        number = _number(passage, index - 2) if index > 1 else 0
        if number and number < 1000:
            found.append(Word(index, index + length, country, "", number, False, _PEOPLE))
        elif any(word in _SUBJECT for word in before):
            found.append(
                Word(index, index + length, country, "", _counted(passage, index - 2) or 0, False, _PEOPLE)
            )
    return found
