"""Machine-readable zones pasted into a narrative: passports (TD3), cards (TD1, TD2) and visas, whole or one line.

Lines and positions follow ICAO Doc 9303; check digits are computed by the `mrz` package. Blanks inside the zone and a
wrong number of fillers at the ends of lines are forgiven; what the check digits say goes into the score.
"""

import re
from datetime import date
from typing import NamedTuple

from palermo.domain.reports.reading.extraction.context import MOST, Context
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span
from palermo.kernel.clock import today

# The second line of a passport or visa: number, its check, country, birth, its check, sex, expiry, its check.
_BOOK = re.compile(
    r"([A-Z0-9<]{9})([0-9O<])([A-Z]{1,3}<{0,2})([0-9O]{6})([0-9O])([MFX<])([0-9O]{6})([0-9O])([A-Z0-9<]{0,16})"
)
# The second line of a card of three: birth, check, sex, expiry, check, nationality.
_CARD = re.compile(
    r"([0-9O]{6})([0-9O])([MFX<])([0-9O]{6})([0-9O])([A-Z]{1,3}<{0,2})([A-Z0-9<]{0,12})([A-Z<]{3,30})?"
)
_FIRST = re.compile(r"([PVIAC][A-Z<])([A-Z]{1,3}<{0,2})([A-Z]{1,39}(?:<[A-Z]{1,39}){0,6}<<[A-Z<]{0,39})$")
_CARD_FIRST = re.compile(r"([IAC][A-Z0-9<])([A-Z]{1,3}<{0,2})([A-Z0-9<]{9})([0-9O<])[A-Z0-9<]{0,15}$")
_NAMES = re.compile(r"[A-Z]{1,39}(?:<[A-Z]{1,39}){0,6}<<(?:[A-Z]{1,39}(?:<[A-Z]{1,39}){0,6})?<{0,40}")
_NAME_LINE = re.compile(
    r"(?<![A-Z0-9<])([PV][A-Z<])([A-Z]{1,3}<{0,2})([A-Z]{2,}(?:<[A-Z]+){0,6}<<[A-Z<]{0,40})"
)
_ZONE = re.compile(r"[A-Z0-9<][A-Z0-9< \t\r\n]{20,260}[A-Z0-9<]")
_LETTERS = str.maketrans("O", "0")
_TYPES = {"P": "passport", "V": "visa", "I": "national_id", "A": "national_id", "C": "residence_permit"}
_OLDEST = 100


