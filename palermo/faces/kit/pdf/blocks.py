"""From a document's blocks to what the templates set: headings without gaps, numbers that lead to a source."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unicodedata import category

from palermo.domain.documents.text import (
    Block,
    Cite,
    FigurePlace,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Table,
    Words,
)
from palermo.faces.kit.pdf.letters import drawable
from palermo.faces.kit.pdf.sheet import Drawn

Data = dict[str, Any]
TALLEST = 1.25  # height of a drawing to its width, beyond which it is set narrower
_BOX = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+(\d+(?:\.\d+)?)[ ,]+(\d+(?:\.\d+)?)"')


@dataclass(slots=True)
class _Setting:
    """What is known while blocks are set one after another; `depth` is that of the last heading."""

    numbers: Set[str]
    figures: Mapping[str, Drawn]
    depth: int = 1
    placed: dict[str, str] = field(default_factory=dict)


def blocks_of(
    blocks: Sequence[Block], *, numbers: Set[str], figures: Mapping[str, Drawn]
) -> tuple[list[Data], dict[str, str]]:
    """Return blocks as data for the templates, and the drawings that they place, by file name.

    A citation without a source in `numbers` and a place without a figure are left out.
    """
    setting = _Setting(numbers, figures)
    return _all(blocks, setting), setting.placed


def _all(blocks: Sequence[Block], setting: _Setting) -> list[Data]:
    return [made for block in blocks if (made := _one(block, setting)) is not None]


def _one(block: Block, setting: _Setting) -> Data | None:
    match block:
        case Heading():
            return _heading(block, setting)
        case Paragraph():
            spans = _spans(block.words, setting)
            return {
                "kind": "paragraph",
                "voice": block.voice.value,
                "confidence": block.confidence,
                "spans": spans,
            }
        case Listing():
            items = [_all(item, setting) for item in block.items]
            return {"kind": "items", "ordered": block.ordered, "start": block.start, "items": items}
        case Table():
            return _table(block, setting)
        case Quote():
            return {"kind": "quote", "blocks": _all(block.blocks, setting)}
        case FigurePlace():
            return _figure(block.key, setting)
        case Preformatted():
            return {"kind": "code", "text": block.text}
        case Rule():
            return {"kind": "rule"}


def _heading(block: Heading, setting: _Setting) -> Data | None:
    # A heading in which nothing can be seen is no heading; accessible documents refuse it.
    spans = _spans(block.words, setting)
    if not any(one["kind"] == "cite" or _seen(one.get("text", "")) for one in spans):
        return None
    # The title is the one heading of depth 1, and accessible documents skip no depth.
    setting.depth = min(max(block.depth, 2), setting.depth + 1)
    return {"kind": "heading", "level": setting.depth, "spans": spans}


def _seen(text: str) -> bool:
    return any(category(letter)[0] not in "ZC" for letter in drawable(text))


def _table(block: Table, setting: _Setting) -> Data:
    many = len(block.head)
    rows = [[_spans(cell, setting) for cell in row[:many]] + [[]] * (many - len(row)) for row in block.rows]
    return {
        "kind": "table", "caption": "", "head": [_spans(cell, setting) for cell in block.head], "rows": rows,
        "aligned": ["end" if end else "" for end in block.ends],
    }  # fmt: skip


def _figure(key: str, setting: _Setting) -> Data | None:
    drawn = setting.figures.get(key)
    if drawn is None:
        return None
    name = ""
    if drawn.svg:
        name = f"figure-{len(setting.placed) + 1}.svg"
        setting.placed[name] = drawn.svg
    table = None
    if drawn.head:
        plain = [[[_text(cell)] for cell in row] for row in drawn.rows]
        table = {
            "kind": "table", "caption": "", "head": [[_text(cell)] for cell in drawn.head], "rows": plain,
            "aligned": list(drawn.aligned),
        }  # fmt: skip
    return {
        "kind": "figure", "file": name, "title": drawn.title, "subtitle": drawn.subtitle, "alt": drawn.alt or drawn.title,
        "source": drawn.source, "table": table, "width": _width(drawn.svg),
    }  # fmt: skip


def _width(svg: str) -> float:
    """Return the share of the line that a drawing takes: all of it, less where it would be taller than most of a page."""
    box = _BOX.search(svg)
    if box is None or not float(box[2]):
        return 1.0
    return min(1.0, TALLEST * float(box[1]) / float(box[2]))


def _spans(words: Words, setting: _Setting) -> list[Data]:
    made = [span for one in words if (span := _span(one, setting)) is not None]
    for before, after in pairwise(made):
        # Two numbers side by side would read as one.
        after["beside"] = before["kind"] == after["kind"] == "cite"
    return made


def _span(one: Inline, setting: _Setting) -> Data | None:
    if isinstance(one, Cite):
        known = one.reference in setting.numbers
        return {"kind": "cite", "number": one.reference, "beside": False} if known else None
    if one.text == "\n":
        return {"kind": "break"}
    return {
        "kind": "text", "text": one.text, "strong": one.strong, "emphasis": one.emphasis, "code": one.code,
        "href": one.href,
    }  # fmt: skip


def _text(text: str) -> Data:
    return {"kind": "text", "text": text, "strong": False, "emphasis": False, "code": False, "href": ""}
