"""Dates in running text: figures, month names, nights, ranges, yesterday, each with the time that stands beside it.

The stretch that reads like a date is found here; what it means is read by `reading.dates`. Two figures are day and
month, except where a number above 12 in second place shows that the writer puts the month first.
"""

import re
from bisect import bisect_left
from datetime import date
from typing import Any, NamedTuple

from palermo.domain.reports.reading.calendar_words import MONTHS
from palermo.domain.reports.reading.dates import parse_partial
from palermo.domain.reports.reading.extraction import day_words
from palermo.domain.reports.reading.extraction.context import Context, level
from palermo.domain.reports.reading.extraction.word_sets import word_set
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span
from palermo.kernel.clock import today
from palermo.kernel.errors import Invalid

_LONGEST = 60
_MONTH = (
    r"(?:"
    + "|".join(
        sorted(
            (name for name in MONTHS if name not in ("mar", "set", "out", "ago", "may")),
            key=len,
            reverse=True,
        )
    )
    + r"|may|mar|set|out|ago)"
)
_NIGHT = r"(?:nuit|night|noite|noche|madrugada)"
_TO = r"(?: ?(?:-|/|~) ?| (?:to|until|till|and|au|a|et|e|p/|para|al|y|ate|hasta|jusqu'au) (?:the |le |el |o |dia )?)"
_UNTIL = r"(?: ?(?:-|~) ?| (?:to|until|till|au|a|p/|para|al|ate|hasta|jusqu'au) (?:the |le |el |o |dia )?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|ro|o|°)?"
_YEAR = r"(?:19|20)\d\d"
_FIGURES = re.compile(
    rf"(?<![\d/.,+-])(?:(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<range>(?:\d{{1,2}}[/-]\d{{1,2}} ?(?:a|to|au|-) ?\d{{1,2}}/\d{{1,2}}"
    rf"|\d{{1,2}}-\d{{1,2}}/\d{{1,2}})(?:/(?:{_YEAR}|\d\d))?)"
    rf"|\d{{1,2}}(?P<bar>[-/.])\d{{1,2}}(?P=bar)(?:{_YEAR}|\d\d)|(?P<short>\d{{1,2}}[/-]\d{{1,2}}))(?![\d/]|[.,-]\d|[ ]?%)"
)
_NAMED = re.compile(
    rf"(?<![\w/])(?:{_DAY} (?:de )?{_MONTH}\.?{_UNTIL}{_DAY} (?:de )?{_MONTH}\.?(?: (?:de )?{_YEAR})?"
    rf"|(?:{_DAY}{_TO})?{_DAY} ?(?:de |of |d')?{_MONTH}\.?(?:,? ?(?:de |of )?(?:{_YEAR}|(?:')?\d\d(?![\d:hk])))?"
    rf"|{_MONTH}\.? {_DAY}(?:{_TO}{_DAY})?(?:,? {_YEAR})?"
    rf"|{_MONTH}\.?{_TO}{_MONTH}\.?(?: (?:de )?{_YEAR})?"
    rf"|{_MONTH}\.? ?(?:de |of )?{_YEAR}(?:,? (?:wk|week|semaine|semana) ?\d)?)(?![\w])"
)
_RELATIVE = re.compile(
    r"(?<!\w)(?<!avant[ -])(?<!before )(?<!antes de )(?:today|yesterday|aujourd'hui|hier|hoje|ontem|hoy|ayer|"
    r"last (?:week|month|year)|la semaine derniere|"
    r"le mois dernier|l'an dernier|semana passada|mes passado|ano passado|semana pasada|mes pasado|ano pasado|"
    r"this week|cette semaine|esta semana|since [a-z]{3,9} last year)(?!\w)"
)
_WORDS = word_set(
    "today yesterday aujourd hier hoje ontem hoy ayer last derniere dernier passada passado pasada pasado this cette esta "
    "since"
)
_BEFORE_NIGHT = re.compile(
    rf"{_NIGHT}(?: (?:of|du|de|do|da|del|dos))?(?: (?:the|le|dia|between))?(?: (?:{_DAY}{_TO}))? ?$|between (?:{_DAY} and ?)?$"
)
_SPAN_BEFORE = re.compile(rf"(?:entre le |entre |du |de |from |between )({_DAY}{_TO})$")
_BIRTH = re.compile(
    r"(?:\bn(?:e|ee)s?(?: (?:le|en|vers|a [a-z-]{2,20},? le))?|\bborn(?: on| in)?|\bd\.?o\.?b\.?|"
    r"\bnasc(?:\.|ido|ida|imento)?(?: em| a)?|"
    r"\bnac(?:\.|ido|ida|imiento)?(?: el| en)?|date of birth|date de naissance|data de nascimento|fecha de nacimiento)[ :.]{0,3}$"
)
_PAPER = re.compile(
    r"(?:expir\w{0,5}|valid\w{0,4}(?: until| jusqu'au| ate)?|issued|delivre\w{0,2}|emitid\w)"
    r"(?: on| le| em| el| du| in)?[ :.]{0,3}$"
)
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z]{3,}(?!\w)[^.;\n]{0,60}$")
_TIME = re.compile(
    r"(?<![\w/.:-])(?:(?P<ah>1[0-2]|0?[1-9])(?:[:.](?P<am>[0-5]\d))? ?(?P<half>[ap])\.?m\b|"
    r"(?P<mil>[0-2]\d[0-5]\d) ?(?:hrs?|hours|h|horas)(?!\w)|"
    r"(?P<h>[01]?\d|2[0-3]) ?(?:h|:|hrs?|heures|horas)(?P<m>[0-5]\d)?(?![\d:])(?:hrs?|h)?)"
)
_MARKS = re.compile(r"['°]|(?<=1)ro\b")
_DIGITS = re.compile(r"\d+")
_NEAR_TIME = 40
_OTHER = re.compile(r"\d{1,2}[/-]\d{1,2}\s+(?:of|personnes|people|pax|kg|pers)|\bcal")


