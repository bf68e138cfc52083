"""Vessels in a narrative: IMO numbers with their check digit, and names after MV, F/V, pirogue, navire and the like."""

import re
from itertools import islice

from palermo.domain.reports.reading.extraction.context import MOST, Context, level
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item, Span

_SENTENCE = re.compile(r"[.;] ")
_IMO = re.compile(r"(?<![a-z])imo(?: ?(?:no\.?|n°|nr\.?|number|numero|num\.?))?[ .:#°-]{0,4}(\d{7})(?!\d)")
# A prefix such as MV is enough; a word such as pirogue needs the name in quotes or in capitals after it.
_PREFIX = re.compile(
    r"(?<![a-z0-9])(?:m/?v|m/t|m/s|f/?v|s/v|m/y|n/m|b/p|mt|mfv|m\.v\.|f\.v\.)\.? (?=[^\W\d_]|\"|')"
)
_WORD = re.compile(
    r"(?<![a-z])(?:pirogues?|pirogas?|cayucos?|navires?|navios?|chalutiers?|cargos?|vessels?|ships?|"
    r"boats?|trawlers?|tankers?|petroliers?|"
    r"bateaux?|barcos?|buques?|pesqueir[oa]s?|pesquer[oa]s?|embarcation|embarcacao|embarcacion|veleiro|"
    r"velero|voilier|yacht|iate|ferry|"
    r"porte-conteneurs|canoes?|canoas?|lanchas?|vedettes?|dhow|pateras?|remorqueur|tug|traineira|"
    r"arrastao|arrastrero|casco|patrouilleur|thonier)(?![a-z])"
)
_NAMED = re.compile(
    r"(?:[ ,(]{1,2}(?:[a-z-]{2,14}[ ,]{1,2}){0,3}?(?:(?:nommee?|named|called|denommee?|baptisee?|"
    r"chamad[oa]|denominad[oa]|llamad[oa]|nome|nombre|nom|name)"
    r"[ :]{1,2})?|: ?)(?=[\"'])"
)
_AFTER_NAME = re.compile(
    r"[ ,(]{1,2}(?:nommee?|named|called|denommee?|baptisee?|chamad[oa]|denominad[oa]|llamad[oa]|nome|"
    r"nombre|nom|name)[ :]{1,2}(?:de )?"
)
_NAME_SAID = re.compile(
    r"(?<![a-z])(?:nome|nom|name|nombre|nommee?|named|chamad[oa]|llamad[oa])[ :]{1,3}(?=[\"'])"
)
_QUOTED = re.compile(r"[\"'] ?([^\"\n]{2,40}?) ?[\"']")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,24}(?:[ \u00a0](?:[A-ZÀ-Þ][\w'’-]{0,24}|\d{1,3}|[IVX]{1,4})){0,3}")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,24}(?:[ \u00a0](?:[A-ZÀ-Þ'’-]{2,24}|\d{1,3})){0,3}(?![\w])")
_ACRONYMS_WRITTEN = "GPS VHF AIS OIM IOM HCR ONG NGO FDS GCM SAR IMO HP CV ML SN GN PJ GN USD XOF MRU"
_ACRONYMS = frozenset(_ACRONYMS_WRITTEN.split())


def find(passage: Passage, context: Context) -> list[Item]:
    """Return the vessels of a text as items of kind `vessel`."""
    raw, text = passage.raw, level(passage)
    items = _numbers(text) if "imo" in text else []
    for match in islice(_PREFIX.finditer(text), MOST):
        item = _quoted(raw, text, match.end(), 0.95) or _plain(raw, match.end(), _NAME, 0.9)
        if item and raw[match.start()].isupper():
            items.append(item)
    for match in islice(_WORD.finditer(text), MOST):
        item = _after_word(raw, text, match.end())
        if item and not any(_overlap(item, other) for other in items):
            items.append(item)
    for match in islice(_NAME_SAID.finditer(text), MOST):
        if _WORD.search(text, max(match.start() - 120, 0), match.start()):
            item = _quoted(raw, text, match.end(), 0.85)
            if item and not any(_overlap(item, other) for other in items):
                items.append(item)
    return _with_numbers(items, text)


def _numbers(text: str) -> list[Item]:
    from stdnum import imo

    items = []
    for match in islice(_IMO.finditer(text), MOST):
        right = imo.is_valid(match.group(1))
        fields = {"imo": match.group(1), "name": ""}
        items.append(Item("vessel", match.group(1), fields, 0.98 if right else 0.55, (Span(*match.span()),)))
    return items


def _after_word(raw: str, text: str, end: int) -> Item | None:
    if named := _NAMED.match(text, end):
        return _quoted(raw, text, named.end(), 0.93)
    if said := _AFTER_NAME.match(text, end):
        return _quoted(raw, text, said.end(), 0.93) or _plain(raw, said.end(), _NAME, 0.88)
    if raw[end : end + 1] == " ":
        return _plain(raw, end + 1, _CAPITALS, 0.92)
    return None


def _quoted(raw: str, text: str, start: int, score: float) -> Item | None:
    match = _QUOTED.match(text, start)
    if not match:
        return None
    name = raw[match.start(1) : match.end(1)].strip()
    if not name[:1].isupper() or name.count(" ") > 4:
        return None
    return _vessel(name, Span(match.start(1), match.start(1) + len(name)), score)


def _plain(raw: str, start: int, pattern: re.Pattern[str], score: float) -> Item | None:
    match = pattern.match(raw, start)
    if not match or match.group().split()[0] in _ACRONYMS:
        return None
    return _vessel(match.group(), Span(*match.span()), score)


def _vessel(name: str, span: Span, score: float) -> Item:
    return Item("vessel", " ".join(name.split()), {"imo": "", "name": " ".join(name.split())}, score, (span,))


def _overlap(one: Item, other: Item) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _with_numbers(items: list[Item], text: str) -> list[Item]:
    """Join an IMO number with the name that stands right before or after it."""
    joined: list[Item] = []
    for item in sorted(items, key=lambda each: each.spans):
        last = joined[-1] if joined else None
        if last and bool(last.fields["imo"]) != bool(item.fields["imo"]) and _beside(last, item, text):
            numbered = last if last.fields["imo"] else item
            fields = {"imo": numbered.value, "name": last.fields["name"] or item.fields["name"]}
            joined[-1] = Item("vessel", numbered.value, fields, numbered.score, (*last.spans, *item.spans))
        else:
            joined.append(item)
    return joined


def _beside(first: Item, second: Item, text: str) -> bool:
    between = text[first.spans[-1].end : second.spans[0].start]
    return len(first.spans) == 1 and len(between) <= 12 and not re.search(r"[.;] ", between)
