"""Setting a sheet with typst: from memory to memory, text as data only, fonts from this folder alone."""

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import orjson
import typst

from palermo.faces.kit.pdf.letters import drawable
from palermo.faces.kit.pdf.print_svg import for_print
from palermo.faces.kit.pdf.sheet import Sheet
from palermo.faces.kit.spaces import set_spaces

TEMPLATES = ("document.typ", "marks.typ", "blocks.typ")
# PDF/UA-1 is the standard of accessible documents, PDF/A-2a the one of archives; both ask for tags, language, title.
STANDARDS = ["ua-1", "a-2a"]
# It takes files in memory, although its published types name one file only.
_compile: Any = typst.compile


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the bundled fonts; the machine's own are left out, so that a page looks the same everywhere."""
    folder = files("palermo.faces.kit.pdf") / "fonts"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


@lru_cache(maxsize=1)
def _templates() -> dict[str, bytes]:
    folder = files("palermo.faces.kit.pdf") / "templates"
    return {name: (folder / name).read_bytes() for name in TEMPLATES}


def pdf(sheet: Sheet, *, made: datetime | None = None) -> bytes:
    """Return a sheet as a tagged PDF with its fonts inside; raises `typst.TypstError` for a block of unknown shape."""
    made = made or datetime.now(UTC)
    found = _compile(
        _world(sheet),
        format="pdf",
        font_paths=_fonts(),
        pdf_standards=STANDARDS,
        timestamp=int(made.timestamp()),
    )
    return bytes(found)


def pictures(sheet: Sheet, *, ppi: float = 72) -> list[bytes]:
    """Return a sheet's pages as PNG, at so many pixels an inch."""
    found = _compile(_world(sheet), format="png", font_paths=_fonts(), ppi=ppi)
    return [bytes(page) for page in found] if isinstance(found, list) else [bytes(found)]


def _world(sheet: Sheet) -> dict[str, bytes]:
    """Return all files that typst sees: the templates, the words as JSON, the figures. It has no other folder."""
    drawn = {name: for_print(svg).encode() for name, svg in sheet.figures.items()}
    return {
        "main.typ": _templates()["document.typ"],
        **{name: text for name, text in _templates().items() if name != "document.typ"},
        "data.json": orjson.dumps(_drawable(replace(sheet, figures={}), sheet.language)),
        **drawn,
    }


def _drawable(value: Any, language: str) -> Any:
    if isinstance(value, str):
        return set_spaces(drawable(value), language)
    if is_dataclass(value):
        return {one: _drawable(getattr(value, one), language) for one in value.__dataclass_fields__}
    if isinstance(value, Mapping):
        return {name: _drawable(each, language) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(each, language) for each in value]
    return value
