"""What a PDF is made from: plain words, already in the reader's language, and blocks of a fixed few kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source as the reader may see it; `grade` is its evaluation such as B2, "" where there is none."""

    number: int
    text: str
    reference: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure as the reader sees it: words, an SVG of the pages ("" for a table alone), and the table behind it."""

    title: str
    source: str
    subtitle: str = ""
    alt: str = ""
    svg: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    aligned: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as one reader gets it. `level` is 0 to 2; `figures` are SVG by file name, drawn for print.

    Lists of words (`byline`, `copy_line`, `watermark`, `tags`) are set beside or below one another, each by itself, so that a
    name written from right to left moves nothing.
    """

    title: str
    kind: str
    reference: str
    language: str
    level: int
    level_word: str
    handling: str
    handling_line: str
    byline: Sequence[str]
    copy_line: Sequence[str]
    watermark: Sequence[str]
    words: Mapping[str, str]
    blocks: Sequence[Block]
    tags: Sequence[str] = ()
    notes: Sequence[tuple[str, str]] = ()
    sources: Sequence[Source] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    authors: Sequence[str] = ()
    description: str = ""
    keywords: Sequence[str] = ()
