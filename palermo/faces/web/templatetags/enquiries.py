"""The tags of the pages of questions: `{% load enquiries %}`. Each is a plain function with a name for templates."""

from django import template

from palermo.faces.web.enquiries import words

register = template.Library()


@register.simple_tag
def enquiry_word(name: str, code: str) -> str:
    """`{% enquiry_word 'PURPOSES' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)
