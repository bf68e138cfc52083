"""The tags of the pages of matches: `{% load matching %}`. Each is a plain function with a name for templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palermo.faces.web.matching import words

register = template.Library()


@register.simple_tag
def matching_word(name: str, code: str) -> str:
    """`{% matching_word 'KINDS' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)


@register.simple_tag
def percent_bar(percent: int) -> SafeString:
    """`{% percent_bar 87 %}`: how sure the program is, as a small bar and a number."""
    shape = '<progress class="sure" max="100" value="{}" aria-label="{}"></progress> <span class="num">{} %</span>'
    return format_html(shape, percent, _("how sure"), percent)
