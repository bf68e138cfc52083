"""What nodes look like: each kind has a shape of its own, so that no meaning hangs on a colour."""

from collections.abc import Callable
from math import sqrt

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Colours as the look has them in light and in print; a file of its own cannot ask a page for them.
SHEET = (
    "<style>text{font:12px 'Liberation Sans',Arial,'Noto Sans',sans-serif;fill:#17212b}"
    ".ground{fill:#fff}.hull{fill:#f1ede3;stroke:#f1ede3;stroke-width:44;stroke-linejoin:round;opacity:.75}"
    ".ln{fill:none;stroke-linejoin:round;stroke-linecap:round}.k1{stroke:#2b3a8c}.k3{stroke:#0b625d}.k4{stroke:#868c94}"
    ".da{stroke-dasharray:4 4}.no{fill:#fff;stroke:#17212b;stroke-width:1.5}"
    ".fi.k1{fill:#2b3a8c}.fi.k2{fill:#b54e12;stroke:#b54e12}.fi.k3{fill:#0b625d}.gone{opacity:.5}"
    ".bar{fill:none;stroke:#5e0f2c;stroke-width:2}.fi+.bar{stroke:#fff}.bo{font-weight:700}.mid{text-anchor:middle}.end{text-anchor:end}"
    ".halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}.in{fill:#17212b;text-anchor:middle}"
    ".mu{fill:#525c66}.band{fill:#17212b;font-weight:700}</style>"
)


def extent(kind: str, count: int, radius: float) -> float:
    """Return half the size of a node; a whole group is as large as the root of its members, at most 40."""
    return min(40.0, max(15.0, 7.0 + 2.2 * sqrt(count))) if kind == "group" else radius


def outline(kind: str, x: float, y: float, radius: float) -> SafeString:
    """Return the SVG element of a kind's shape around a point; an unknown kind is a hexagon."""
    return mark_safe(_SHAPES.get(kind, _hexagon)(x, y, radius))


def legend(kind: str) -> SafeString:
    """Return a kind's shape as a small sign for a legend, hidden from readers."""
    inner = outline(kind, 12, 12, 8)
    return format_html('<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', inner)


def bars(kind: str, x: float, y: float, radius: float) -> str:
    """Return the mark of what is highly sensitive, two bars inside the shape, as the `d` of a path."""
    long, down = radius * 0.95, {"asset": 3.0, "place": 1.5}.get(kind, 0.0)
    if kind == "group":  # its number stands inside: the bars stand on the rim
        y, long = y - radius, 9.0
    return f"M{x - 1.9:.1f} {y + down - long / 2:.1f}v{long:.1f}M{x + 1.9:.1f} {y + down - long / 2:.1f}v{long:.1f}"


def _path(data: str) -> str:
    return f'<path d="{data}"/>'


def _circle(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.1f}"/>'


def _square(x: float, y: float, r: float) -> str:
    return _path(f"M{x - r:.0f} {y - r * 0.85:.0f}h{2 * r:.0f}v{1.7 * r:.0f}h{-2 * r:.0f}z")


def _pill(x: float, y: float, r: float) -> str:
    return f'<rect x="{x - 0.65 * r:.1f}" y="{y - 1.1 * r:.1f}" width="{1.3 * r:.1f}" height="{2.2 * r:.1f}" rx="3"/>'


def _sheet(x: float, y: float, r: float) -> str:
    left, top, fold = x - 0.85 * r, y - 1.1 * r, 0.7 * r
    return _path(
        f"M{left:.1f} {top:.1f}h{1.7 * r - fold:.1f}l{fold:.1f} {fold:.1f}v{2.2 * r - fold:.1f}h{-1.7 * r:.1f}z"
    )


def _diamond(x: float, y: float, r: float) -> str:
    far = 1.25 * r
    return _path(f"M{x:.1f} {y - far:.1f}l{far:.1f} {far:.1f}l{-far:.1f} {far:.1f}l{-far:.1f} {-far:.1f}z")


def _house(x: float, y: float, r: float) -> str:
    return _path(
        f"M{x:.1f} {y - 1.2 * r:.1f}l{1.2 * r:.1f} {r:.1f}v{1.1 * r:.1f}h{-2.4 * r:.1f}v{-1.1 * r:.1f}z"
    )


def _boat(x: float, y: float, r: float) -> str:
    return _path(
        f"M{x - 1.3 * r:.1f} {y - 0.6 * r:.1f}h{2.6 * r:.1f}l{-0.6 * r:.1f} {1.3 * r:.1f}h{-1.4 * r:.1f}z"
    )


def _triangle(x: float, y: float, r: float) -> str:
    return _path(f"M{x:.1f} {y - 1.15 * r:.1f}l{1.15 * r:.1f} {2 * r:.1f}h{-2.3 * r:.1f}z")


def _hexagon(x: float, y: float, r: float) -> str:
    half = 0.55 * r
    return _path(
        f"M{x - half:.1f} {y - r:.1f}h{2 * half:.1f}l{half:.1f} {r:.1f}l{-half:.1f} {r:.1f}h{-2 * half:.1f}l{-half:.1f} {-r:.1f}z"
    )


_SHAPES: dict[str, Callable[[float, float, float], str]] = {
    "person": _circle,
    "group": _circle,
    "vehicle": _square,
    "phone": _pill,
    "paper": _sheet,
    "account": _diamond,
    "organisation": _hexagon,
    "vessel": _boat,
    "asset": _triangle,
    "place": _house,
}
