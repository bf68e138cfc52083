"""Phone numbers in a narrative: international or national, spaced any way, whole or in part.

A national number is read in the country that the sentence gives its holder, then in the reporting unit's. Without a
word such as *tel* it must be valid in that plan and be grouped as nobody groups an amount or a date.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from weakref import WeakKeyDictionary

from palermo.domain.reports.reading.extraction.context import MOST, Context, level
from palermo.domain.reports.reading.extraction.phone_cues import (
    Cue,
    cue_after,
    cue_before,
    holder,
    not_a_phone_after,
)
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_RUN = re.compile(r"(?<!\w)(?:\(?\+ ?\(?|\()?\d(?:[ ()./-]{0,3}+\d){6,60}+")
_PART = re.compile(r"(?<!\w)\+?\d[\d ./-]{0,14}(?:[?*_]|x(?=[\dx ?*./-]|$))[\d?*_x ./-]{0,16}")
_ENOUGH = re.compile(r"\d(?:\D{0,3}\d){4}|\d\d\D{0,3}[?*x_]")
_LISTED = re.compile(
    r"\d(?: ?[,;/&] ?(?:et |and |ou |or |e |y |puis |then )?| (?:et|ou|and|or|e|y|o|u|puis|then) )"
    r"(?:le |o |el |the |au |al |ao |to |on |sur |para |para o |sur le |on the |n° ?|no\.? )?\(?$"
)
_DIGITS = re.compile(r"\d+")
_UNREAD = re.compile(r"[?*_x]")
_BREAK = re.compile(r" /|/ |\. |\) ?\(|  |\.\.")
_SHORTEST, _LONGEST = 7, 15
# Groups of digits as people dictate phones; 3-3-3 and 2-3-3 are left out: amounts and paper numbers look like that.
_DICTATED = frozenset(
    ((2, 2, 2, 2), (2, 2, 2, 2, 2), (3, 2, 2, 2), (2, 3, 2, 2), (3, 2, 2), (3, 4), (3, 3, 4), (4, 3, 4), (4, 3, 3),
     (3, 6), (5, 5), (5, 6), (4, 7), (3, 7), (3, 8), (4, 4), (4, 6), (1, 2, 2, 2, 2), (3, 1, 2, 2, 2), (2, 4, 4), (2, 7))
)  # fmt: skip
_NANP = (3, 3, 4)
_CODES = tuple(str(code) for code in (*range(220, 230), *range(231, 235), 238, 245))  # of the region


class Group(NamedTuple):
    """A run of digits with its place."""

    start: int
    end: int
    digits: str


class Found(NamedTuple):
    """A number read in a country; `e164` is empty where its plan is not known or it is not whole."""

    e164: str
    digits: str
    country: str
    partial: bool
    score: float


_kept: "WeakKeyDictionary[Passage, dict[Context, tuple[Item, ...]]]" = WeakKeyDictionary()


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the phone numbers of a text as items of kind `phone`; accounts ask for them too, and they are read once."""
    kept = _kept.setdefault(passage, {})
    if context not in kept:
        kept[context] = tuple(_read(passage, context))
    return list(kept[context])


def _read(passage: Passage, context: Context) -> list[Item]:
    text = level(passage)
    if not _ENOUGH.search(text):
        return []
    items: list[Item] = []
    heard: dict[
        int, Cue
    ] = {}  # what announced a number, by the place where it ends: it announces the next of a list
    for match in _RUN.finditer(text):
        if len(items) >= MOST:
            break
        if text[match.end() : match.end() + 1].isalpha() and not _spaced_unit(text, match.end()):
            continue
        for start, end in _segments(text, match.start(), match.end()):
            items += _in_segment(text, start, end, context, passage, heard)
    if any(mark in text for mark in "?*_x"):
        items += _partial(text, context, passage, items)
    return items


