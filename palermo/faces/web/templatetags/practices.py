"""The tags of the pages of practices: `{% load practices %}`. Each is a plain function with a name for templates."""

from django import template

from palermo.faces.web.practices import words

register = template.Library()


@register.simple_tag
def practice_word(name: str, code: str) -> str:
    """`{% practice_word 'AREAS' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)
