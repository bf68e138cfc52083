"""The few pieces of SVG that every drawing is put together from."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe


def coordinate(value: float) -> str:
    """Return a coordinate with at most one decimal, as short as it can be written."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def text(x: float, y: float, words: str, css: str = "") -> str:
    """Return one line of words at a point."""
    named = f' class="{css}"' if css else ""
    return f'<text{named} x="{coordinate(x)}" y="{coordinate(y)}">{escape(words)}</text>'


def path(d: str, css: str, **attributes: object) -> str:
    """Return a path; underscores in the names of attributes become dashes."""
    return f'<path class="{css}"{_attributes(attributes)} d="{d}"/>'


def rect(x: float, y: float, width: float, height: float, css: str, **attributes: object) -> str:
    """Return an upright box as a path, the shortest way to write one."""
    d = f"M{coordinate(x)} {coordinate(y)}h{coordinate(width)}v{coordinate(height)}h{coordinate(-width)}z"
    return path(d, css, **attributes)


def circle(x: float, y: float, radius: float, css: str, **attributes: object) -> str:
    """Return a circle."""
    place = f'cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(radius)}"'
    named = f' class="{css}"' if css else ""
    return f"<circle{named} {place}{_attributes(attributes)}/>"


def group(css: str, pieces: Iterable[str], **attributes: object) -> str:
    """Return pieces that share a class; "" for none."""
    inside = "".join(pieces)
    return f'<g class="{css}"{_attributes(attributes)}>{inside}</g>' if inside else ""


def linked(href: str, inside: str, title: str) -> str:
    """Return pieces as a link with its words, or, without an address, as a group with them."""
    named = f"<title>{escape(title)}</title>" if title else ""
    if href:
        return f'<a href="{escape(href)}">{named}{inside}</a>'
    return f"<g>{named}{inside}</g>" if named else inside


def drawing(
    key: str, *, width: float, height: float, title: str, words: str, pieces: Iterable[str], css: str = ""
) -> SafeString:
    """Return a whole drawing; `key` makes its ids its own on the page, `words` tell what it shows.

    A drawing is one picture; with links in it, it is a group, since nobody could reach them in a picture.

    Left stays left in a right-to-left page: time and geography do not turn round.
    """
    named = f' class="{css}"' if css else ""
    inside = "".join(pieces)
    role = "group" if "<a " in inside else "img"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg"{named} viewBox="0 0 {coordinate(width)} {coordinate(height)}" '
        f'role="{role}" direction="ltr" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(words)}</desc>'
    )
    # Every piece above escapes the words that it is given.
    return mark_safe(head + inside + "</svg>")


def _attributes(attributes: dict[str, object]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value != ""
    )
