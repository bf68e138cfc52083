"""The tags of the pages of documents: `{% load documents %}`. Each is a plain function with a name for templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from palermo.faces.kit.names import own_name
from palermo.faces.web.documents import words
from palermo.faces.web.documents.shown import sources

register = template.Library()
register.simple_tag(own_name, name="own_name")
register.simple_tag(sources.said, name="source_said")
register.simple_tag(sources.page_of, name="source_page")


@register.simple_tag
def document_word(name: str, code: str) -> str:
    """`{% document_word 'USES' copy.used %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, str(code))


@register.simple_tag
def document_state(code: str) -> SafeString:
    """`{% document_state line.state %}`: a document's state as a small sign; what waits for somebody stands out."""
    css = "tag on" if code in ("in_review", "sent_back", "recalled") else "tag"
    return format_html('<span class="{}">{}</span>', css, words.word(words.STATES, code))
