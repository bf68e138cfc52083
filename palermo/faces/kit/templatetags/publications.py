"""The tags of publications: `{% load publications %}`."""

from django import template

from palermo.faces.kit import publications

register = template.Library()


@register.simple_tag
def publication_word(name: str, code: str) -> str:
    """`{% publication_word 'KINDS' code %}`: the words of a code in one of the tables of `kit.publications`."""
    table: publications.Words = getattr(publications, name)
    return str(table.get(code, code))
