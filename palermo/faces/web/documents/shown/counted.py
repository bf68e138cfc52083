"""Figures of counts: bars that lie, and the table with the period before and the year before; what is under five is "few"."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, gettext

from palermo.domain.documents.bimonthly.sentences import class_label, deed_label
from palermo.domain.documents.shapes import FigureSeen
from palermo.faces.kit.drawings.charts import Bar, bars
from palermo.faces.kit.figures import number
from palermo.faces.kit.moments import span_text
from palermo.faces.kit.names import country_name, label_text, unit

Data = Mapping[str, Any]
Made = tuple[str, Sequence[str], Sequence[Sequence[str]], Sequence[str]]
MOST_BARS = 20
_LABELS = {"class": "class", "unit": "unit", "country": "country", "kind": "report_kinds"}


def counts(data: Data, seen: FigureSeen) -> Made:
    """Return counts by class, unit, country or kind."""
    rows = [*data["rows"], *([data["total"] | {"code": ""}] if data.get("total") else [])]
    names = [_name(str(data["by"]), str(row["code"])) for row in rows]
    head = [gettext("What"), *_periods(data["spans"]), gettext("To the period before")]
    cells = [
        [name, *_three(row), _ratio(row.get("to_before"))] for name, row in zip(names, rows, strict=True)
    ]
    return _bars(seen, names, data["rows"]), head, cells, ["", "end", "end", "end", "end"]


def deeds(data: Data, seen: FigureSeen) -> Made:
    """Return what the hub itself did."""
    language = _language()
    names = [deed_label(str(row["code"]), language) for row in data["rows"]]
    head = [gettext("What"), *_periods(data["spans"])]
    cells = [[name, *_three(row)] for name, row in zip(names, data["rows"], strict=True)]
    return _bars(seen, names, data["rows"]), head, cells, ["", "end", "end", "end"]


def activity(data: Data, seen: FigureSeen) -> Made:
    """Return what each unit sent, how soon, and how much of it was classified and answered."""
    names = [unit(str(row["code"])) if row["code"] else gettext("All") for row in data["rows"]]
    head = [
        gettext("Unit"),
        *_periods(data["spans"]),
        gettext("Days until sent"),
        gettext("Classified"),
        gettext("Answered"),
    ]
    cells = [
        [name, *_three(row), number(row["delay"]) if row.get("delay") is not None else _unknown(), _share(row["classified"]),
         _share(row["answered"])]
        for name, row in zip(names, data["rows"], strict=True)
    ]  # fmt: skip
    return _bars(seen, names, data["rows"]), head, cells, ["", "end", "end", "end", "end", "end", "end"]


def _bars(seen: FigureSeen, names: Sequence[str], rows: Sequence[Data]) -> str:
    shown = [
        Bar(name, row["now"], _count(row["now"]))
        for name, row in zip(names, rows, strict=False)
        if row["now"] != 0
    ]
    if not shown:
        return ""
    return bars(f"fig-{seen.key}", shown[:MOST_BARS], title=seen.title)


def _name(by: str, code: str) -> str:
    if not code:
        return gettext("All")
    if by == "unit":
        return unit(code)
    if by == "country":
        return country_name(code)
    return class_label(code, _language()) if by == "class" else label_text(_LABELS.get(by, by), code)


def _periods(spans: Sequence[str]) -> list[str]:
    return [span_text(*code.split("/", 1)) if "/" in code else code for code in spans[:3]]


def _three(row: Data) -> list[str]:
    return [_count(row[name]) for name in ("now", "before", "year")]


def _count(value: int | None) -> str:
    return gettext("few") if value is None else number(value)


def _ratio(ratio: Sequence[float | None] | None) -> str:
    if not ratio or ratio[0] is None:
        return _unknown()
    value, low, high = ratio
    bounds = (
        f"{number(round(low, 2))}–{number(round(high, 2))}" if low is not None and high is not None else "…"
    )
    return f"× {number(round(value, 2))} ({bounds})" if value is not None else _unknown()


def _share(value: float | None) -> str:
    return _unknown() if value is None else f"{number(round(100 * value))}\u202f%"


def _unknown() -> str:
    return "–"


def _language() -> str:
    return (get_language() or "en")[:2]
