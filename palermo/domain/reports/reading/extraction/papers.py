"""Passports and other papers in a narrative: type, number, country, how many, and what was wrong with them.

A paper is listed when the text gives its number, how many there were, what was wrong or right with it, or whose it
is; the bare word is not worth a suggestion.
"""

import re

from palermo.domain.reports.reading.extraction.context import MOST, Context, level
from palermo.domain.reports.reading.extraction.paper_words import (
    Mention,
    counting,
    fraud_in,
    mentions,
    without,
)
from palermo.domain.reports.reading.extraction.phone_cues import nationality_in
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_END = re.compile(
    r"(?<![ (]n)(?<![ (]N)(?<![ (]no)(?<![ (]No)(?<![ (]nr)(?<![ (]nos)(?<![ (]num)\.\s+(?=[A-ZÀ-Þ«\"(])|[!?;]\s|\n\s*\n"
)
_AHEAD, _AHEAD_HOLDER, _BACK, _FAR = 75, 115, 34, 62
_MARK = r"(?:n ?[.]? ?°s?|no\.?|nos\.?|nr\.?|num(?:ero|eros|ber|bers|\.)?|#|id)"
_NUMBER = re.compile(
    r"(?<![\w/.,+-])(?:[A-Z]{1,3}[ -]?\d{5,10}[A-Z]{0,2}|\d{1,2}[A-Z]{1,3}\d{4,8}[A-Z]?|"
    r"[A-Z]\d[A-Z0-9]{5,9}|\d{5,17}(?:-?[A-Z])?)(?![\w/]|[.,]\d)"
)
_SPACED = re.compile(r"(?<![\w/.,+-])\d{1,4}(?: \d{2,5}){1,5}(?![\w/]|[.,]\d| ?\d)")
_SERIAL = re.compile(r"(?<![\w.,+])\d{1,7}(?:[/-][A-Z0-9]{1,8}){1,4}(?![\w/])")
_SHORT_NUMBER = re.compile(r"(?<![\w/.,+-])[A-Z]{0,3}\d{3,4}(?![\w/]|[.,]\d)")
_MARKED = re.compile(rf"(?<![a-z]){_MARK}[ .:]{{0,3}}$")
_PLAIN_FILL = re.compile(r"[ ,:(\"']{1,3}(?:[a-z.]{1,14}[ ,:(\"']{1,2}){0,3}")
_NO_NUMBER = re.compile(
    r"(?<![a-z])(?:tel|phone|telephone|mob|cell|contact|imei|nee?|born|nasc|dob|nacid[oa]|plaque|plate|"
    r"immat|reg|compte|account|fcfa|cfa|f|usd|xof|valid|until|expir[a-z]*)"
    r"(?![a-z])"
)
_AMOUNT = re.compile(
    r" ?(?:f ?cfa|cfa|f\b|xof|usd|eur|francs?|naira|cedis?|dalasi|[€$]|kg|km|g\b|ans\b|years?)"
)
_ALPHA3 = re.compile(
    r"(?<![A-Za-z])(?:BEN|BFA|CPV|CIV|GMB|GHA|GIN|GNB|LBR|MLI|MRT|NER|NGA|SEN|SLE|TGO|DZA|MAR|LBY|TUN|"
    r"TCD|CMR|FRA|ESP|PRT|USA|MEX)(?![A-Za-z])"
)
_ABSENT = re.compile(
    r"(?<![a-z])(?:sans|without|no|sem|sin|ni|nem|pas de|aucune?|nenhuma?|ningun[a]?) (?:[a-z]{3,9} )?$"
)
_NOT_COUNTED = frozenset(
    re.findall(
        "[a-z]+",
        "km ans anos years an yrs jours days heures hours mois months pax people personnes pessoas personas men women h "
        "fois times eur usd was were paid per each pour por para for chaque cada par every to from in",
    )
)


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the papers of a text as items of kind `paper`."""
    raw, text = passage.raw, level(passage)
    items: list[Item] = []
    english = passage.language == "en"
    missing = without(passage, text)[:MOST]
    items += [_none_carried(raw, text, start, end) for start, end in missing]
    inside = {place for start, end in missing for place in range(start, end)}
    named = [each for each in mentions(passage, text) if each.start not in inside][:MOST]
    if not named:
        return items
    ends = [match.end() for match in _END.finditer(raw)]
    place = 0
    for number, mention in enumerate(named):
        while place < len(ends) and ends[place] <= mention.start:
            place += 1
        floor = max(ends[place - 1] if place else 0, named[number - 1].end if number else 0)
        roof = min(
            ends[place] if place < len(ends) else len(raw),
            named[number + 1].start if number + 1 < len(named) else len(raw),
        )
        items += _papers(raw, text, mention, floor, roof, english)
    return items


def _none_carried(raw: str, text: str, start: int, end: int) -> Item:
    count, first = _count(text, start, max(start - _BACK, 0))
    fields = _fields("none_carried", "", "", "")
    fields["count"] = count
    return Item(
        "paper", "none_carried", fields, 0.75 if count else 0.65, (Span(first if count else start, end),)
    )


def _papers(raw: str, text: str, mention: Mention, floor: int, roof: int, english: bool) -> list[Item]:
    """Return the papers of one mention: one for each number, or one for all."""
    numbers = _numbers(raw, text, mention, roof)
    if mention.code in ("blank_or_tool", "supporting_document"):
        numbers = []
    last = numbers[-1].end if numbers else mention.end
    fraud, first, end = _fraud(text, mention, floor, min(roof, last + _AHEAD_HOLDER), last)
    country = _country(raw, text, mention, floor, roof)
    fields = _fields(mention.code, "", country, fraud)
    count, counted = _count(text, mention.start, max(floor, mention.start - _BACK))
    fields["count"] = count if len(numbers) < 2 else None
    absent = _ABSENT.search(text, max(mention.start - 14, 0), mention.start)
    if not numbers and absent and (english or not absent.group().startswith("no ")):
        return []
    if numbers:
        found = []
        for number in numbers[:20]:
            value = re.sub(r"\s", "", raw[number.start : number.end]).upper()
            found.append(
                Item(
                    "paper",
                    value,
                    {**fields, "number": value},
                    0.93,
                    (Span(mention.start, mention.end), number),
                )
            )
        return (
            found
            if len(found) > 1
            else [Item("paper", found[0].value, found[0].fields, 0.93, (Span(mention.start, number.end),))]
        )
    if (_is_short(raw, mention) and not (country or fraud)) or (
        mention.code == "blank_or_tool" and fraud in ("", "genuine")
    ):
        return []
    score = (
        0.87 if fraud and fraud != "genuine" else 0.8 if count else 0.72 if fraud else 0.6 if country else 0.0
    )
    if not score:
        return []
    if (
        mention.code == "visa"
        and fraud == "counterfeit"
        and not re.search("contref|counterf|contraf", text[first:end])
    ):
        fields["fraud"] = "false_stamp_or_visa"
    start = min(mention.start, counted if count else mention.start, first if fraud else mention.start)
    return [Item("paper", mention.code, fields, score, (Span(start, max(mention.end, end if fraud else 0)),))]


def _is_short(raw: str, mention: Mention) -> bool:
    return mention.end - mention.start <= 3 and raw[mention.start : mention.end] != "CNI"


def _fields(code: str, number: str, country: str, fraud: str) -> dict[str, object]:
    return {
        "type": code, "number": number, "country": country, "fraud": fraud, "mrz": False, "name": "", "sex": "",
        "born": "", "nationality": "", "expires": "", "count": None,
    }  # fmt: skip


def _numbers(raw: str, text: str, mention: Mention, roof: int) -> list[Span]:
    """Return the places of the numbers that follow a mention."""
    found: list[Span] = []
    at = mention.end
    while len(found) < 20:
        limit = min(roof, at + _FAR) if not found else min(roof, at + 24)
        match = _next_number(raw, text, at, limit, bool(found))
        if not match:
            break
        code = _ALPHA3.match(raw, match.start())
        prefix = (
            4 if code and raw[code.end() : code.end() + 1] in " -" else 0
        )  # GIN 000481516: the country, then the number
        found.append(Span(match.start() + prefix, match.end()))
        at = match.end()
    return found


def _next_number(raw: str, text: str, at: int, limit: int, further: bool) -> re.Match[str] | None:
    matches = [
        m
        for p in (_NUMBER, _SPACED, _SERIAL, _SHORT_NUMBER)
        if (m := p.search(raw, at, min(len(raw), limit + 24)))
    ]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        between = text[at : match.start()]
        if match.start() >= limit or _NO_NUMBER.search(between) or _AMOUNT.match(text, match.end()):
            return None
        marked = bool(_MARKED.search(between))
        written = match.group()
        if further and not re.fullmatch(
            rf"[ ,/&;()]{{0,3}}(?:(?:et|and|e|y|ou|or)[ ,]{{1,2}})?(?:{_MARK}[ .:]{{0,2}})?", between
        ):
            return None
        lettered = written[0].isalpha() and match.re is _NUMBER
        close = _PLAIN_FILL.fullmatch(between) or not between.strip(" :.,#")
        if (
            marked
            or (lettered and len(between) <= _FAR)
            or (close and match.re is _NUMBER and len(between) <= 30)
        ):
            if match.re is _SPACED and sum(mark.isdecimal() for mark in written) < 7:
                continue
            return match
    return None


def _fraud(text: str, mention: Mention, floor: int, roof: int, last: int) -> tuple[str, int, int]:
    """Return what is said of a paper around its mention: the code and the place of the words."""
    back = max(floor, mention.start - _BACK)
    window = text[back : mention.start]
    cut = max(window.rfind(mark) for mark in _CLAUSES)
    back += cut + 1 if cut >= 0 else 0
    ahead = text[mention.start : roof]
    before = fraud_in(text[back : mention.start])
    after = fraud_in(ahead)
    if after[0] != "impostor" and after[1] > last - mention.start + _AHEAD:
        after = ("", 0, 0)
    found = min(
        (each for each in ((before, back), (after, mention.start)) if each[0][0]), key=_rank, default=None
    )
    if found is None:
        return "", 0, 0
    (code, start, end), base = found
    return code, base + start, base + end


_CLAUSES = (", ", "; ", "(", ": ", " et ", " and ", " y ", " e ")
_ORDER = (
    "impostor", "forged_photo", "fraudulently_obtained", "stolen_blank", "pseudo", "lost_or_stolen_used", "forged_data",
    "suspected_unconfirmed", "counterfeit", "forged", "genuine",
)  # fmt: skip


def _rank(found: tuple[tuple[str, int, int], int]) -> int:
    return _ORDER.index(found[0][0])


def _country(raw: str, text: str, mention: Mention, floor: int, roof: int) -> str:
    start, end = max(floor, mention.start - 24), min(roof, mention.end + 26)
    code = _ALPHA3.search(raw, mention.end, end)
    if code:
        from palermo.foundations.vocabularies.countries import alpha2

        return alpha2(code.group())
    after = nationality_in(re.split(r"[,;.:()]", text[mention.end : end].lstrip(" ("))[0])
    if after:
        return after
    before = text[start : mention.start]
    return nationality_in(before[max(before.rfind(","), before.rfind("(")) + 1 :])


def _count(text: str, start: int, floor: int) -> tuple[int | None, int]:
    """Return how many papers stand before a place, and where the number begins; 'a passport' is no count."""
    pattern, words = counting()
    match = pattern.search(text, floor, start)
    if not match:
        return None, start
    between = match.group(2).split()
    if any(word in _NOT_COUNTED for word in between):
        return None, start
    number = match.group(1)
    return (int(number) if number.isdecimal() else words[number]), match.start()