class Zone(NamedTuple):
    """The text of a zone without its blanks, and where each of its characters stands."""

    text: str
    places: list[int]


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the papers whose machine-readable zone is in a text as items of kind `paper`, and their holders."""
    raw = passage.raw
    if "<" not in raw:
        return []
    items: list[Item] = []
    for match in _ZONE.finditer(raw):
        if match.group().count("<") >= 3 and len(items) < MOST:
            zone = _zone(raw, match.start(), match.end())
            items += _books(zone, context) or _cards(zone, context) or _names_alone(zone)
    return items


def _zone(raw: str, start: int, end: int) -> Zone:
    places = [place for place in range(start, end) if not raw[place].isspace()]
    return Zone("".join(raw[place] for place in places), places)


def _books(zone: Zone, context: Context) -> list[Item]:
    items: list[Item] = []
    after = 0
    for match in _BOOK.finditer(zone.text):
        number, digit = _number(match.group(1), match.group(2))
        checks = (digit, _right(match.group(4), match.group(5)), _right(match.group(7), match.group(8)))
        if not any(checks):
            continue
        first = _FIRST.search(zone.text, max(after, match.start() - 60), match.start())
        code = first.group(1) if first else "P<"
        names = first.group(3) if first else ""
        issuer = first.group(2) if first else match.group(3)
        start = first.start() if first else match.start()
        filled = len(match.group(9).rstrip("<")) if match.group(9).strip("<") else len(match.group(9))
        end = (
            match.end()
            - len(match.group(9))
            + max(filled, len(match.group(9)) if "<" in match.group(9) else 0)
        )
        items += _found(
            zone, Span(start, end), code, issuer, number, names, match.group(3),
            (match.group(4), match.group(6), match.group(7)), sum(checks) / 3, context,
        )  # fmt: skip
        after = match.end()
    return items


def _cards(zone: Zone, context: Context) -> list[Item]:
    items: list[Item] = []
    after = 0
    for match in _CARD.finditer(zone.text):
        checks = [_right(match.group(1), match.group(2)), _right(match.group(4), match.group(5))]
        first = _CARD_FIRST.search(zone.text, max(after, match.start() - 30), match.start())
        if not first or not any(checks):
            continue
        number, digit = _number(first.group(3), first.group(4))
        checks.append(digit)
        named = _NAMES.search(zone.text, match.start(6) + 14, match.start(6) + 63)
        end = named.end() if named else match.end()
        items += _found(
            zone, Span(first.start(), end), first.group(1), first.group(2), number, named.group() if named else "",
            match.group(6), (match.group(1), match.group(3), match.group(4)), sum(checks) / 3, context,
        )  # fmt: skip
        after = end
    return items


def _names_alone(zone: Zone) -> list[Item]:
    """Return the paper of a first line that has come alone: type, country and name."""
    match = _NAME_LINE.search(zone.text)
    if not match:
        return []
    code, issuer, names = match.groups()
    fields = _fields(code, issuer, "", names, "", ("", "", ""))
    return _items(zone, Span(*match.span()), fields, 0.8)


def _right(digits: str, check: str) -> bool:
    from mrz.base.functions import hash_string

    return bool(hash_string(digits.translate(_LETTERS)) == check.translate(_LETTERS))


def _number(written: str, check: str) -> tuple[str, bool]:
    """Return a document number with the O or 0 that its check digit asks for, and whether the digit is right."""
    from mrz.base.functions import hash_string

    wanted = check.translate(_LETTERS).replace("<", "0")
    other = {"0": "O", "O": "0"}.get(written[0], "")
    for tried in (written, other + written[1:] if other else ""):
        if tried and hash_string(tried) == wanted:
            return tried.rstrip("<"), True
    return written.rstrip("<"), False


def _found(
    zone: Zone, place: Span, code: str, issuer: str, number: str, names: str, nation: str,
    life: tuple[str, str, str], right: float, context: Context,
) -> list[Item]:  # fmt: skip
    born, sex, expires = (
        part.translate(_LETTERS) if part.isalnum() and len(part) > 1 else part for part in life
    )
    day = context.near or today()
    years = (_day(born, day.year), sex.replace("<", ""), _day(expires, day.year + 30))
    fields = _fields(code, issuer, number, names, nation, years)
    score = 0.99 if right == 1 else 0.9 if right > 0.6 else 0.75
    return _items(zone, place, fields, score)


def _fields(
    code: str, issuer: str, number: str, names: str, nation: str, life: tuple[str, str, str]
) -> dict[str, object]:
    surname, _, given = names.partition("<<")
    name = " ".join(f"{given.replace('<', ' ')} {surname.replace('<', ' ')}".split())
    return {
        "type": _type(code), "number": number, "country": _country(issuer), "fraud": "", "mrz": True, "name": name,
        "sex": life[1] if life[1] in ("F", "M", "X") else "", "born": life[0], "nationality": _country(nation),
        "expires": life[2], "count": None,
    }  # fmt: skip


def _type(code: str) -> str:
    if code[0] == "P" and code[1] in "DS":
        return "passport_official"
    return _TYPES[code[0]]


def _country(code: str) -> str:
    from palermo.foundations.vocabularies.countries import alpha2

    return "DE" if code.strip("<") == "D" else alpha2(code.strip("<"))


def _day(written: str, latest: int) -> str:
    """Return a day of six figures as ISO 8601 in the century that does not pass the latest year, '' when it is none."""
    if not written.isdecimal():
        return ""
    year, month, day = int(written[:2]), int(written[2:4]), int(written[4:])
    century = latest // 100 * 100
    full = century + year if century + year <= latest else century - _OLDEST + year
    if month == 0 and day == 0:
        return str(full)
    try:
        return date(full, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:
        return ""


def _items(zone: Zone, place: Span, fields: dict[str, object], score: float) -> list[Item]:
    span = Span(zone.places[place.start], zone.places[place.end - 1] + 1)
    items = [Item("paper", str(fields["number"] or fields["type"]), fields, score, (span,))]
    if fields["name"]:
        person = {
            "name": fields["name"], "role": "", "alias": "", "age": "", "nationality": fields["nationality"],
            "sex": fields["sex"], "born": fields["born"],
        }  # fmt: skip
        items.append(Item("person", str(fields["name"]), person, score, (span,)))
    return items
