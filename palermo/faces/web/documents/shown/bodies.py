"""A document's text for a page: its blocks as HTML, with numbers for citations and drawings for figures."""

from collections.abc import Mapping, Sequence

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from palermo.domain.documents.shapes import FigureSeen, OpenedDraft, OpenedIssue, Source
from palermo.domain.documents.text import Block
from palermo.faces.web.documents.shown import figures, html


def of_draft(opened: OpenedDraft) -> SafeString:
    """Return the text of a draft; a citation that nobody finds and a figure that is not there are marked."""
    return of_blocks(opened.blocks, opened.sources, opened.figures)


def of_blocks(
    blocks: Sequence[Block], sources: Sequence[Source], seen: Mapping[str, FigureSeen]
) -> SafeString:
    """Return a draft's blocks with the numbers of its sources."""
    return html.page(blocks, html.Setting(numbers_of(sources), _drawing(seen)))


def of_issue(opened: OpenedIssue) -> SafeString:
    """Return the text of an issued document; its citations are numbers already."""
    numbers = {str(source.number): source.number for source in opened.sources}
    return html.page(opened.blocks, html.Setting(numbers, _drawing(opened.figures)))


def numbers_of(sources: Sequence[Source]) -> dict[str, int]:
    """Return the number of each source by its reference."""
    return {source.reference: source.number for source in sources if source.reference}


def _drawing(seen: Mapping[str, FigureSeen]) -> html.Draw:
    def draw(key: str) -> SafeString:
        found = seen.get(key)
        if found is None:
            told = gettext("The figure “%(key)s” does not exist yet.") % {"key": key}
            return format_html('<p class="unknown">{}</p>', told)
        drawn = figures.drawn(found)
        return mark_safe(render_to_string("documents/_figure.html", {"figure": drawn, "seen": found}))

    return draw
