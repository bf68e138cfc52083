"""When it happened: three boxes for each end, a time, the officer's own words. Any box may stay empty."""

import re
from typing import Any

from palermo.domain.reports import rules
from palermo.domain.reports.content import When
from palermo.faces.web.reports.form import codecs
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.rows import make
from palermo.faces.web.reports.form.typed import Typed
from palermo.kernel.clock import now
from palermo.kernel.errors import Invalid

_TIME = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hH.]|\s)?\s*([0-5]\d)?\s*(?:h|H|min)?")
_words = codecs.line(codecs.SHORT)


def boxes(end: str) -> tuple[str, str, str]:
    """Return the names of the three boxes of one end, `start` or `end`."""
    return f"{end}_day", f"{end}_month", f"{end}_year"


def partial_of(day: str, month: str, year: str) -> str:
    """Return a partial date from three boxes; raises Invalid whose `field` is day, month or year."""
    parts = [_number(text, name) for text, name in ((day, "day"), (month, "month"), (year, "year"))]
    days, months, years = parts
    if years is None:
        if days is not None or months is not None:
            raise Invalid("year_is_missing", field="year", year=now().year)
        return ""
    if years < 100:
        years += 2000
    if not 1900 <= years <= 2100:
        raise Invalid("no_such_year", field="year")
    if months is None:
        if days is not None:
            raise Invalid("month_is_missing", field="month")
        return f"{years:04}"
    if not 1 <= months <= 12:
        raise Invalid("no_such_month", field="month", number=months)
    text = f"{years:04}-{months:02}"
    if days is None:
        return text
    if not rules.bounds(f"{text}-{days:02}"):
        raise Invalid("no_such_day", field="day", number=days)
    return f"{text}-{days:02}"


def _number(text: str, name: str) -> int | None:
    text = text.strip().rstrip(".")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 4 or (name != "year" and len(text) > 2):
        raise Invalid("not_a_date_number", field=name)
    return int(text)


def read_time(text: str) -> str:
    """Return HH:MM from `05:40`, `5h40`, `5 h`, `0540`; "" for an empty box; raises Invalid("bad_time")."""
    text = text.strip()
    if not text:
        return ""
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        text = f"{text[:2]}:{text[2:]}"
    match = _TIME.fullmatch(text)
    if not match or not text.isascii():
        raise Invalid("bad_time")
    return f"{int(match[1]):02}:{match[2] or '00'}"


def read(typed: Typed, faults: list[Fault]) -> When:
    """Return when it happened as far as the boxes say."""
    values: dict[str, Any] = {}
    for end in ("start", "end"):
        names = boxes(end)
        try:
            values[end] = partial_of(*(typed.text(name) for name in names))
        except Invalid as error:
            faults.append(Fault(f"{end}_{error.field}", error.code, error.details, names))
    for box, codec in (("time", read_time), ("when_words", _words.read)):
        try:
            values[box.removeprefix("when_")] = codec(typed.text(box))
        except Invalid as error:
            faults.append(Fault(box, error.code, error.details))
    found: When = make(When, values, "when_", faults)
    return found


def write(when: When) -> dict[str, str]:
    """Return the boxes in which a time is typed again."""
    found = {"time": when.time, "when_words": when.words}
    for end in ("start", "end"):
        parts = [*getattr(when, end).split("-"), "", ""][:3]
        for name, text in zip(boxes(end), reversed(parts), strict=True):
            found[name] = text if name.endswith("year") else text.lstrip("0")
    return found
