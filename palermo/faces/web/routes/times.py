"""Time as rows of links that need no script: a row of years and, for the year that is chosen, a row of its months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palermo.domain.routes.queries.page import Step
from palermo.faces.kit.drawings.columns import column
from palermo.faces.kit.figures import number
from palermo.faces.kit.names import reader_locale
from palermo.faces.web.routes.asked import Asked


@dataclass(frozen=True, slots=True)
class Time:
    """One link: its word, address, column, whether it is chosen, and what it says aloud."""

    word: str
    href: str
    column: SafeString
    current: bool
    told: str


def rows(asked: Asked, years: Sequence[Step], months: Sequence[Step]) -> list[list[Time]]:
    """Return the row of years, and the row of months where a year is chosen; no row without data."""
    found = [_row(asked, years)] if years else []
    return [*found, _row(asked, months)] if months else found


def _row(asked: Asked, steps: Sequence[Step]) -> list[Time]:
    largest = max((step.reports for step in steps), default=0) or 1
    return [_time(asked, step, largest) for step in steps]


def _time(asked: Asked, step: Step, largest: int) -> Time:
    chosen = asked.period == step.code or (
        len(step.code) == len("2026") and asked.period.startswith(step.code + "-")
    )
    word = _word(step)
    told = _("%(period)s: %(n)s reports") % {"period": word, "n": number(step.reports)}
    if not step.whole:
        told += ", " + _("not over")
    return Time(
        word, asked.address(period=step.code), column(step.reports / largest, current=chosen, unfinished=not step.whole),
        asked.period == step.code, told,
    )  # fmt: skip


def _word(step: Step) -> str:
    if len(step.code) == len("2026"):
        return step.code
    month = date(int(step.code[:4]), int(step.code[5:7]), 1)
    return format_date(month, "LLL", locale=reader_locale())
