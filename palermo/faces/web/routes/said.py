"""The room's facts in words: persons, intervals, fees, days, counts, legs. Unknown, few and none stay three answers."""

from collections.abc import Callable

from babel.numbers import get_currency_symbol
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from palermo.domain.routes.nodes import labelled
from palermo.domain.routes.shapes import (
    Change,
    Counted,
    Died,
    Fee,
    Flow,
    Interval,
    Journey,
    Node,
    Persons,
    Quartiles,
)
from palermo.faces.kit.drawings.figure import Words
from palermo.faces.kit.figures import NO_BREAK, number
from palermo.faces.kit.names import label_text, reader_locale
from palermo.faces.kit.signs import icon

Named = Callable[[str], str]


def persons(value: Persons) -> str:
    """Return how many persons, saying where reports gave no number."""
    if value.exact:
        return number(value.low)
    if value.high is None:
        return _("at least %(n)s") % {"n": number(value.low)}
    return _("%(low)s to %(high)s") % {"low": number(value.low), "high": number(value.high)}


def interval(value: Interval | None, *, digits: int = 1) -> str:
    """Return a value with its interval, such as 3.2 (2.8–3.7); without one, that there are too few."""
    if value is None:
        return _("too few to say")
    high = "∞" if value.high is None else number(round(value.high, digits))
    return f"{number(round(value.value, digits))} ({number(round(value.low, digits))}–{high})"


def quartiles(value: Quartiles, unit: str = "") -> str:
    """Return a median with its middle half; below the least number of values, that they are few."""
    if value.median is None:
        return _("n < 5") if value.n else _("not known")
    middle = f"{number(round(value.median, 1))}{unit}"
    if value.lower is None or value.upper is None or value.lower == value.upper:
        return middle
    return f"{middle} ({number(round(value.lower, 1))}–{number(round(value.upper, 1))})"


def currency(code: str) -> str:
    """Return a currency's sign with the space before it, "" where it is not known."""
    return NO_BREAK + get_currency_symbol(code, reader_locale()) if code else ""


def fees(values: tuple[Fee, ...]) -> str:
    """Return median fees by currency with their middle half and n."""
    told = [
        f"{quartiles(fee.amounts, currency(fee.currency))}, n = {number(fee.amounts.n)}"
        if fee.amounts.median is not None
        else quartiles(fee.amounts)
        for fee in values
    ]
    return "; ".join(told) or _("not known")


def fee_short(values: tuple[Fee, ...]) -> str:
    """Return the median of the first currency, for a narrow column."""
    known = [fee for fee in values if fee.amounts.median is not None]
    if not known:
        return _("n < 5") if any(fee.amounts.n for fee in values) else "–"
    return number(known[0].amounts.median) + currency(known[0].currency)


def days(value: Quartiles) -> str:
    """Return a median time in days."""
    return quartiles(value, NO_BREAK + _("d")) if value.median is not None else quartiles(value)


def counted(value: Counted) -> str:
    """Return how often something is said: a number, or few, without saying how few; None is not known."""
    return _("fewer than 5") if value.few else number(value.count)


def modes(codes: tuple[str, ...]) -> str:
    """Return modes of transport, the most used first."""
    return ", ".join(label_text("transport_modes", code).lower() for code in codes if code != "unknown")


def node(value: Node) -> str:
    """Return what a place is called in the language of the page; a town keeps its name."""
    return labelled(value, language())


def language() -> str:
    """Return the language that the page speaks, which may be another than the reader's own."""
    return (get_language() or "en")[:2]


def leg(flow: Flow) -> str:
    """Return a leg as plain words."""
    return f"{node(flow.origin)} → {node(flow.destination)}"


def leg_shown(start: Node, end: Node) -> SafeString:
    """Return a leg as markup, with the sign that turns in a right-to-left page."""
    return format_html(
        '<span dir="auto">{}</span> {} <span dir="auto">{}</span>', node(start), icon("arrow"), node(end)
    )


def journey(value: Journey) -> str:
    """Return the places of a journey in their order."""
    return " → ".join(map(node, value.nodes))


def died(value: Died) -> str:
    """Return dead, missing and incidents in words."""
    incidents = ngettext("%(n)s incident", "%(n)s incidents", value.incidents) % {
        "n": number(value.incidents)
    }
    return _("%(dead)s dead and %(missing)s missing in %(incidents)s") % {
        "dead": number(value.dead), "missing": number(value.missing), "incidents": incidents,
    }  # fmt: skip


def change(value: Change) -> str:
    """Return a change as now, before and their ratio with its interval."""
    if value.ratio is None:
        return _("%(now)s now, %(before)s before") % {
            "now": number(value.now),
            "before": number(value.before),
        }
    return _("%(now)s now, %(before)s before; ratio %(ratio)s") % {
        "now": number(value.now), "before": number(value.before), "ratio": interval(value.ratio, digits=2),
    }  # fmt: skip


def crossing(code: str) -> str:
    """Return a known crossing's name: both sides; a code that no list has is its own name."""
    return label_text("crossing_kinds:known_crossings", code)


def route(code: str) -> Words:
    """Return a migration route's name."""
    return label_text("migration_routes", code) if code else _("no named route")
