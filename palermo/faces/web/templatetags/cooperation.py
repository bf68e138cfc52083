"""The tags of the pages of cooperation: `{% load cooperation %}`. Each is a plain function with a name for templates."""

from collections.abc import Mapping

from django import template
from django.template.context import Context
from django.urls import reverse

from palermo.faces.web.cooperation import cells, words
from palermo.foundations.policy import Permission, allowed

register = template.Library()
register.simple_tag(cells.months, name="month_bars")
register.simple_tag(cells.spread, name="spread_cell")
register.simple_tag(cells.share, name="share_cell")
register.simple_tag(cells.counts, name="counts_cell")
register.simple_tag(cells.hours, name="hours")

_NEEDS = {"requests": Permission.REQUEST_READ, "practices": Permission.PRACTICE_READ}
_TOGETHER = ("meeting", "operation", "agreement", "liaison")


@register.simple_tag
def coop_word(name: str, code: str) -> str:
    """`{% coop_word 'STATES' code %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)


@register.inclusion_tag("cooperation/_tabs.html", takes_context=True)
def coop_tabs(context: Context, current: str) -> Mapping[str, object]:
    """`{% coop_tabs 'requests' %}`: the pages of cooperation that the reader may open, the current one marked."""
    actor = context["here"].actor
    shown = [
        (code, label, _address(code), code == current)
        for code, label in words.TABS.items()
        if actor and allowed(actor, _NEEDS.get(code, Permission.COOPERATION_READ))
    ]
    return {"tabs": shown}


def _address(code: str) -> str:
    return reverse("undertakings", args=[code]) if code in _TOGETHER else reverse(code)