class _Found(NamedTuple):
    start: int
    end: int
    score: float
    relative: bool = False


def find(passage: Passage, context: Context) -> list[Item]:
    """Return every date with first and last possible day (partial ISO text) and time; births and expiries say so.

    A date without a year, and *yesterday*, need the day of the report; without it the former counts from today and
    the latter is left out.
    """
    flat = level(passage)
    if len(flat) != len(passage.raw):
        return []
    near = context.near or today()
    figures = _figures(flat)
    first = _month_first(figures, context.country)
    items: list[Item] = []
    for each in _candidates(passage, flat, context.near is not None, figures):
        item = _item(passage, flat, each, near, first)
        if item:
            items.append(item)
    items += _told(passage, flat, items, context.near)
    items.sort(key=lambda each: each.spans)
    return _timed(flat, items)


def _told(passage: Passage, flat: str, items: list[Item], near: date | None) -> list[Item]:
    """Return the dates that only a year, a month, a day or a weekday tells, where no whole date stands."""
    taken = [each.spans[0] for each in items]
    before = [(each.spans[0].start, each.value) for each in items if "of" not in each.fields]
    found: list[Item] = []
    for start, end, first, last, score in sorted(day_words.told(flat, passage.raw, near, before)):
        if any(span.start < end and start < span.end for span in taken):
            continue
        fields: dict[str, Any] = {"start": first, "end": last, "time": ""}
        if _BIRTH.search(flat, max(0, start - 30), start):
            fields["of"] = "birth"
        value = first if first == last else f"{first}/{last}"
        found.append(Item("date", value, fields, score, (Span(start, end),)))
        taken.append(Span(start, end))
    return found


def _month_first(figures: list[re.Match[str]], country: str) -> bool:
    """Tell whether a writer puts the month first: the United States, or 01/19/26 and no 19/01/26 in the text."""
    us = other = 0
    for match in figures:
        parts = re.split("[-/.]", match.group()) if match["bar"] else []
        if len(parts) == 3:
            us += int(parts[0]) <= 12 < int(parts[1])
            other += int(parts[1]) <= 12 < int(parts[0])
    return not other and (us > 0 or country == "US")


def _figures(flat: str) -> list[re.Match[str]]:
    found, free = [], 0
    for run in _DIGITS.finditer(flat):
        if run.start() >= free and (match := _FIGURES.match(flat, run.start())):
            found.append(match)
            free = match.end()
    return found


def _named(passage: Passage, flat: str) -> list[_Found]:
    """Return the dates with a month in letters; only the surroundings of such words are looked at."""
    found: list[_Found] = []
    free = 0
    for place, word in enumerate(passage.folded):
        if word not in MONTHS or passage.starts[place] < free:
            continue
        start = passage.starts[max(0, place - 6)]
        start = max(start, free, passage.starts[place] - 40)
        for match in _NAMED.finditer(flat, start, min(len(flat), passage.ends[place] + 50)):
            if match.end() < passage.ends[place]:
                continue
            if match.start() <= passage.starts[place] and any(letter.isdigit() for letter in match.group()):
                found.append(_Found(*match.span(), 0.92))
                free = match.end()
            break
    return found


