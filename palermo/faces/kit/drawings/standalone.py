"""A drawing as a file of its own: it brings the colours and letters that a page would give it, light and dark."""

from palermo.faces.kit.drawings.svg import coordinate

# The tokens and classes of palermo.css that drawings use; tests/faces/kit compares them with the sheet.
LIGHT = {
    "ink": "#17212b", "ink-2": "#525c66", "line": "#dcd6c8", "edge": "#7d8187", "card": "#fff", "paper": "#faf8f3",
    "c-1": "#2b3a8c", "c-2": "#b54e12", "c-3": "#0b625d", "c-4": "#868c94", "sea": "#e9eef0", "land": "#fff",
    "land-2": "#f4efe3",
}  # fmt: skip
DARK = {
    "ink": "#ece9e1", "ink-2": "#a8b0b9", "line": "#2d3743", "edge": "#788490", "card": "#18202a", "paper": "#11161d",
    "c-1": "#93a4ff", "c-2": "#f0914f", "c-3": "#6be0d2", "c-4": "#737c87", "sea": "#0e1319", "land": "#222c38",
    "land-2": "#2b3644",
}  # fmt: skip
_RULES = (
    "svg{background:var(--card);font:12px sans-serif;fill:var(--ink)}.ax{stroke:var(--ink);fill:none}"
    ".gr{stroke:var(--line);fill:none}.mu{fill:var(--ink-2)}.bo{font-weight:650}.mid{text-anchor:middle}"
    ".end{text-anchor:end}.halo{paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}"
    ".ln{fill:none;stroke-linejoin:round;stroke-linecap:round}.k1{--k:var(--c-1)}.k2{--k:var(--c-2)}"
    ".k3{--k:var(--c-3)}.k4{--k:var(--c-4)}.st{stroke:var(--k)}.fi{fill:var(--k)}"
    ".no{fill:var(--card);stroke:var(--ink);stroke-width:1.5}.da{stroke-dasharray:4 4}.sea{fill:var(--sea)}"
    ".land{fill:var(--land);stroke:var(--edge);stroke-width:.5}.land.in{fill:var(--land-2)}"
)


def standalone(drawing: str, *, lines: tuple[str, ...] = ()) -> str:
    """Return a drawing as an SVG file; `lines` of source and care are written below it, so that they go with it.

    Links are taken out: a file has no page to go back to.
    """
    head, _sign, rest = drawing.partition(">")
    width, height = (float(part) for part in head.partition('viewBox="0 0 ')[2].partition('"')[0].split())
    wrapped = [piece for line in lines for piece in _wrapped(line, int(width / 5.6))]
    foot = "".join(
        f'<text class="mu" font-size="10" x="12" y="{coordinate(height + 14 + 14 * place)}">{_escaped(piece)}</text>'
        for place, piece in enumerate(wrapped)
    )
    tall = height + 14 * len(wrapped) + (14 if wrapped else 0)
    size = f'viewBox="0 0 {coordinate(width)} {coordinate(tall)}" width="{coordinate(width)}" height="{coordinate(tall)}"'
    head = head.replace(f'viewBox="0 0 {coordinate(width)} {coordinate(height)}"', size)
    style = f"<style>:root{{{_tokens(LIGHT)}}}@media(prefers-color-scheme:dark){{:root{{{_tokens(DARK)}}}}}{_RULES}</style>"
    body = rest.removesuffix("</svg>").replace("</a>", "</g>")
    while '<a href="' in body:
        before, _found, after = body.partition('<a href="')
        body = before + "<g>" + after.partition('">')[2]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + head + ">" + style + body + foot + "</svg>"


def _tokens(values: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items())


def _wrapped(line: str, letters: int) -> list[str]:
    found, here = [], ""
    for word in line.split():
        if here and len(here) + 1 + len(word) > letters:
            found.append(here)
            here = word
        else:
            here = f"{here} {word}".strip()
    return [*found, here] if here else found


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
