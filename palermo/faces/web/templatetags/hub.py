"""The tags of the hub's pages: `{% load hub %}`. Each is a plain function with a name for templates."""

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palermo.faces.web.hub import words
from palermo.faces.web.hub.forms.codes import LIST_ID
from palermo.faces.web.hub.shown import boxes

register = template.Library()

register.simple_tag(boxes.options, name="options")
register.simple_tag(boxes.ticks, name="ticks")


@register.simple_tag
def hub_word(name: str, code: str) -> str:
    """`{% hub_word 'PRIMARY' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)


@register.simple_tag
def hub_state(code: str) -> SafeString:
    """`{% hub_state report.state %}`: a report's state in the hub's words, as a small sign."""
    css = "tag on" if code in ("question_open", "withdrawn") else "tag"
    return format_html('<span class="{}">{}</span>', css, words.word(words.STATES, code))


@register.simple_tag
def bound(form: BaseForm, name: str) -> BoundField:
    """`{% bound form 'acts' as field %}`: a field by its name, for loops over names."""
    return form[name]


@register.simple_tag
def crime_list() -> SafeString:
    """`{% crime_list %}`: the list of crime codes, in the reader's language."""
    return boxes.crime_list((get_language() or "en")[:2], LIST_ID)
