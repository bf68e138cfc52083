"""The tags of the hub's pages of publications: `{% load publishing %}`."""

from django import template

from palermo.faces.web.publications import words

register = template.Library()


@register.simple_tag
def publishing_word(name: str, code: str) -> str:
    """`{% publishing_word 'STATES' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return str(table.get(code, code))
