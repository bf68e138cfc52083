"""Blocks as plain text: for search, for comparing, and for how long a reader needs."""

from collections.abc import Iterable

from palermo.domain.documents.text.blocks import (
    Block,
    FigurePlace,
    Heading,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Run,
    Table,
    Voice,
    Words,
)
from palermo.kernel.text import words as words_of

A_MINUTE = 180  # words; slower than novels are read, since these are read to be acted upon


def plain_of(block: Block) -> str:
    """Return what a block says, as one string; citations and figures are named, so that a change of them shows."""
    if isinstance(block, Heading):
        return line(block.words)
    if isinstance(block, Paragraph):
        mark = "" if block.voice is Voice.FACT else f"[{f'{block.voice} {block.confidence}'.strip()}] "
        return mark + line(block.words)
    if isinstance(block, Listing):
        return "\n".join(plain_text(item) for item in block.items)
    if isinstance(block, Quote):
        return plain_text(block.blocks)
    if isinstance(block, Table):
        return "\n".join(" | ".join(map(line, row)) for row in (block.head, *block.rows))
    if isinstance(block, FigurePlace):
        return f"[figure {block.key}]"
    return block.text if isinstance(block, Preformatted) else ""


def plain_text(blocks: Iterable[Block]) -> str:
    """Return what blocks say, a line for each."""
    return "\n".join(filter(None, map(plain_of, blocks)))


def line(words: Words) -> str:
    """Return what stands in a line."""
    return "".join(one.text if isinstance(one, Run) else f"[{one.reference}]" for one in words)


def reading_minutes(blocks: Iterable[Block]) -> int:
    """Return how many minutes a reader needs, at least one."""
    return max(1, round(len(words_of(plain_text(blocks))) / A_MINUTE))
