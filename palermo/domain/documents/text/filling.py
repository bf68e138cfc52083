"""What a writer has filled of a template: sections under which nothing stands go, and hints that nobody edited are found."""

from collections.abc import Collection, Iterator, Sequence

from markdown_it.token import Token

from palermo.domain.documents.text.blocks import Block, Heading, Listing, Paragraph, Quote, Run
from palermo.domain.documents.text.parsing import parse, reader
from palermo.domain.documents.text.plain import line


def without_empty(markdown: str) -> str:
    """Return a text without headings under which nothing stands; page, PDF and issue all show a text so."""
    tokens = [one for one in reader().parse(markdown) if one.level == 0 and one.nesting >= 0]
    dropped: set[int] = set()
    below: Token | None = None
    for token in reversed(tokens):
        is_heading = token.type == "heading_open"
        if is_heading and (below is None or (below.type == "heading_open" and below.tag <= token.tag)):
            first, last = token.map or (0, 0)
            dropped |= set(range(first, last))
        else:
            below = token
    lines = markdown.split("\n") if dropped else []
    kept = "\n".join(one for place, one in enumerate(lines) if place not in dropped)
    return kept.strip("\n") + "\n" if dropped else markdown


def hints_of(markdown: str) -> frozenset[str]:
    """Return the hints of a template: what each of its paragraphs says that stands wholly between asterisks."""
    return frozenset(
        line(one.words).strip()
        for one in parse(markdown)
        if isinstance(one, Paragraph)
        and all(isinstance(run, Run) and (run.emphasis or not run.text.strip()) for run in one.words)
    )


def hints_left(markdown: str, hints: Collection[str]) -> list[str]:
    """Return where hints still stand as they came: the heading above each, or the hint where there is none."""
    found: list[str] = []
    heading = ""
    for block in _walk(parse(markdown)):
        if isinstance(block, Heading):
            heading = line(block.words).strip()
        elif isinstance(block, Paragraph) and (said := line(block.words).strip()) in hints:
            found.append(heading or said)
    return list(dict.fromkeys(found))


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        inner = (
            block.items if isinstance(block, Listing) else (block.blocks,) if isinstance(block, Quote) else ()
        )
        for one in inner:
            yield from _walk(one)
