"""The tags of the kit: `{% load kit %}`. Each is one line over a plain function, so that Python can use them too."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from palermo.faces.kit import figures, forms, lists, moments, names, origin, signs
from palermo.faces.kit.drawings import figure as drawn

register = template.Library()

register.simple_tag(signs.icon, name="icon")
register.simple_tag(signs.level_mark, name="level_mark")
register.simple_tag(signs.level_tag, name="level_tag")
register.simple_tag(signs.priority, name="priority")
register.simple_tag(signs.brand_mark, name="brand_mark")
register.simple_tag(names.country, name="country")
register.simple_tag(names.unit, name="unit")
register.simple_tag(names.label, name="label")
register.simple_tag(names.language_name, name="language_name")
register.simple_tag(names.not_known, name="not_known")
register.simple_tag(figures.number, name="number")
register.simple_tag(figures.money, name="money")
register.simple_tag(figures.size, name="size")
register.simple_tag(figures.percent_bar, name="percent_bar")
register.simple_tag(moments.waiting, name="waiting")
register.simple_tag(moments.days, name="days")


def _zone(context: Context) -> ZoneInfo:
    here = context.get("here")
    zone: ZoneInfo = here.zone if here is not None else names.zone_of("")
    return zone


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime | date | None, form: str = "") -> SafeString | str:
    """`{% moment at %}`: today the hour, yesterday the word, else the date; `{% moment at 'full' %}`: both."""
    return moments.moment(value, _zone(context), full=form == "full")


@register.simple_tag
def when(start: Any, end: str = "", words: str = "", hour: str = "") -> SafeString:
    """`{% when start end words hour %}` or `{% when content.when %}`: a partial date in the reader's language."""
    if hasattr(start, "start"):
        return moments.when(start.start, start.end, start.words, start.time)
    return moments.when(str(start or ""), end or "", words or "", hour or "")


@register.simple_tag
def reference(text: str, href: str = "") -> SafeString:
    """`{% reference ref %}` or `{% reference ref url %}`: a reference in the identifiers' voice, linked if asked."""
    if href:
        return format_html('<a class="id" href="{}">{}</a>', href, text)
    return format_html('<span class="id">{}</span>', text)


@register.inclusion_tag("kit/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", css: str = "") -> Mapping[str, object]:
    """`{% field form.x %}`: label, hint, error and widget; `label`, `hint` and the box's `css` may be replaced."""
    return {"field": forms.Shown(bound, label=label, hint=hint, css=css)}


@register.inclusion_tag("kit/figure.html")
def figure(shown: "drawn.Figure") -> Mapping[str, object]:
    """`{% figure one %}`: a chart or map with its words, source and the table behind it."""
    return {"figure": shown}


@register.inclusion_tag("kit/errors.html")
def errors(*forms_shown: BaseForm | None) -> Mapping[str, object]:
    """`{% errors form other %}`: the list on top of a form, each error linked to its field."""
    return {"errors": forms.error_lines(*[form for form in forms_shown if form is not None])}


@register.inclusion_tag("kit/sort_header.html")
def sort_header(listing: "lists.Listing", key: str, label: str, css: str = "") -> Mapping[str, object]:
    """`{% sort_header listing 'age' _('Waiting') 'n' %}`: a column's head that sorts by a link."""
    return {"sort": listing.sort(key), "label": label, "css": css}


@register.inclusion_tag("kit/trail.html", takes_context=True)
def trail(context: Context) -> Mapping[str, object]:
    """`{% trail %}`: the pages through which somebody came here, each leading back to its place."""
    return {"steps": origin.trail(context["request"])}


@register.inclusion_tag("kit/trail_fields.html", takes_context=True)
def trail_fields(context: Context, *, here: bool = False) -> Mapping[str, object]:
    """`{% trail_fields %}`: the trail as hidden fields of a form that asks by its address; `here=True` adds this page."""
    return {"addresses": origin.addresses(context["request"], here=here)}


@register.simple_tag(takes_context=True)
def onward(context: Context, address: str) -> str:
    """`{% onward href %}`: an address that leads back to this page by its trail."""
    return origin.joined(address, origin.onward(context["request"]))


@register.simple_tag(takes_context=True)
def along(context: Context, address: str) -> str:
    """`{% along href %}`: an address that keeps the trail as it is, for links from a page to its own other states."""
    return origin.joined(address, origin.kept(context["request"]))
