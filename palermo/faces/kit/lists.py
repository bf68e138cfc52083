"""Lists that page, sort, filter and remember: the state of one list, read from an address and the session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from palermo.faces.kit import origin

CLEAR = "clear"  # ?clear=1 forgets what was remembered
REMEMBERED = "lists"
LARGEST_PAGE = 10_000  # an offset is a walk over the rows before it; lists of any depth page by keyset


@dataclass(frozen=True, slots=True)
class Sort:
    """How a column's head looks: where it leads, and "ascending", "descending" or ""."""

    href: str
    state: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set: its words, and the address of the list without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page and the addresses of its neighbours ("" where there is none)."""

    rows: Sequence[Any]
    number: int
    previous: str
    next: str


@dataclass(slots=True)
class Listing:
    """What a person asked of a list: filters, order, page. Made by `read`; `size` is rows a page."""

    filters: Mapping[str, list[str]]
    order: str
    orders: Sequence[str]
    number: int
    after: str
    size: int
    kept: bool = False
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    trail: str = ""

    def one(self, name: str) -> str:
        """Return a filter's only value, "" when it is not set."""
        return (self.filters.get(name) or [""])[0]

    def all(self, name: str) -> list[str]:
        """Return all values of a filter."""
        return list(self.filters.get(name, []))

    def address(self, **changes: object) -> str:
        """Return the query that repeats this list with some values changed; None takes a value away."""
        values: dict[str, object] = {name: list(found) for name, found in self.filters.items()}
        if self.order != self.orders[0]:
            values["order"] = self.order
        values.update(changes)
        kept = {name: value for name, value in values.items() if value not in (None, "", [])}
        return origin.joined("?" + urlencode(kept, doseq=True), self.trail) if kept else self.cleared

    @property
    def cleared(self) -> str:
        """Return the query that forgets every filter."""
        return origin.joined(f"?{CLEAR}=1", self.trail)

    @property
    def active(self) -> list[Chip]:
        """Return the filters that are set; `labels[(name, value)]` gives their words where a view filled it."""
        chips = []
        for name, values in self.filters.items():
            for value in values:
                rest = [other for other in values if other != value]
                chips.append(Chip(self.labels.get((name, value), value), self.address(**{name: rest})))
        return chips

    def sort(self, key: str) -> Sort:
        """Return the head of a column that sorts by `key`; the first click takes the direction that `orders` names."""
        up, down = key, f"-{key}"
        if self.order in (up, down):
            state = "ascending" if self.order == up else "descending"
            return Sort(self.address(order=down if self.order == up else up), state)
        return Sort(self.address(order=down if down in self.orders and up not in self.orders else up), "")

    def page(self, rows: Any) -> Page:
        """Return this page of anything that slices (list, queryset) by offset, without counting it."""
        start = (self.number - 1) * self.size
        found = list(rows[start : start + self.size + 1])
        more = len(found) > self.size
        before = self.address(page=self.number - 1 if self.number > 2 else None)
        after = self.address(page=self.number + 1)
        return Page(found[: self.size], self.number, before if self.number > 1 else "", after if more else "")

    def keyset(self, rows: "QuerySet[Any]", by: Sequence[str], *, anchor: str = "reference") -> Page:
        """Return this page by keyset: `by` orders like ("-received", "-id") and ends in a unique column.

        The address names the last row seen by its random reference, never by a key that counts.
        """
        ordered = rows.order_by(*by)
        names = [name.lstrip("-") for name in by]
        last = ordered.filter(**{anchor: self.after}).values_list(*names).first() if self.after else None
        if last is not None:
            ordered = ordered.filter(_beyond(by, last))
        found: list[Model] = list(ordered[: self.size + 1])
        number = self.number if last is not None else 1
        following = ""
        if len(found) > self.size:
            following = self.address(after=getattr(found[self.size - 1], anchor), page=number + 1)
        return Page(found[: self.size], number, self.address() if number > 1 else "", following)


def _beyond(by: Sequence[str], last: Sequence[Any]) -> Q:
    """Return the condition "after `last` in the order of `by`", column by column."""
    alternatives, equal = [], Q()
    for name, value in zip(by, last, strict=True):
        column = name.lstrip("-")
        comparison = "lt" if name.startswith("-") else "gt"
        alternatives.append(equal & Q(**{f"{column}__{comparison}": value}))
        equal &= Q(**{column: value})
    return reduce(or_, alternatives)


def read(
    request: HttpRequest, name: str, *, filters: Sequence[str], orders: Sequence[str], size: int = 50
) -> Listing:
    """Return the state of the list `name`; the first of `orders` is the usual one.

    Filters and order are remembered in the person's own session (sealed, gone at sign-out) and come back
    when the list is opened without a query; `?clear=1` forgets them.
    """
    query = request.GET
    asks = any(key != origin.VIA for key in query)  # where she came from asks for nothing
    shelf: dict[str, Any] = dict(request.session.get(REMEMBERED, {}))
    given = {key: [value.replace("\0", "")[:200] for value in query.getlist(key)] for key in filters}
    found = {key: [value for value in values if value] for key, values in given.items()}
    asked = {key: values for key, values in found.items() if values}
    kept = not asks and name in shelf
    if CLEAR in query:
        shelf.pop(name, None)
        request.session[REMEMBERED] = shelf
    chosen = shelf[name]["filters"] if kept else asked
    order = shelf[name]["order"] if kept else query.get("order", orders[0])
    allowed = {*orders, *(key.lstrip("-") for key in orders), *(f"-{key.lstrip('-')}" for key in orders)}
    order = order if order in allowed else orders[0]
    remembered = {"filters": chosen, "order": order}
    if asks and CLEAR not in query and shelf.get(name) != remembered:
        request.session[REMEMBERED] = {**shelf, name: remembered}
    return Listing(
        chosen,
        order,
        orders,
        _number(query.get("page", "1")),
        query.get("after", "")[:60],
        size,
        kept and bool(chosen),
        trail=origin.kept(request),
    )


def _number(text: str) -> int:
    known = text.isascii() and text.isdigit() and len(text) < 6
    return min(LARGEST_PAGE, max(1, int(text))) if known else 1
