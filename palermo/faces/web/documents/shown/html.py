"""Blocks as HTML: every word escaped, the whole cleaned once more, citations as links to their sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

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
    Run,
    Table,
    Voice,
    Words,
)
from palermo.faces.web.documents import words

# What is left of a text whatever the steps before it did: no scripts, styles, pictures or handlers.
TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "span", "strong",
    "em", "code", "pre", "a", "sup", "br", "hr", "b",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "class", "aria-label", "id"}, "th": {"scope", "class"}, "td": {"class"}, "ol": {"start"}, "h2": {"id"},
    "h3": {"id"}, "h4": {"id"}, "div": {"class", "tabindex", "role", "aria-label"}, "blockquote": {"class"},
    "p": {"class", "dir"}, "table": {"class"}, "span": {"class"}, "sup": {"class"}, "b": {"class"}, "code": {"dir"},
}  # fmt: skip
DEEPEST = 4

Draw = Callable[[str], SafeString]


@dataclass(frozen=True, slots=True)
class Setting:
    """What blocks need around them: the number of each citation ("" in a draft), and how a figure is drawn by its key."""

    numbers: Mapping[str, int]
    figure: Draw


def page(blocks: Sequence[Block], setting: Setting) -> SafeString:
    """Return blocks as the HTML of a page."""
    return mark_safe("\n".join(each(block, setting) for block in blocks))


def each(block: Block, setting: Setting) -> SafeString:
    """Return one block; a figure is drawn by us and stands as it is, everything else is cleaned."""
    if isinstance(block, FigurePlace):
        return setting.figure(block.key)
    return cleaned(_block(block, setting))


def cleaned(html: str) -> SafeString:
    """Return HTML with only the tags and attributes of a document left; links lead to http and https alone."""
    done = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )  # fmt: skip
    return mark_safe(done)


def _block(block: Block, setting: Setting) -> SafeString:
    match block:
        case Heading():
            return _heading(block, setting)
        case Paragraph():
            return _paragraph(block, setting)
        case Listing():
            items = format_html_join("", "<li>{}</li>", ((_inside(item, setting),) for item in block.items))
            if block.ordered:
                return format_html('<ol start="{}">{}</ol>', block.start, items)
            return format_html("<ul>{}</ul>", items)
        case Table():
            return _table(block, setting)
        case Quote():
            return format_html(
                '<blockquote class="voice said">{}{}</blockquote>',
                _label(Voice.SOURCE),
                _inside(block.blocks, setting),
            )
        case FigurePlace():
            return setting.figure(block.key)
        case Preformatted():
            return format_html('<pre><code dir="auto">{}</code></pre>', block.text)
        case Rule():
            return mark_safe("<hr>")


def _inside(blocks: Sequence[Block], setting: Setting) -> SafeString:
    return mark_safe(
        "".join(_block(block, setting) for block in blocks if not isinstance(block, FigurePlace))
    )


def _heading(block: Heading, setting: Setting) -> SafeString:
    depth = min(DEEPEST, max(2, block.depth))
    said = line(block.words, setting)
    if not block.anchor:
        return format_html("<h{}>{}</h{}>", depth, said, depth)
    return format_html('<h{} id="s-{}">{}</h{}>', depth, block.anchor, said, depth)


def _paragraph(block: Paragraph, setting: Setting) -> SafeString:
    said = line(block.words, setting)
    if block.voice is Voice.FACT:
        return format_html('<p dir="auto">{}</p>', said)
    css = "said" if block.voice is Voice.SOURCE else "judged"
    label = _label(block.voice, block.confidence)
    return format_html('<div class="voice {}">{}<p dir="auto">{}</p></div>', css, label, said)


def _label(voice: Voice, confidence: str = "") -> SafeString:
    told = words.word(words.VOICES, voice.value)
    if confidence:
        told = f"{told} · {words.word(words.CONFIDENCE, confidence)}"
    return format_html('<p class="who">{}</p>', told)


def _table(block: Table, setting: Setting) -> SafeString:
    ends = [*block.ends, *(False for _ in block.head)]
    head = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        ((_end(ends[at]), line(cell, setting)) for at, cell in enumerate(block.head)),
    )
    rows = format_html_join(
        "", "<tr>{}</tr>",
        (
            (format_html_join("", "<td{}>{}</td>", ((_end(ends[at]), line(cell, setting)) for at, cell in enumerate(row))),)
            for row in block.rows
        ),
    )  # fmt: skip
    table = format_html('<table class="t"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, rows)
    shape = '<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>'
    return format_html(shape, gettext("Table"), table)


def _end(end: bool) -> SafeString:
    return mark_safe(' class="n"' if end else "")


def line(words_of: Words, setting: Setting) -> SafeString:
    """Return what stands in a line."""
    found: list[str] = []
    before: Inline | None = None
    for one in words_of:
        if isinstance(one, Cite) and isinstance(before, Cite):
            found.append('<sup class="mute">,</sup>')  # two numbers side by side would read as one
        found.append(_cite(one.reference, setting) if isinstance(one, Cite) else _run(one))
        before = one
    return mark_safe("".join(found))


def _cite(reference: str, setting: Setting) -> SafeString:
    number = setting.numbers.get(reference)
    if number is None:
        return format_html('<span class="tag unknown">{}</span>', reference)
    told = gettext("source %(n)s") % {"n": number}
    return format_html('<a class="cite" href="#c{}" aria-label="{}">{}</a>', number, told, number)


def _run(run: Run) -> SafeString:
    if run.text == "\n":
        return mark_safe("<br>")
    said = format_html("<code>{}</code>", run.text) if run.code else format_html("{}", run.text)
    if run.emphasis:
        said = format_html("<em>{}</em>", said)
    if run.strong:
        said = format_html("<strong>{}</strong>", said)
    return format_html('<a href="{}">{}</a>', run.href, said) if run.href else said
