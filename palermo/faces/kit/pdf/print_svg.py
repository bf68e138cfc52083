"""A figure of the pages for paper: the look's classes as a style sheet inside the SVG, with the colours of light."""

import re

INK, QUIET, LINE, EDGE = "#17212b", "#525c66", "#dcd6c8", "#7d8187"
SERIES = ("#2b3a8c", "#b54e12", "#0b625d", "#868c94")
# The classes that drawings use, as `palermo.css` defines them for print; outside a page there are no custom properties.
STYLE = "".join(
    (
        f"svg{{font-family:'Noto Sans','Noto Naskh Arabic';font-size:12px;fill:{INK}}}",
        f".ax{{stroke:{INK};fill:none}}.gr{{stroke:{LINE};fill:none}}.mu{{fill:{QUIET}}}.bo{{font-weight:700}}",
        ".mid{text-anchor:middle}.end{text-anchor:end}",
        ".ln{fill:none;stroke-linejoin:round;stroke-linecap:round}.da{stroke-dasharray:4 4}",
        f".no{{fill:#fff;stroke:{INK};stroke-width:1.5}}",
        ".sea{fill:#e9eef0}",
        f".land{{fill:#fff;stroke:{EDGE};stroke-width:.5}}.land.in{{fill:#f4efe3}}",
        f".hull{{fill:#f1ede3;stroke:#f1ede3;stroke-width:44;stroke-linejoin:round}}.bar{{fill:none;stroke:{INK};stroke-width:2}}",
        ".off{opacity:0}.gone{opacity:.5}.in{font-weight:700}",
        ".halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}",
        *(
            f".st.k{number},.k{number} .st{{stroke:{colour}}}.fi.k{number},.k{number} .fi{{fill:{colour}}}"
            for number, colour in enumerate(SERIES, 1)
        ),
    )
)
_OPEN = re.compile(r"<svg\b[^>]*>")
# A drawing of ours never links to a file or another picture; whatever would, is not drawn.
_FOREIGN = re.compile(r"<(image|script|foreignObject|use|style)\b|\b(?:xlink:)?href\s*=", re.IGNORECASE)


_DATA = re.compile(r'\sdata-[a-z-]+(?:="[^"]*")?')


def for_print(svg: str) -> str:
    """Return an SVG of the pages with its style inside; raises ValueError for one that refers to anything outside."""
    svg = _DATA.sub("", svg)
    opened = _OPEN.search(svg)
    if opened is None:
        raise ValueError("not an SVG")
    head = (
        opened[0]
        if "xmlns=" in opened[0]
        else opened[0].replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    )
    body = _without_links(svg[opened.end() :])
    if _FOREIGN.search(body):
        raise ValueError("a figure refers to something outside")
    return f"{head}<style>{STYLE}</style>{body}"


def _without_links(body: str) -> str:
    """Return a drawing without its links: on paper nothing is clicked."""
    return re.sub(r"</?a\b[^>]*>", "", body)
