"""Crime codes by searching: one box a code over a list that the browser itself searches, without script."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.text import fold

LIST_ID = "crime-codes"
MOST, SPARE, LEAST = 40, 2, 3
_CODE = re.compile(r"\s*([0-9]{2,8})\b")


@lru_cache(maxsize=8)
def options(language: str) -> tuple[str, ...]:
    """Return the crime classes as the list offers them, such as "08051 Smuggling of migrants"."""
    return tuple(f"{entry.code} {entry.label(language)}" for entry in vocabulary("crime_classes"))


def shown(code: str) -> str:
    """Return a code as its option, or itself where the vocabulary has it no longer."""
    book = vocabulary("crime_classes")
    return f"{code} {book[code].label((get_language() or 'en')[:2])}" if code in book else code


class CodeBoxes(forms.Widget):
    """Several text boxes under one name, each tied to the list of crime codes."""

    use_fieldset = True

    def render(
        self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the boxes: one for each code, and some that are empty."""
        values = [str(one) for one in value or []]
        values += [""] * max(SPARE, LEAST - len(values))
        given = dict(attrs or {})
        start = given.pop("id", f"id_{name}")
        boxes = [
            flatatt({**given, "id": f"{start}-{n}", "name": name, "value": shown(one), "list": LIST_ID,
                     "autocomplete": "off", "maxlength": "200", "aria-label": f"{_('Crime code')} {n + 1}"})
            for n, one in enumerate(values)
        ]  # fmt: skip
        return format_html(
            '<div class="stack tight">{}</div>',
            format_html_join("", '<input type="text"{}>', [(box,) for box in boxes]),
        )

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """Return what stands in the boxes, empty ones left out."""
        texts = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [text.strip() for text in texts if text.strip()][:MOST]


class CodesField(forms.Field):
    """Crime codes, written as the code, as an option of the list, or as the beginning of exactly one label."""

    widget = CodeBoxes

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        """Return the codes in the order given, each once; raises ValidationError for what is none."""
        return list(dict.fromkeys(_code(text) for text in value or []))


def code_of(text: str) -> str:
    """Return the crime code that a text names, or the text itself where it names none."""
    try:
        return _code(text)
    except forms.ValidationError:
        return text


def _code(text: str) -> str:
    book = vocabulary("crime_classes")
    match = _CODE.match(text)
    if match and match[1] in book:
        return match[1]
    wanted, language = fold(text), (get_language() or "en")[:2]
    labels = {entry.code: fold(entry.label(language)) for entry in book}
    exact = [code for code, label in labels.items() if label == wanted]
    near = exact or [code for code, label in labels.items() if wanted and label.startswith(wanted)]
    if len(near) != 1:
        message = _("“%(text)s” is no crime code. Choose one from the list.") % {"text": text[:60]}
        raise forms.ValidationError(message)
    return near[0]
