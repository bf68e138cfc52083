"""The tags of the reports pages: `{% load reports %}`. Each is a plain function with a name for templates."""

from django import template

from palermo.faces.web.reports import words
from palermo.faces.web.reports.shown import people, route

register = template.Library()

register.simple_tag(words.state, name="state")
register.simple_tag(route.drawn, name="route_of")
register.simple_tag(people.details, name="person_details")
register.simple_tag(people.is_masked, name="is_masked")


@register.simple_tag
def word(name: str, code: str) -> str:
    """`{% word 'MESSAGES' message.kind %}`: the words of a code in one of the tables of `words`."""
    table: words.Words = getattr(words, name)
    return words.word(table, code)


@register.simple_tag
def seized(seizure: object) -> str:
    """`{% seized seizure %}`: the amount with its unit in words."""
    from palermo.faces.kit.figures import number

    amount = getattr(seizure, "amount", None)
    return words.amount_text("" if amount is None else number(amount), getattr(seizure, "unit", ""))
