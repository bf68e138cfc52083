"""Small drawings for the cells of a table: months as bars, times as a dot in its middle half, shares with their interval.

Each says in words what it shows; below the least number it says "few" and draws nothing, and below thirty cases a share
is said in counts.
"""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from palermo.domain.cooperation.small_numbers import Share, Spread
from palermo.faces.kit.drawings.charts import columns
from palermo.faces.kit.figures import number

LONG, DAY = 70.0, 24


def months(counts: Sequence[int]) -> SafeString:
    """Return one column for each month; the last, which is not over, is lighter."""
    told = gettext("Reports a month: %(counts)s") % {"counts": ", ".join(number(count) for count in counts)}
    return columns(counts, named=told, unfinished=True)


def spread(value: Spread, unit: str = "h", most: float = 240.0) -> SafeString:
    """Return a median as a dot on its middle half, with numbers beside it; `most` is the scale's end, `unit` h or d."""
    if value.median is None or value.low is None or value.high is None:
        return few(value.n)
    scale = LONG / most
    low, middle, high = (min(LONG, part * scale) for part in (value.low, value.median, value.high))
    told = gettext("median %(median)s, middle half %(low)s to %(high)s, n = %(n)s") % {
        "median": amount(value.median, unit), "low": amount(value.low, unit), "high": amount(value.high, unit),
        "n": number(value.n),
    }  # fmt: skip
    return format_html(
        '<svg class="cell" viewBox="0 0 170 18" width="170" height="18" role="img" aria-label="{}"><path class="gr" '
        'd="M0 9h70"/><path class="st k3" stroke-width="5" stroke-opacity=".4" d="M{} 9H{}"/><circle class="fi k3" cx="{}" '
        'cy="9" r="4"/><text x="78" y="13"><tspan class="bo">{}</tspan><tspan class="mu" dx="5">{}–{}</tspan></text></svg>',
        told, f"{low:.1f}", f"{max(high, low + 1):.1f}", f"{max(middle, 2):.1f}", amount(value.median, unit),
        _bare(value.low), _bare(value.high),
    )  # fmt: skip


def share(value: Share, most: float = 1.0) -> SafeString:
    """Return a share as a dot on its 95 % interval, with its counts beside it; `most` is the scale's end."""
    if value.rate is None or value.low is None or value.high is None:
        return few(value.n, value.part)
    scale = LONG / most
    low, middle, high = (min(LONG, part * scale) for part in (value.low, value.rate, value.high))
    told = gettext("%(percent)s %%, interval %(low)s to %(high)s, %(part)s of %(n)s") % {
        "percent": _percent(value.rate), "low": _percent(value.low), "high": _percent(value.high),
        "part": number(value.part), "n": number(value.n),
    }  # fmt: skip
    return format_html(
        '<svg class="cell" viewBox="0 0 170 18" width="170" height="18" role="img" aria-label="{}"><path class="gr" '
        'd="M0 9h70"/><path class="st k1" stroke-width="5" stroke-opacity=".35" d="M{} 9H{}"/><circle class="fi k1" cx="{}" '
        'cy="9" r="4"/><text x="78" y="13"><tspan class="bo">{} %</tspan><tspan class="mu" dx="5">{}/{}</tspan></text></svg>',
        told, f"{low:.1f}", f"{high:.1f}", f"{max(middle, 2):.1f}", _percent(value.rate), number(value.part),
        number(value.n),
    )  # fmt: skip


def counts(value: Share) -> SafeString:
    """Return a share as its two counts alone, for a narrow cell."""
    return few(value.n, value.part)


def few(n: int, part: int | None = None) -> SafeString:
    """Return what is said where there are too few to summarise: how many, or that there are none; pages explain "few"."""
    if n < 0:
        return format_html('<span class="tiny mute">{}</span>', gettext("few"))
    if n == 0:
        return format_html('<span class="tiny mute">{}</span>', gettext("none"))
    if part is not None:  # counts say it all; only the percentage is left out
        told = gettext("%(part)s of %(n)s") % {"part": number(part), "n": number(n)}
        return format_html('<span class="num">{}</span>', told)
    return format_html(
        '<span class="num">{}</span> <span class="tiny mute">{}</span>', number(n), gettext("few")
    )


def hours(value: float | None) -> str:
    """Return a number of hours as hours, or from three days on as days."""
    if value is None:
        return ""
    return amount(value, "h") if value < 3 * DAY else amount(value / DAY, "d")


def amount(value: float, unit: str) -> str:
    """Return a time with its unit, `h` for hours or `d` for days, rounded as far as anybody would say it."""
    rounded = round(value) if value >= 10 else round(value, 1)
    if unit == "h":
        return gettext("%(n)s h") % {"n": number(rounded)}
    return ngettext("%(n)s day", "%(n)s days", max(round(rounded), 1) if rounded != 1 else 1) % {
        "n": number(rounded)
    }


def _bare(value: float) -> str:
    return number(round(value) if value >= 10 else round(value, 1))


def _percent(rate: float) -> str:
    return number(round(rate * 100, 1) if rate < 0.1 else round(rate * 100))
