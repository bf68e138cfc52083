"""What a page of routes was asked for: the room's own query, and what only the drawing narrows; as it stands in an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest

from palermo.domain.routes.shapes import Flow, FlowQuery
from palermo.faces.kit import errors, origin
from palermo.faces.web.routes import words
from palermo.faces.web.routes.ground import AUTOMATIC, FRAMES
from palermo.kernel.errors import Invalid

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_ROOM = (
    "since", "until", "medium", "mode", "route", "crossing", "through", "unit", "plan", "origins",
)  # fmt: skip
NAMES = (*_ROOM, "period", "toward", "persons", "frame", "layers")


@dataclass(frozen=True, slots=True)
class Asked:
    """A page's question. `via` and `here` are its trail without and with the page itself, `wrong` what could not be read."""

    query: FlowQuery
    period: str = ""
    frame: str = AUTOMATIC
    toward: str = ""
    least: int = 0
    layers: tuple[str, ...] = ("incidents",)
    via: str = ""
    here: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    def question(self, **changes: object) -> str:
        """Return the query string of this question alone with something changed; None takes a value away, "" is none."""
        values: dict[str, object] = {**self.given}
        if "period" in changes:
            values = {name: value for name, value in values.items() if name not in ("since", "until")}
        values |= changes
        kept = {name: value for name, value in values.items() if value not in (None, "")}
        return "?" + urlencode(kept) if kept else ""

    def address(self, **changes: object) -> str:
        """Return the query string of another state of the same page, with the trail as it is; "?" is none."""
        return origin.joined(self.question(**changes), self.via) or "?"

    def beside(self) -> str:
        """Return the query string with which another page takes this one's place, the trail as it is; "" is none."""
        return origin.joined(self.question(), self.via)

    def onward(self) -> str:
        """Return the query string with which a page is opened that leads back here."""
        return origin.joined(self.question(), self.here)

    def keeps(self, flow: Flow) -> bool:
        """Say whether the drawing keeps a flow: enough persons, and the direction that was asked for."""
        return flow.persons.low >= self.least and self.toward in ("", direction(flow))

    @property
    def year(self) -> int | None:
        """Return the year that the period is or lies in, None where none is chosen."""
        return int(self.period[:4]) if self.period else None

    @property
    def narrowed(self) -> bool:
        """Say whether anything but the part of the map was chosen."""
        return any(name not in ("frame", "medium", "period") for name in self.given)


def direction(flow: Flow) -> str:
    """Return where a leg leads, by the larger of its two differences in degrees; "" where a place is not known."""
    ends = (flow.origin.lat, flow.origin.lon, flow.destination.lat, flow.destination.lon)
    lat, lon, to_lat, to_lon = ends
    if lat is None or lon is None or to_lat is None or to_lon is None:
        return ""
    up, across = to_lat - lat, to_lon - lon
    if abs(up) >= abs(across):
        return "north" if up >= 0 else "south"
    return "east" if across >= 0 else "west"


def days_of(period: str) -> tuple[date, date] | None:
    """Return the first and last day of 2026, 2026-Q3 or 2026-09; None for anything else."""
    found = _PERIOD.fullmatch(period)
    if found is None or not date.min.year < int(found[1]) < date.max.year:
        return None
    year, first, months = int(found[1]), 1, 12
    if found[2]:
        first, months = 3 * int(found[2]) - 2, 3
    elif found[3]:
        first, months = int(found[3]), 1
    after = first + months
    last = date(year + (after > 12), after - 12 if after > 12 else after, 1) - timedelta(days=1)
    return date(year, first, 1), last


def read(request: HttpRequest) -> Asked:
    """Return what a request's address asks for."""
    return on_trail(of(request.GET.dict(), request.GET.getlist("layer")), request)


def on_trail(asked: Asked, request: HttpRequest) -> Asked:
    """Return a question with the trail of the page that asks it."""
    return replace(asked, via=origin.kept(request), here=origin.onward(request))


def of(query: Mapping[str, str], layers: Sequence[str] = ()) -> Asked:
    """Return what values ask for; one that cannot be used is left out, and said in `wrong`."""
    values = {name: value[:100] for name, value in query.items() if value and name in NAMES}
    span = days_of(values.get("period", ""))
    if span is None or "since" in values or "until" in values:
        # Two days that somebody typed go before a period that a link had chosen.
        values.pop("period", None)
        span = None
    room = {name: values[name] for name in _ROOM if name in values}
    if span is not None:
        room |= {"since": span[0].isoformat(), "until": span[1].isoformat()}
    asked, wrong = _query(room)
    given = {
        name: value for name, value in values.items() if name in (*_ROOM, "period") and name not in wrong
    }
    given |= _of_the_drawing(values)
    chosen = {*values.get("layers", "incidents").split("-"), *layers}
    shown = tuple(layer for layer in words.LAYERS if layer in chosen)
    if "layers" in values:
        given["layers"] = "-".join(shown) or "none"
    return Asked(
        asked, given.get("period", ""), given.get("frame", AUTOMATIC), given.get("toward", ""),
        int(given.get("persons", "0")), shown, wrong=wrong, given=given,
    )  # fmt: skip


def _of_the_drawing(values: Mapping[str, str]) -> dict[str, str]:
    """Return what only the drawing narrows, where it can be used."""
    frame, toward = values.get("frame", ""), values.get("toward", "")
    least = values.get("persons", "")
    found = {
        "frame": frame if frame in FRAMES else "",
        "toward": toward if toward in words.TOWARD else "",
        "persons": least if least.isascii() and least.isdigit() and len(least) < 7 else "",
    }
    return {name: value for name, value in found.items() if value}


def _query(room: dict[str, str]) -> tuple[FlowQuery, dict[str, str]]:
    """Return the room's query without the values that it refuses, and a sentence for each of those."""
    wrong: dict[str, str] = {}
    while True:
        try:
            return FlowQuery.from_query(room), wrong
        except Invalid as failure:
            if failure.field not in room:
                return FlowQuery(), wrong | {failure.field: errors.message(failure)}
            wrong[failure.field] = errors.message(failure)
            room = {name: value for name, value in room.items() if name != failure.field}
