"""From Markdown to blocks, by markdown-it-py with raw HTML and pictures switched off."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from palermo.domain.documents.text.blocks import (
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
    Run,
    Table,
    Voice,
    Words,
)
from palermo.kernel.text import fold

_REFERENCE = r"[A-Z]{2,12}-[0-9A-Z]{4}-[0-9A-Z]{4}"
_ONE = rf"@(?:{_REFERENCE}|\d{{1,4}})"
_CITES = re.compile(rf"\[({_ONE}(?:\s*;\s*{_ONE})*)\]")
_BARE = re.compile(rf"\b{_REFERENCE}\b")
_FIGURE = re.compile(r"\[\[figure:([a-z0-9][a-z0-9_-]{0,39})\]\]")
_VOICE = re.compile(r"^\[!(fact|source|judgement)(?: (high|moderate|low))?\]\s*")
_LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)
LONGEST = 400_000


@cache
def reader() -> MarkdownIt:
    """Return the reader of Markdown as documents use it: no raw HTML, no pictures, links to http and https only."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table").disable("image")
    reader.validateLink = lambda url: bool(_LINK.fullmatch(url))  # type: ignore[method-assign]
    return reader


@lru_cache(maxsize=16)
def parse(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a text; anything may be given, nothing raises, what is no markup is text."""
    tokens = reader().parse(markdown[:LONGEST])
    return _numbered(_blocks(tokens))


def cited_in(markdown: str) -> tuple[str, ...]:
    """Return the references that a text cites, each once, in the order of their first place."""
    return tuple(dict.fromkeys(one.reference for one in _cites(parse(markdown))))


def figures_in(markdown: str) -> tuple[str, ...]:
    """Return the keys of the figures that a text places, each once, in order."""
    return tuple(dict.fromkeys(one.key for one in _walk(parse(markdown)) if isinstance(one, FigurePlace)))


def bare_references(markdown: str) -> tuple[str, ...]:
    """Return references that stand in a text without being cited: they would reach readers who may not know them."""
    return tuple(dict.fromkeys(_BARE.findall(_CITES.sub(" ", markdown))))


def renumber(markdown: str, numbers: Mapping[str, int]) -> str:
    """Return a text whose citations are the numbers of its sources, as issued; what has no number is left out."""
    return _recite(markdown, {reference: str(number) for reference, number in numbers.items()})


def only_citing(markdown: str, references: Collection[str]) -> str:
    """Return a text without the citations of anything else."""
    return _recite(markdown, {one: one for one in references})


def without_figures(markdown: str, keys: Collection[str]) -> str:
    """Return a text without the places of these figures."""
    return _FIGURE.sub(lambda match: "" if match[1] in keys else match[0], markdown)


def _recite(markdown: str, names: Mapping[str, str]) -> str:
    def of(match: re.Match[str]) -> str:
        found = [f"@{names[one]}" for one in _split(match[1]) if one in names]
        return f"[{'; '.join(found)}]" if found else ""

    return _CITES.sub(of, markdown)


def _split(inside: str) -> list[str]:
    return [one.strip().removeprefix("@") for one in inside.split(";")]


def _cites(blocks: Sequence[Block]) -> Iterator[Cite]:
    for block in _walk(blocks):
        for words in _words_of(block):
            yield from (one for one in words if isinstance(one, Cite))


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Listing):
            for item in block.items:
                yield from _walk(item)
        elif isinstance(block, Quote):
            yield from _walk(block.blocks)


def _words_of(block: Block) -> Iterator[Words]:
    if isinstance(block, Heading | Paragraph):
        yield block.words
    elif isinstance(block, Table):
        yield from block.head
        for row in block.rows:
            yield from row


def _blocks(tokens: Sequence[Token]) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at) if token.nesting == 1 else at
        make = _MAKERS.get(token.type)
        if make is not None:
            found += make(token, tokens[at + 1 : end])
        at = end + 1
    return tuple(found)


def _closing(tokens: Sequence[Token], at: int) -> int:
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens)


def _heading(token: Token, inside: Sequence[Token]) -> list[Block]:
    return [Heading(int(token.tag[1]), _inline(inside))]


def _paragraph(token: Token, inside: Sequence[Token]) -> list[Block]:
    source = inside[0].content if inside else ""
    figure = _FIGURE.fullmatch(source.strip())
    if figure:
        return [FigurePlace(figure[1])]
    words = _inline(inside)
    first = words[0] if words else None
    voice = _VOICE.match(first.text) if isinstance(first, Run) and not first.code else None
    if voice is None or not isinstance(first, Run):
        return [Paragraph(words)] if words else []
    rest = first.text[voice.end() :]
    kept = ((Run(rest, first.strong, first.emphasis),) if rest else ()) + words[1:]
    kind = Voice(voice[1])
    return [Paragraph(kept, kind, (voice[2] or "") if kind is Voice.JUDGEMENT else "")]


def _listing(token: Token, inside: Sequence[Token]) -> list[Block]:
    items, at = [], 0
    while at < len(inside):
        end = _closing(inside, at)
        items.append(_blocks(inside[at + 1 : end]))
        at = end + 1
    return [Listing(tuple(items), token.tag == "ol", int(token.attrGet("start") or 1))]


def _table(token: Token, inside: Sequence[Token]) -> list[Block]:
    rows: list[list[Words]] = []
    ends: list[bool] = []
    for place, one in enumerate(inside):
        if one.type == "tr_open":
            rows.append([])
        elif one.type in ("th_open", "td_open"):
            rows[-1].append(_inline(inside[place + 1 : place + 2]))
            if len(rows) == 1:
                ends.append("right" in str(one.attrGet("style") or ""))
    head = tuple(rows[0]) if rows else ()
    return [Table(head, tuple(tuple(row) for row in rows[1:]), tuple(ends))]


def _quote(token: Token, inside: Sequence[Token]) -> list[Block]:
    return [Quote(_blocks(inside))]


def _code(token: Token, inside: Sequence[Token]) -> list[Block]:
    return [Preformatted(token.content.rstrip("\n"))]


_MAKERS: dict[str, Callable[[Token, Sequence[Token]], list[Block]]] = {
    "heading_open": _heading, "paragraph_open": _paragraph, "bullet_list_open": _listing,
    "ordered_list_open": _listing, "table_open": _table, "blockquote_open": _quote, "fence": _code,
    "code_block": _code, "hr": lambda token, inside: [Rule()],
}  # fmt: skip


def _inline(tokens: Sequence[Token]) -> Words:
    found: list[Inline] = []
    strong = emphasis = 0
    href = ""
    for token in (child for one in tokens for child in one.children or ()):
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type == "link_open":
            href = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            href = ""
        elif token.type in ("softbreak", "hardbreak"):
            _add(found, Run(" " if token.type == "softbreak" else "\n"))
        elif token.type == "code_inline":
            _add(found, Run(token.content, code=True))
        elif token.content:
            _add_text(found, token.content, bool(strong), bool(emphasis), href)
    return tuple(found)


def _add_text(found: list[Inline], text: str, strong: bool, emphasis: bool, href: str) -> None:
    """Add text with its citations; markdown-it may have cut `[` from what follows, so neighbours are joined first."""
    if found and isinstance(found[-1], Run):
        last = found[-1]
        if (last.strong, last.emphasis, last.code, last.href) == (strong, emphasis, False, href) and (
            last.text != "\n"
        ):
            text = last.text + text
            found.pop()
    at = 0
    for match in _CITES.finditer(text):
        _add(found, Run(text[at : match.start()], strong, emphasis, href=href))
        found += [Cite(one) for one in _split(match[1])]
        at = match.end()
    _add(found, Run(text[at:], strong, emphasis, href=href))


def _add(found: list[Inline], run: Run) -> None:
    if run.text:
        found.append(run)


def _numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give every heading of the outer level an anchor that no other has."""
    seen: dict[str, int] = {}
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            said = "".join(one.text for one in block.words if isinstance(one, Run))
            stem = re.sub(r"[^a-z0-9]+", "-", fold(said)).strip("-")[:60] or "part"
            seen[stem] = seen.get(stem, 0) + 1
            anchor = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
            block = Heading(block.depth, block.words, anchor)
        done.append(block)
    return tuple(done)