def _candidates(passage: Passage, flat: str, relative: bool, figures: list[re.Match[str]]) -> list[_Found]:
    found = _named(passage, flat)
    for match in figures:
        if match["short"]:
            score = _short_score(flat, match)
            if not score:
                continue
        else:
            score = 0.95
        found.append(_Found(*match.span(), score))
    if relative and _WORDS.intersection(passage.folded):
        found += [_Found(*match.span(), 0.75, True) for match in _RELATIVE.finditer(flat)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[_Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


_ON = re.compile(
    r"(?:^|[.\n] ?|\b(?:le|on|dia|el|du|of|em|no|a|ce jour|date|sobre|night|nuit|noite|noche)[ :]{1,2})$"
)


def _short_score(flat: str, match: re.Match[str]) -> float:
    """Return how sure it is that 02/07 or 29-30 is a date: only where a text says so or begins with it."""
    left, right = (int(part) for part in re.split("[/-]", match.group()))
    if not (1 <= left <= 31 and 1 <= right <= 31) or (left > 12 and right > 12):
        return 0.0
    before = flat[max(0, match.start() - 12) : match.start()]
    after = flat[match.end() : match.end() + 14]
    if not _ON.search(before) or re.match(
        r"\s*(?:of|personnes|people|pax|kg|ans|anos|years|km|mois|pers|%)", after
    ):
        return 0.0
    if "-" in match.group() and match.start() > 2:
        return 0.0
    return 0.8


def _item(passage: Passage, flat: str, each: _Found, near: date, month_first: bool) -> Item | None:
    start, end = each.start, each.end
    night = _BEFORE_NIGHT.search(flat, max(0, start - 40), start)
    lead = _SPAN_BEFORE.search(flat, max(0, start - 24), start) if not night else None
    since = flat[max(0, start - 8) : start].rstrip().endswith(("since", "depuis", "desde"))
    if night and flat[night.start() : start].strip():
        start = night.start()
    elif lead:
        start = lead.start()
    elif since and not each.relative:
        start = flat.rfind(" ", 0, start - 1) + 1
    span = _read(flat[start:end], near, month_first) or _read(flat[each.start : end], near, month_first)
    if span is None:
        return None
    before = flat[max(0, each.start - 30) : each.start]
    fields: dict[str, Any] = {"start": span[0], "end": span[1], "time": ""}
    if _BIRTH.search(before) or _person(passage, each, span[0], near):
        fields["of"] = "birth"
    elif _PAPER.search(before):
        fields["of"] = "paper"
    value = span[0] if span[0] == span[1] else f"{span[0]}/{span[1]}"
    return Item("date", value, fields, each.score, (Span(start, end),))


def _person(passage: Passage, each: _Found, start: str, near: date) -> bool:
    """Tell whether a bare date behind a name in capitals, fifteen years ago or more, is somebody's birth."""
    if not start[:4].isdigit() or int(start[:4]) > near.year - 10:
        return False
    return bool(_NAME_BEFORE.search(passage.raw, max(0, each.start - 60), each.start))


def _read(written: str, near: date, month_first: bool) -> tuple[str, str] | None:
    if len(written) > _LONGEST:
        return None
    try:
        span = parse_partial(_MARKS.sub(" ", written), month_first=month_first, near=near)
    except (Invalid, ValueError, OverflowError):
        return None
    return span.start, span.end


def _timed(flat: str, items: list[Item]) -> list[Item]:
    """Give every date the time that stands right beside it; a time without a date belongs to nothing."""
    dated = [place for place, each in enumerate(items) if "of" not in each.fields]
    if not dated:
        return items
    for run in _DIGITS.finditer(flat):
        match = _TIME.match(flat, run.start())
        if not match or not (said := _clock(match)):
            continue
        behind = bisect_left(dated, match.start(), key=lambda place: items[place].spans[0].start)
        near = dated[max(0, behind - 1) : behind + 1]
        nearest = min(near, key=lambda place: _distance(items[place], match.start(), match.end()))
        own = items[nearest]
        if own.fields["time"] or _distance(own, match.start(), match.end()) > _NEAR_TIME:
            continue
        left, right = sorted((own.spans[0], Span(*match.span())))
        if (
            any(mark in flat[left.end : right.start] for mark in ";\n!?")
            or ". " in flat[left.end : right.start]
        ):
            continue
        spans = tuple(sorted((*own.spans, Span(*match.span()))))
        items[nearest] = Item("date", own.value, {**own.fields, "time": said}, own.score, spans)
    return items


def _distance(item: Item, start: int, end: int) -> int:
    return max(item.spans[0].start - end, start - item.spans[0].end, 0)


def _clock(match: re.Match[str]) -> str:
    if match["mil"]:
        hour, minute = int(match["mil"][:2]), int(match["mil"][2:])
    elif match["ah"]:
        hour, minute = int(match["ah"]) % 12 + 12 * (match["half"] == "p"), int(match["am"] or 0)
    else:
        hour, minute = int(match["h"]), int(match["m"] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 else ""
