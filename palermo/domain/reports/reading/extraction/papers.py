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

# Every way begins with one character, so that the search runs from one of them to the next.
_END = re.compile(
    r"\.(?<![ (][nN]\.)(?<![ (][nN]o\.)(?<![ (]nr\.)(?<![ (]nos\.)(?<![ (]num\.)\s+(?=[A-ZÀ-Þ«\"(])"
    r"|!\s|\?\s|;\s|\n\s*\n"
)
_AHEAD, _AHEAD_HOLDER, _BACK, _FAR, _FURTHER = 75, 115, 34, 62, 60
_MARK = r"(?:n ?[.]? ?°s?|no\.?|nos\.?|nr\.?|num(?:ero|eros|ber|bers|\.)?|#|id)"
_NUMBER = re.compile(
    r"(?<![\w/.,+-])(?:[A-Z]{1,3}[ -]?\d{5,10}[A-Z]{0,2}|\d{1,2}[A-Z]{1,3}\d{4,8}[A-Z]?|"
    r"[A-Z]\d[A-Z0-9]{5,9}|\d{5,17}(?:-?[A-Z])?)(?![\w/]|[.,]\d)"
)
_SPACED = re.compile(r"(?<![\w/.,+-])(?:[A-Z]{1,2} )?\d{1,4}(?: \d{2,5}){1,5}(?![\w/]|[.,]\d| ?\d)")
_SERIAL = re.compile(r"(?<![\w.,+])\d{1,7}(?:[/-][A-Z0-9]{1,8}){1,4}(?![\w/])")
_SHORT_NUMBER = re.compile(r"(?<![\w/.,+-])[A-Z]{0,3}\d{3,4}(?![\w/]|[.,]\d)")
# Any run of capitals and figures in groups: it counts right behind the paper or a word such as *number* only.
_GROUPED = re.compile(
    r"(?<![\w/.,+-])(?:(?:[A-Z]{1,5}[-/.]?|(?=\d))[0-9]{1,12}[A-Z]{0,3}(?:[-/.][A-Z0-9]{1,10}){0,4}|"
    r"[A-Z]{2,5}(?:[-/][A-Z0-9]{1,10}){1,4}|[A-Z0-9]{9,20})(?![\w/]|[.,-][A-Z0-9])"
)
_SMALL = re.compile(r"(?<![\w/.,+-])[a-z]{1,3} ?\d{5,9}(?![\w/]|[.,]\d)")
_DATED = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})|\d{4}[./-]\d\d?(?:[./-]\d\d?)?|\d{1,2}[/-]\d{1,2}|\d{1,2}/\d{4}"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BEFORE = re.compile(
    r"(?<![\w/.,+-])((?:[A-Z]{1,3}[ -]?\d{5,10}[A-Z]?|\d{2}[A-Z]{2}\d{4,6}|(?<=[°º#] )\d{5,13}|(?<=[°º#])\d{5,13}))"
    r"(?: ?[(/–-] ?|, | )(?:(?:du|de|da|do|del|of|on|sur|la|le|the|a|an|un|une|um|uma|no|na|en|el|is|est|seu|his|her|son|sa"
    r"|malien|nigerian|guinéen|sénégalais|ghanaian|gambian)[ ]){0,3}$"
)
_MARKED = re.compile(rf"(?<![a-z]){_MARK}[ .:]{{0,3}}$")
_PLAIN_FILL = re.compile(r"[ ,:(\"']{1,3}(?:[a-z.]{1,14}[ ,:(\"']{1,2}){0,3}")
_NO_NUMBER = re.compile(
    r"(?<![a-z])(?:tel[a-z]{0,7}|phones?|telephone|mob[a-z]{0,4}|cell?|cel(?:ular)?|whatsapp|contact[oe]?|imei|plaques?|plates?|placas?|"
    r"immat[a-z]{0,12}|matr[a-z]{0,7}|reg|compte|account|conta|cuenta|iban|fcfa|cfa|usd|eur|xof|imo|gps|call(?:s|ed)?)"
    r"(?![a-z])|[$€£₦₵]"
)
_LATER = re.compile(
    r"(?<![a-z])(?:nee?|born|nasc[a-z]{0,7}|dob|nac[a-z]{0,7}|f|val[a-z]{2,6}|until|expir[a-z]{0,7}|exp|venc[a-z]{0,6}|"
    r"delivree?|issued|emitid[oa]|expedid[oa]|em|le|on|el)(?![a-z])"
)
_AMOUNT = re.compile(
    r" ?(?:f ?cfa|cfa|f\b|xof|usd|eur|francs?|nairas?|cedis?|dalasis?|pesos?|soles|reais|meticais|kwanzas?|kz\b|dollars?|"
    r"dolares|bolivares|lempiras|quetzales|dinars?|dirhams?|ouguiyas?|leones?|escudos?|contos|pounds?|[€$£%]|kgs?\b|km|g\b|"
    r"ans\b|years?|anos\b|pax\b|mil\b|million|people|personnes|personas|pessoas|h\b|hrs?\b|tablets?|comprim)"
)
_ALPHA3 = re.compile(
    r"(?<![A-Za-z])(?:BEN|BFA|CPV|CIV|GMB|GHA|GIN|GNB|LBR|MLI|MRT|NER|NGA|SEN|SLE|TGO|DZA|MAR|LBY|TUN|"
    r"TCD|CMR|FRA|ESP|PRT|USA|MEX)(?![A-Za-z])"
)
_SHAPES = (_NUMBER, _SPACED, _SERIAL, _SHORT_NUMBER, _GROUPED)
_SPOKEN = frozenset(
    ("national_id", "ecowas_id", "residence_permit", "voter_card")
)  # their numbers are read in groups
_GOES_ON = re.compile(
    rf"(?: ?\([^()\d]{{1,40}}\))?[ ,/&;()]{{0,3}}(?:(?:et|and|e|y|ou|or|puis|then)[ ,]{{1,2}})?(?:(?:le|the|o|el|la) )?"
    rf"(?:{_MARK}[ .:]{{0,2}})?"
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
    place = used = 0
    for number, mention in enumerate(named):
        while place < len(ends) and ends[place] <= mention.start:
            place += 1
        floor = max(ends[place - 1] if place else 0, named[number - 1].end if number else 0)
        roof = min(
            ends[place] if place < len(ends) else len(raw),
            named[number + 1].start if number + 1 < len(named) else len(raw),
        )
        listed = _papers(raw, text, mention, max(floor, used), roof, english)
        used = max([used, *(each.spans[-1].end for each in listed if each.fields["number"])])
        items += listed
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
    numbers = _numbers(raw, text, mention, roof) or _number_ahead(raw, mention, floor)
    if mention.code in ("blank_or_tool", "supporting_document"):
        numbers = []
    last = max(numbers[-1].end, mention.end) if numbers else mention.end
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
            spans: tuple[Span, ...] = (Span(mention.start, mention.end), number)
            if number.start < mention.start:
                spans = (spans[1], spans[0])
            elif len(numbers) == 1:
                spans = (Span(mention.start, number.end),)
            found.append(Item("paper", value, {**fields, "number": value}, 0.93, spans))
        return found
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
        limit = min(roof, at + (_FURTHER if found else _FAR))
        match = _next_number(raw, text, at, limit, mention, bool(found))
        if not match:
            break
        code = _ALPHA3.match(raw, match.start())
        prefix = (
            4 if code and raw[code.end() : code.end() + 1] == " " else 0
        )  # GIN 000481516: the country, then the number
        found.append(Span(match.start() + prefix, match.end()))
        at = match.end()
    return found


def _number_ahead(raw: str, mention: Mention, floor: int) -> list[Span]:
    """Return the place of a number written before its paper: *A00447718, passport of Mali*."""
    match = _BEFORE.search(raw, max(floor, mention.start - 40), mention.start)
    return [Span(match.start(1), match.end(1))] if match else []


def _next_number(
    raw: str, text: str, at: int, limit: int, mention: Mention, further: bool
) -> re.Match[str] | None:
    end = min(len(raw), limit + 24)
    matches = [m for p in _SHAPES if (m := p.search(raw, at, end))]
    if not further and (small := _SMALL.search(raw, at, end)):
        matches.append(small)
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        between, written = text[at : match.start()], match.group()
        if match.start() >= limit or _NO_NUMBER.search(between) or _AMOUNT.match(text, match.end()):
            return None
        if _DATED.fullmatch(written) and match.re is not _SERIAL:
            continue
        marked = bool(_MARKED.search(between))
        if further and not _GOES_ON.fullmatch(between):
            return None
        if _LATER.search(between) and not (marked and written[0].isalpha()):
            return None
        if (marked or _fits(match, between, mention, further)) and _enough(match, marked, mention):
            return match
    return None


def _fits(match: re.Match[str], between: str, mention: Mention, further: bool) -> bool:
    """Say whether a number that no word announces stands close enough to its paper."""
    beside = not between.strip(" :.,#(\"'-") and "  " not in between
    if match.re is _NUMBER:
        close = _PLAIN_FILL.fullmatch(between) or beside
        return (match.group()[0].isalpha() and len(between) <= _FAR) or bool(close and len(between) <= 30)
    if further:
        return match.re in (_GROUPED, _SPACED, _SERIAL)
    if match.re is _SPACED:
        return beside and mention.code in _SPOKEN
    return beside and match.re in (_GROUPED, _SMALL, _SERIAL)


def _enough(match: re.Match[str], marked: bool, mention: Mention) -> bool:
    """Say whether a stretch has as many figures as a paper's number must have where it stands."""
    written = match.group()
    figures = sum(mark.isdecimal() for mark in written)
    if match.re is _SPACED:
        return figures >= 7 or (marked and figures >= 6)
    if _DATED.fullmatch(written) and not (marked and "/" in written and len(written) < 8):
        return False
    if match.re is _GROUPED:
        if _THOUSANDS.fullmatch(written) and mention.code not in _SPOKEN:
            return False
        lettered = any(mark.isalpha() for mark in written)
        return figures >= (3 if marked else 4 if lettered else 6)
    return marked or match.re in (_NUMBER, _SMALL) or (match.re is _SERIAL and figures >= 5)


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
