"""What one page of a network shows, read from its address and written into the next: the address is all there is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from palermo.domain.networks import shapes
from palermo.faces.web.networks import words

STEPS, CAP = 2, shapes.READABLE
CAPS = (50, 150, 300, 1000, 5000)
MOST_STARTS, MOST_EXPANDED, MOST_MOVED = 8, 24, 20
_REFERENCE = 24
_GRID = 1000  # a moved node's place is kept in thousandths of the drawing


@dataclass(frozen=True, slots=True)
class State:
    """Everything a network's address says: starts, steps, cap, filters, what is expanded, chosen and moved."""

    starts: tuple[str, ...]
    steps: int = STEPS
    cap: int = CAP
    filters: shapes.Filters = field(default_factory=shapes.Filters)
    expanded: tuple[str, ...] = ()
    at: str = ""
    moved: tuple[tuple[str, int, int], ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        """Return where nodes were dragged to, as parts of the drawing."""
        return {reference: (x / _GRID, y / _GRID) for reference, x, y in self.moved}

    @property
    def query(self) -> str:
        """Return the query without its question mark; the first start stands in the path."""
        return urlencode(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Return the query as names and values; what is as usual is left out."""
        found = [("with", reference) for reference in self.starts[1:]]
        if self.steps != STEPS:
            found.append(("steps", str(self.steps)))
        if self.cap != CAP:
            found.append(("cap", str(self.cap)))
        found += _filter_pairs(self.filters)
        found += [("more", reference) for reference in self.expanded]
        if self.at:
            found.append(("at", self.at))
        if self.moved:
            found.append(("moved", ".".join(f"{reference}~{x}~{y}" for reference, x, y in self.moved)))
        return found

    def but(self, **changes: Any) -> "State":
        """Return the state with some parts changed; parts of the filters are named as they are."""
        own = {name: value for name, value in changes.items() if name in _OWN}
        narrowed = {name: value for name, value in changes.items() if name not in _OWN}
        filters = replace(self.filters, **narrowed) if narrowed else self.filters
        return replace(self, **{"filters": filters, **own})


_OWN = frozenset({"starts", "steps", "cap", "filters", "expanded", "at", "moved", "wrong"})


def read(reference: str, query: QueryDict) -> State:
    """Return the state that an address names; what it says wrongly is left out and told in `wrong`."""
    wrong: list[str] = []
    return State(
        starts=_references([reference, *query.getlist("with")], MOST_STARTS),
        steps=_number(query.get("steps", ""), 1, shapes.MOST_STEPS, STEPS),
        cap=_number(query.get("cap", ""), 2, shapes.MOST_NODES, CAP),
        filters=read_filters(query, wrong),
        expanded=_references(query.getlist("more"), MOST_EXPANDED),
        at=str(query.get("at", ""))[:_REFERENCE],
        moved=_moved(str(query.get("moved", ""))),
        wrong=tuple(wrong),
    )


def read_filters(query: QueryDict, wrong: list[str]) -> shapes.Filters:
    """Return the filters that an address names, unknown codes left out; names of unreadable dates go to `wrong`."""
    told = query.get("told", "")
    return shapes.Filters(
        kinds=frozenset(query.getlist("kind")) & frozenset(words.KINDS),
        links=frozenset(query.getlist("link")) & words.link_kinds(),
        since=_day(query.get("since", ""), "since", wrong),
        until=_day(query.get("until", ""), "until", wrong),
        sources=frozenset(query.getlist("source")) & frozenset("ABCX"),
        information=str(query.get("info", "")) if query.get("info") in ("1", "2", "3") else "",
        level=1 if query.get("level") == "1" else 2,
        decided={"analyst": True, "report": False}.get(str(told)),
    )


def _filter_pairs(filters: shapes.Filters) -> list[tuple[str, str]]:
    found = [("kind", code) for code in sorted(filters.kinds)]
    found += [("link", code) for code in sorted(filters.links)]
    found += [("since", filters.since.isoformat())] if filters.since else []
    found += [("until", filters.until.isoformat())] if filters.until else []
    found += [("source", letter) for letter in sorted(filters.sources)]
    found += [("info", filters.information)] if filters.information else []
    found += [("level", "1")] if filters.level == 1 else []
    found += [("told", "analyst" if filters.decided else "report")] if filters.decided is not None else []
    return found


def _references(given: Sequence[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip().upper()[:_REFERENCE] for text in given if text.strip()))[:most]


def _number(text: str, least: int, most: int, usual: int) -> int:
    known = text.isascii() and text.isdigit() and len(text) < 6
    return min(most, max(least, int(text))) if known else usual


def _day(text: str, name: str, wrong: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        wrong.append(name)
        return None


def _moved(text: str) -> tuple[tuple[str, int, int], ...]:
    found = []
    for part in text.split(".")[:MOST_MOVED]:
        reference, _, place = part.partition("~")
        x, _, y = place.partition("~")
        if reference and x.isascii() and x.isdigit() and y.isascii() and y.isdigit():
            found.append((reference[:_REFERENCE], min(_GRID, int(x[:5])), min(_GRID, int(y[:5]))))
    return tuple(found)
