"""Long lists of choices as HTML, written in one go: a template of Django's for each of a hundred boxes is too slow."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.forms import BoundField, CheckboxSelectMultiple
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from palermo.faces.web.hub.forms.codes import options as crime_codes

_CHOSEN, _TICKED = mark_safe(" selected"), mark_safe(" checked")


def options(pairs: Iterable[tuple[str, Any]], chosen: str) -> SafeString:
    """Return the options of a select box."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((code, _CHOSEN if code == chosen else "", label) for code, label in pairs),
    )


def ticks(field: BoundField) -> SafeString:
    """Return the ticks, or the round boxes, of a field with choices, each inside its label."""
    widget = field.field.widget
    kind = "checkbox" if isinstance(widget, CheckboxSelectMultiple) else "radio"
    value = field.value()
    chosen = {str(one) for one in value} if isinstance(value, list | tuple) else {str(value or "")}
    start, name = field.auto_id, field.html_name
    return format_html_join(
        "\n",
        '<label class="pick flat" for="{0}_{1}"><input type="{2}" name="{3}" value="{4}" id="{0}_{1}"{5}>'
        "<span>{6}</span></label>",
        (
            (start, number, kind, name, code, _TICKED if str(code) in chosen else "", label)
            for number, (code, label) in enumerate(widget.choices)
        ),
    )


@lru_cache(maxsize=8)
def crime_list(language: str, identifier: str) -> SafeString:
    """Return the list of crime codes that the browser searches, the same for every report."""
    rows = format_html_join("", '<option value="{}"></option>', ((one,) for one in crime_codes(language)))
    return format_html('<datalist id="{}">{}</datalist>', identifier, rows)
