"""Markdown of people as HTML that can do nothing: no script, no style, no image, links to the web and to this site."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "table", "thead", "tbody", "tr", "th",
    "td", "code", "hr", "br",
}  # fmt: skip


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def html(text: str) -> SafeString:
    """Return Markdown as safe HTML whose headings begin at the second level, tables scrolling inside the page."""
    made = _reader().render(text)
    made = made.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    clean = nh3.clean(
        made, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"}, link_rel="noreferrer"
    )
    clean = clean.replace("<table>", '<div class="scroll" tabindex="0"><table class="t">')
    clean = clean.replace("</table>", "</table></div>").replace("<th>", '<th scope="col">')
    return mark_safe(clean)
