"""A table of transitions as a picture: a column for each state, a row for each verb, an arrow to where it leads."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any
from xml.sax.saxutils import escape

from palermo.kernel.transitions import Transition

COLUMN, ROW, LEFT, TOP = 92, 26, 110, 64
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1d2733}.s{font-weight:600;text-anchor:middle}.v{text-anchor:end}"
    "line{stroke:#5b6b7c;stroke-width:1.5}.c{stroke:#dde3ea;stroke-width:1}.f{fill:#fff;stroke:#22577a;stroke-width:2}"
    ".t{fill:#22577a}"
)


def chart(title: str, states: type[StrEnum], steps: Iterable[Transition[Any]]) -> str:
    """Return an SVG: an open circle where a verb may start, a triangle where it ends, a full circle where it stays."""
    order = list(states)
    rows = list(steps)
    width, height = LEFT + COLUMN * len(order), TOP + ROW * len(rows) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, state in enumerate(order):
        x = LEFT + COLUMN * number + COLUMN // 2
        parts.append(f'<line class="c" x1="{x}" x2="{x}" y1="{TOP - 22}" y2="{height - 8}"/>')
        parts.append(f'<text class="s" x="{x}" y="{TOP - 30}">{escape(state.value.replace("_", " "))}</text>')
    for number, step in enumerate(rows):
        parts += _row(step, order, TOP + ROW * number)
    return "\n".join([*parts, "</svg>\n"])


def _row(step: Transition, order: list[StrEnum], y: int) -> list[str]:
    at = {state: LEFT + COLUMN * number + COLUMN // 2 for number, state in enumerate(order)}
    ends = [at[source] for source in step.sources] + ([at[step.target]] if step.target else [])
    parts = [f'<text class="v" x="{LEFT - 4}" y="{y + 4}">{escape(step.verb.replace("_", " "))}</text>']
    parts.append(f'<line x1="{min(ends)}" x2="{max(ends)}" y1="{y}" y2="{y}"/>')
    for state in order:
        if state in step.sources:
            kind = "t" if step.target is None else "f"
            parts.append(f'<circle class="{kind}" cx="{at[state]}" cy="{y}" r="4.5"/>')
    if step.target:
        x = at[step.target]
        sign = 1 if x >= max(ends) else -1
        tip = x + (6 if step.target not in step.sources else 14) * sign
        parts.append(f'<path class="t" d="M{tip} {y}l{-11 * sign} -6v12z"/>')
    return parts
