"""The blocks of a document and what stands in a line. Plain shapes that every rendering walks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Voice(StrEnum):
    """Who speaks in a paragraph: what is known, a source's word, or the analyst's judgement."""

    FACT = "fact"
    SOURCE = "source"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress; `href` is an http or https address or empty; a line break is a run of "\\n"."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation: the reference of what is cited, or in an issued text the number of the source."""

    reference: str


Inline: TypeAlias = Run | Cite
Words: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of depth 1 to 6, with an anchor that is unique in its document."""

    depth: int
    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its voice; `confidence` is high, moderate, low or empty, and only a judgement has one."""

    words: Words
    voice: Voice = Voice.FACT
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is itself blocks."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `ends` says which columns stand at the line's end, as numbers do."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    ends: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A source's own words."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where the figure of this key is shown."""

    key: str


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text to be shown as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Block: TypeAlias = Heading | Paragraph | Listing | Table | Quote | FigurePlace | Preformatted | Rule
