"""The tags of the pages of matches: `{% load matching %}`. Each is a plain function with a name for templates."""

from django import template

from palermo.faces.web.matching import words

register = template.Library()


@register.simple_tag
def matching_word(name: str, code: str) -> str:
    """`{% matching_word 'KINDS' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)
