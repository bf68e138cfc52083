"""Who is right where two finders claim one stretch of text: the surer, then the longer.

Kinds that may stand in one another are left alone: a plate in its vehicle, money in its fee, a place in its crossing,
a wallet's number in a phone's place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from palermo.domain.reports.reading.suggestion import Item, Span

# Kinds of one group cannot share a character; kinds of none share with all.
_FIGURES = frozenset(
    ("phone", "plate", "account", "money", "drug", "date", "count", "age", "paper", "vessel", "vehicle")
)
_NAMES = frozenset(("person", "place", "crossing", "vessel", "vehicle", "country"))
_TOGETHER = frozenset(
    (frozenset(("place", "crossing")), frozenset(("crossing", "country")), frozenset(("country", "vehicle")))
)  # fmt: skip
_AFTER, _BEFORE = 45, 20
_APART = re.compile(r"[.;!?]\s|\n\s*\n")


def settle(found: Iterable[Item], raw: str) -> tuple[Item, ...]:
    """Return the items that stand, in the order of the text, each vehicle with the plate beside it."""
    unique = {(item.kind, item.value, item.spans): item for item in found}
    kept: list[Item] = []
    taken: tuple[dict[int, str], dict[int, str]] = ({}, {})
    zones: dict[int, Span] = {}
    for item in sorted(unique.values(), key=_strength):
        if item.spans and not _beaten(item, taken, zones):
            kept.append(item)
            _take(item, taken, zones)
    kept.sort(key=lambda item: (item.spans[0], item.kind, item.value))
    return tuple(_with_plates(kept, raw))


def _strength(item: Item) -> tuple[bool, float, int]:
    length = sum(span.end - span.start for span in item.spans)
    return (not _is_zone(item), -round(item.score, 1), -length)


def _is_zone(item: Item) -> bool:
    """Say whether an item is a machine-readable zone or an IBAN: nothing else can be read inside it."""
    return bool(item.fields.get("mrz")) or item.fields.get("scheme") == "iban"


def _beaten(item: Item, taken: tuple[dict[int, str], dict[int, str]], zones: Mapping[int, Span]) -> bool:
    if any(span.start in zones and zones[span.start] != span for span in item.spans):
        return True
    for group, span in _claims(item):
        held = taken[group]
        for place in range(span.start, span.end):
            other = held.get(place)
            if other and other != item.kind and frozenset((other, item.kind)) not in _TOGETHER:
                return True
    return False


def _take(item: Item, taken: tuple[dict[int, str], dict[int, str]], zones: dict[int, Span]) -> None:
    if _is_zone(item):
        zones.update((place, span) for span in item.spans for place in range(span.start, span.end))
    for group, span in _claims(item):
        for place in range(span.start, span.end):
            taken[group].setdefault(place, item.kind)


def _claims(item: Item) -> list[tuple[int, Span]]:
    """Return the stretches that an item needs for itself, by group: 0 figures, 1 names."""
    kind, fields, last = item.kind, item.fields, item.spans[-1]
    if kind == "account":
        return [(0, span) for span in item.spans] if fields.get("scheme") == "iban" else []
    if kind == "paper":
        number = str(fields.get("number") or "")
        return [(0, Span(max(last.end - len(number), last.start), last.end))] if number else []
    if kind == "vehicle":
        return [(0 if fields.get("vin") else 1, span) for span in item.spans]
    if kind == "vessel":
        return [(0 if fields.get("imo") and not fields.get("name") else 1, span) for span in item.spans]
    found = [(0, span) for span in item.spans] if kind in _FIGURES else []
    return found + ([(1, span) for span in item.spans] if kind in _NAMES else [])


def _with_plates(items: list[Item], raw: str) -> list[Item]:
    """Give each vehicle the plate that follows it closely, or stands right before it."""
    order = [place for place, item in enumerate(items) if item.kind in ("vehicle", "plate")]
    for here, there in pairwise(order):
        first, second = items[here], items[there]
        if first.kind == second.kind:
            continue
        reach = _AFTER if first.kind == "vehicle" else _BEFORE
        between = raw[first.spans[-1].end : second.spans[0].start]
        vehicle, plate = (here, second) if first.kind == "vehicle" else (there, first)
        if (
            len(between) > reach
            or _APART.search(_SHORTENED.sub(" ", between))
            or items[vehicle].fields.get("plate")
        ):
            continue
        if items[vehicle].fields.get("vin") or (
            plate.spans[0].start < items[vehicle].spans[0].start and between.strip(" (,")
        ):
            continue
        items[vehicle] = replace(
            items[vehicle], fields={**items[vehicle].fields, "plate": plate.fields.get("plate", "")}
        )
    return items


_SHORTENED = re.compile(r"\b(?:immat|imm|matr|mat|reg|no|nr|n|tel|plaq)\.", re.IGNORECASE)
