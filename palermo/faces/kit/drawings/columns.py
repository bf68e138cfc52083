"""Small standing columns: for the cell of a table, for the links of a period, and many side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from palermo.faces.kit.drawings import svg
from palermo.faces.kit.figures import number

WIDTH, HEIGHT, APART = 132.0, 26.0, 11.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small charts with the same periods and the same scale: its name and its values."""

    name: str
    values: Sequence[int]
    href: str = ""


def columns(
    values: Sequence[int], *, named: str = "", largest: int = 0, unfinished: bool = False
) -> SafeString:
    """Return columns for a cell, the last in colour (lighter when unfinished); `largest` sets a shared scale."""
    top = max(largest, *values, 1) if values else 1
    across = WIDTH / max(1, len(values))
    pieces = []
    for place, value in enumerate(values):
        last = place == len(values) - 1
        tall = value / top * (HEIGHT - 2)
        lighter = ".5" if last and unfinished else ""
        css = "fi k1" if last else "fi k4"
        pieces.append(
            svg.rect(place * across, HEIGHT - tall, max(1.0, across - 2), tall, css, fill_opacity=lighter)
        )
    ground = svg.path(f"M0 {HEIGHT - 0.5}h{svg.coordinate(WIDTH)}", "ax", stroke_width=1)
    said = escape(named or ", ".join(number(value) for value in values))
    size = f'viewBox="0 0 {svg.coordinate(WIDTH)} {svg.coordinate(HEIGHT)}" width="132" height="26"'
    return mark_safe(
        f'<svg class="cell" {size} role="img" aria-label="{said}">{"".join(pieces)}{ground}</svg>'
    )


def multiples(panels: Sequence[Panel], *, unfinished: bool = False) -> list[tuple[Panel, SafeString]]:
    """Return small multiples: each panel with its columns, all on the scale of the largest value of any."""
    largest = max((value for panel in panels for value in panel.values), default=1)
    return [
        (panel, columns(panel.values, named=_said(panel), largest=largest, unfinished=unfinished))
        for panel in panels
    ]


def column(share: float, *, current: bool = False, unfinished: bool = False) -> SafeString:
    """Return one column for a link of a period: `share` (0 to 1) of its height; hidden, since the link has words."""
    tall = round(max(0.0, min(1.0, share)) * 38)
    lighter = ' fill-opacity=".5"' if unfinished else ""
    css = "fi k1" if current else "fi k4"
    return mark_safe(
        f'<svg viewBox="0 0 20 40" aria-hidden="true"><path class="{css}"{lighter} d="M2 40v-{tall}h16v{tall}z"/></svg>'
    )


def _said(panel: Panel) -> str:
    return f"{panel.name}: " + ", ".join(number(value) for value in panel.values)
