"""The filters of lists, searches and exports: only what the pages offer passes, so nothing else reaches a log."""

import calendar
import re
from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.queries import Filters
from palermo.domain.reports.states import State
from palermo.faces.kit.names import country_name, label_text
from palermo.faces.kit.signs import PRIORITY_WORDS
from palermo.faces.web.reports import words
from palermo.faces.web.reports.form import options
from palermo.foundations.vocabularies import countries, vocabulary
from palermo.kernel.errors import Invalid

NAMES = ("state", "kind", "country", "priority", "month", "since", "until")
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


def filters_of(values: Mapping[str, str]) -> Filters:
    """Return the filters that were chosen; what no list offers narrows nothing. Raises Invalid for a bad day."""
    chosen = {name: values.get(name, "").strip() for name in NAMES}
    if chosen["state"] not in set(State):
        chosen["state"] = ""
    if chosen["kind"] not in vocabulary("report_kinds"):
        chosen["kind"] = ""
    chosen["country"] = countries.alpha2(chosen["country"][:3])
    if chosen["priority"] not in ("0", "1", "2"):
        chosen["priority"] = ""
    month = chosen.pop("month")
    if month and not (chosen["since"] or chosen["until"]):
        chosen["since"], chosen["until"] = _days_of(month)
    return Filters.from_query(chosen)


def _days_of(month: str) -> tuple[str, str]:
    match = _MONTH.fullmatch(month)
    if not match or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) <= 2100:
        raise Invalid("bad_date", field="month")
    year, number = int(match[1]), int(match[2])
    last = calendar.monthrange(year, number)[1]
    return date(year, number, 1).isoformat(), date(year, number, last).isoformat()


def label_of(name: str, value: str) -> str:
    """Return a filter's value in words, for the sign that takes it away."""
    if name == "state":
        return words.word(words.STATES, value)
    if name == "kind":
        return label_text("report_kinds", value)
    if name == "country":
        return country_name(value)
    if name == "priority" and value in ("0", "1", "2"):
        return str(PRIORITY_WORDS[int(value)])
    return {"since": str(_("from %(day)s")), "until": str(_("until %(day)s"))}.get(name, "%(day)s") % {
        "day": value
    }


def choices() -> dict[str, list[tuple[str, str | Promise]]]:
    """Return what can be chosen for each filter."""
    shown = [code for code in words.STATES if code not in ("draft", "handed_in", "returned", "shredded")]
    return {
        "state": [(code, words.STATES[code]) for code in shown],
        "kind": [(code, label) for code, label in options.listed("report_kinds", empty=False)()[0][1]],
        "country": [pair for _group, pairs in options.all_countries()[1:] for pair in pairs],
        "priority": [(str(number), label) for number, label in reversed(list(enumerate(PRIORITY_WORDS)))],
    }
