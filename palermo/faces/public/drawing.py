"""A figure as a drawing in SVG: one line for each code over years or months, or bars; the table says the same.

A count that disclosure control made "few" leaves a gap, never a guessed point.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from palermo.domain.publications.content import Figure
from palermo.faces.kit.figures import number

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 720, 264, 52, 176, 22, 28
MOST = 3  # hues; more series are for the table


def svg(figure: Figure, language: str) -> SafeString:
    """Return the drawing that a figure asks for, "" where only its table is shown."""
    from palermo.faces.public.figures import cell, said

    across = next((place for place, one in enumerate(figure.columns) if one.kind in ("year", "month")), None)
    by = next((place for place, one in enumerate(figure.columns) if one.kind in ("code", "text")), None)
    up = next((place for place, one in enumerate(figure.columns) if one.kind in ("count", "number")), None)
    if figure.drawing == "table" or across is None or up is None:
        return mark_safe("")
    steps = sorted({str(row[across]) for row in figure.rows})
    names = list(dict.fromkeys(str(row[by]) for row in figure.rows)) if by is not None else [""]
    series: dict[str, dict[str, float]] = {name: {} for name in names[:MOST]}
    for row in figure.rows:
        name, value = str(row[by]) if by is not None else "", row[up]
        if name in series and isinstance(value, int | float):
            series[name][str(row[across])] = value
    top = max((value for one in series.values() for value in one.values()), default=0) or 1
    labels = {
        name: cell(figure.columns[by], name, figure, language) if by is not None else "" for name in series
    }
    ends = {step: cell(figure.columns[across], step, figure, language) for step in steps}
    draw = _bars if figure.drawing == "bars" else _lines
    return format_html(
        '<svg class="netw" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, said(figure.titles, language), _grid(top), _feet(ends),
        draw(series, labels, steps, top),
    )  # fmt: skip


def _x(place: int, count: int) -> int:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / max(count, 1))


def _y(value: float, top: float) -> int:
    return round(HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * value / _round_up(top))


def _round_up(top: float) -> float:
    step = float(10 ** max(len(str(int(top))) - 1, 0))
    return next(step * factor for factor in (1, 2, 3, 4, 5, 6, 8, 10) if step * factor >= top)


def _grid(top: float) -> SafeString:
    whole = _round_up(top)
    lines = [(LEFT, _y(whole * part, top), WIDTH - RIGHT, LEFT - 8, _y(whole * part, top) + 4, number(whole * part))
             for part in (0, 0.5, 1)]  # fmt: skip
    return format_html_join(
        "", '<path class="gr" d="M{} {}H{}"/><text class="mu end" x="{}" y="{}">{}</text>', lines
    )


def _feet(ends: dict[str, str]) -> SafeString:
    every = max(1, -(-len(ends) // 7))
    marks = [
        (_x(place, len(ends)), HEIGHT - 8, text)
        for place, text in enumerate(ends.values())
        if place % every == 0
    ]
    return format_html_join("", '<text class="mu mid" x="{}" y="{}">{}</text>', marks)


def _lines(
    series: dict[str, dict[str, float]], labels: dict[str, str], steps: list[str], top: float
) -> SafeString:
    parts, taken = [], [0]
    for number_of, (name, points) in enumerate(series.items(), 1):
        path, last = "", None
        for place, step in enumerate(steps):
            if step in points:
                path += f"{'L' if last == place - 1 else 'M'}{_x(place, len(steps))} {_y(points[step], top)}"
                last = place
        if last is None:
            continue
        x, y = _x(last, len(steps)), _y(points[steps[last]], top)
        label = _apart(y + 4, taken)
        parts.append((number_of, path, x, y, WIDTH - RIGHT + 6, label, labels[name]))
    return format_html_join(
        "",
        '<g class="k{}"><path class="ln st" stroke-width="2.5" d="{}"/><circle class="fi" cx="{}" cy="{}" r="4"/>'
        '<text class="fi bo" x="{}" y="{}">{}</text></g>',
        parts,
    )


def _apart(wanted: int, taken: list[int]) -> int:
    """Return where a label can stand without lying on another, as near as possible to where it belongs."""
    place = next(
        y
        for away in range(0, 200, 2)
        for y in (wanted - away, wanted + away)
        if all(abs(y - one) >= 16 for one in taken)
    )
    taken.append(place)
    return place


def _bars(
    series: dict[str, dict[str, float]], labels: dict[str, str], steps: list[str], top: float
) -> SafeString:
    width = max(3, round((WIDTH - LEFT - RIGHT) / max(len(steps) * len(series), 1) * 0.7))
    parts, names = [], []
    for number_of, (name, points) in enumerate(series.items(), 1):
        for place, step in enumerate(steps):
            if step in points:
                y = _y(points[step], top)
                x = _x(place, len(steps)) + round((number_of - 1 - len(series) / 2) * width)
                parts.append((number_of, x, y, width - 1, HEIGHT - FOOT - y))
        names.append((number_of, WIDTH - RIGHT + 6, TOP + 18 * number_of, labels[name]))
    bars = format_html_join("", '<rect class="fi k{}" x="{}" y="{}" width="{}" height="{}"/>', parts)
    return bars + format_html_join("", '<text class="fi bo k{}" x="{}" y="{}">{}</text>', names)