def _spaced_unit(text: str, end: int) -> bool:
    return text[end : end + 1] in "xe" and not text[end : end + 2].isalpha()


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run that a stroke, a full stop or two blanks keep apart."""
    for cut in _BREAK.finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    whole = [len(piece) for piece in text[start:end].split("/")]
    if len(whole) > 1 and min(whole) >= _SHORTEST:
        for piece in whole:
            yield start, start + piece
            start += piece + 1
        return
    yield start, end


def _in_segment(
    text: str, start: int, end: int, context: Context, passage: Passage, heard: dict[int, Cue]
) -> list[Item]:
    groups = [Group(m.start(), m.end(), m.group()) for m in _DIGITS.finditer(text, start, end)]
    items: list[Item] = []
    first = 0
    while first < len(groups) and len(items) < 8:
        past = _date(text, groups, first)
        if past:
            first += past
            continue
        opening = _opening(text, groups[first].start, start)
        cue = cue_before(text, opening)
        if cue is Cue.NONE and heard and (listed := _LISTED.search(text, max(opening - 12, 0), opening)):
            cue = heard.get(listed.start() + 1, cue)
        found, last = _longest(text, groups, first, opening, cue, context)
        if found is None:
            first += 1
            if first > 3 and not items:
                break
            continue
        span = Span(opening, last)
        heard[last] = Cue.WEAK if cue is Cue.NONE else cue
        items.append(_item(found, passage.raw[span.start : span.end], span))
        while first < len(groups) and groups[first].start < last:
            first += 1
    return items


def _opening(text: str, start: int, floor: int) -> int:
    """Return where the number begins: with its plus sign and bracket."""
    while start > floor and text[start - 1] in "+( " and text[floor:start].strip(" +(") == "":
        start -= 1
    if start > 0 and text[start - 1] == "+":
        start -= 1
    return start


def _longest(
    text: str, groups: list[Group], first: int, opening: int, cue: Cue, context: Context
) -> tuple[Found | None, int]:
    """Return the longest number that begins at a group, and where it ends."""
    sizes = 0
    ends = []
    for last in range(first, min(len(groups), first + 8)):
        sizes += len(groups[last].digits)
        if _SHORTEST <= sizes <= _LONGEST + 2:
            ends.append(last)
    for last in reversed(ends):
        end = groups[last].end
        if last + 1 == len(groups) and not_a_phone_after(text, end):
            continue
        said = cue_after(text, end) if cue is Cue.NONE else cue
        found = _number(text, groups[first : last + 1], opening, end, said, context)
        if found:
            return found, end
    return None, opening


def _date(text: str, groups: list[Group], first: int) -> int:
    """Return how many groups from here are a date such as 20/01/1999, 0 when they are none."""
    three = groups[first : first + 3]
    if len(three) < 3:
        return 0
    seps = {text[three[0].end : three[1].start], text[three[1].end : three[2].start]}
    sizes = tuple(len(group.digits) for group in three)
    if len(seps) > 1 or seps & {" ", ""}:
        return 0
    a, b, c = (int(group.digits[:6]) for group in three)
    fourth = text[three[2].end : three[2].end + 1] in next(iter(seps)) and first + 3 < len(groups)
    if fourth and text[three[2].end : groups[first + 3].start] in seps:
        return 0  # 05-11-22-33 is a phone
    if sizes[2] in (2, 4) and max(sizes[:2]) <= 2 and 0 < a <= 31 and 0 < b <= 31 and min(a, b) <= 12:
        return 3 if sizes[2] == 2 or 1900 <= c <= 2100 else 0
    return 3 if sizes == (4, 2, 2) and 1900 <= a <= 2100 and b <= 12 and c <= 31 else 0


def _number(
    text: str, groups: list[Group], opening: int, end: int, cue: Cue, context: Context
) -> Found | None:
    digits = "".join(group.digits for group in groups)
    if cue is Cue.AGAINST or text[max(opening - 1, 0) : opening] in ("$", "€", "£", "₦", "₵"):
        return None
    if "+" in text[opening : groups[0].start] or digits.startswith("00"):
        return _international(text[opening:end], digits, cue)
    sizes = tuple(len(group.digits) for group in groups)
    bracket = "(" in text[opening : groups[0].start + 4]
    at, after = holder(text, opening, end)
    plans = [plan for plan in dict.fromkeys((after, at, context.country)) if plan]
    for plan in plans:
        found = _national(digits, plan, sizes, cue)
        if found:
            doubt = 0.1 if plan == at and context.country not in ("", at) and plan != after else 0.0
            return found._replace(score=found.score - doubt)
    return _abroad(text[opening:end], digits, sizes, cue, bracket, plans)


def _international(written: str, digits: str, cue: Cue) -> Found | None:
    reading = _parse(written.replace("(0)", ""), "")
    plus = "+" in written
    if reading.e164:
        sure = 0.97 if not reading.problem else 0.85 if plus or cue is Cue.STRONG else 0.0
        return Found(reading.e164, reading.national, reading.country, False, sure) if sure else None
    if reading.problem in ("too_short", "too_long", "wrong_length") and (plus or cue is Cue.STRONG):
        return Found("", digits, reading.country, reading.problem == "too_short", 0.6)
    return None


def _national(digits: str, plan: str, sizes: tuple[int, ...], cue: Cue) -> Found | None:
    dictated = sizes in _DICTATED or (len(sizes) == 1 and digits[0] == "0" and len(digits) >= 9)
    if cue is Cue.NONE and not dictated:
        return None
    reading = _parse(digits, plan)
    if not reading.e164 or len(digits) > len(reading.e164) + 1:
        return None
    if reading.problem:  # whole, but in no range that the library knows
        return Found(reading.e164, reading.national, plan, False, 0.7) if cue is Cue.STRONG else None
    sure = {Cue.STRONG: 0.97, Cue.WEAK: 0.9, Cue.NONE: 0.82}[cue]
    return Found(reading.e164, reading.national, plan, False, sure)


def _abroad(
    written: str, digits: str, sizes: tuple[int, ...], cue: Cue, bracket: bool, plans: list[str]
) -> Found | None:
    """Return a number that is in no plan at hand: with its country's code, North American, or bare after a cue."""
    if len(digits) >= 10 and digits.startswith(_CODES) and (cue is not Cue.NONE or 2 < len(sizes) < 6):
        reading = _parse(f"+{digits}", "")
        if reading.e164 and not reading.problem:
            return Found(
                reading.e164, reading.national, reading.country, False, 0.75 if cue is Cue.NONE else 0.93
            )
    american = (
        sizes[-3:] == _NANP and sizes[:-3] in ((), (1,)) and (bracket or "-" in written or "." in written)
    )
    if american and (bracket or cue is not Cue.NONE or not plans or plans == ["US"]):
        reading = _parse(digits, "US")
        if reading.e164:
            return Found(reading.e164, reading.national, "US", False, 0.9 if not reading.problem else 0.75)
    if cue is Cue.STRONG and len(digits) <= 12:
        return Found("", digits, "", False, 0.65)
    if cue is Cue.WEAK and len(digits) <= 11 and sizes in _DICTATED:
        return Found("", digits, "", False, 0.55)
    return None


def _partial(text: str, context: Context, passage: Passage, known: list[Item]) -> list[Item]:
    """Return the numbers of which some digits were not read; they need a cue or a plus sign."""
    items = []
    taken = [item.spans[0] for item in known]
    for match in islice(_PART.finditer(text), MOST):
        written = match.group().rstrip(" ./-")
        digits = _UNREAD.sub("?", re.sub(r"[ ./+-]", "", written))
        end = match.start() + len(written)
        read = len(digits) - digits.count("?")
        if (
            read < 4
            or not 6 <= len(digits) <= _LONGEST
            or any(s.start < end and s.end > match.start() for s in taken)
        ):
            continue
        plus = written.startswith("+")
        if not plus and cue_before(text, match.start()) not in (Cue.STRONG, Cue.WEAK):
            continue
        reading = _parse(written, "" if plus else holder(text, match.start(), end)[0] or context.country)
        span = Span(match.start(), end)
        items.append(
            _item(
                Found("", reading.national or digits, reading.country, True, 0.8),
                passage.raw[slice(*span)],
                span,
            )
        )
    return items


@lru_cache(maxsize=4096)
def _parse(written: str, country: str):  # type: ignore[no-untyped-def]
    from palermo.domain.reports.reading.phones import parse  # it loads the plans of all countries

    return parse(written, country)


def _item(found: Found, written: str, span: Span) -> Item:
    national = found.digits
    fields = {
        "number": written.strip(), "national": national, "country": found.country, "partial": found.partial,
    }  # fmt: skip
    return Item("phone", found.e164 or found.digits, fields, round(found.score, 2), (span,))
