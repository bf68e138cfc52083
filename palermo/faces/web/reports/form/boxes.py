"""A box of the form: what it is called, what it holds, what is wrong with it. Meanings are elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

Label = Promise | str
Choice = tuple[str, str]
Group = tuple[str, Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Box:
    """The lasting part of a box. `kind`: line, area, select, check or radios; `of` gives the list to choose from.

    The list is `lasting` where only the reader's language changes it.
    """

    name: str
    label: Label
    hint: Label = ""
    kind: str = "line"
    of: Callable[[], Sequence[Group]] | None = None
    css: str = ""
    mode: str = ""
    suggestions: str = ""
    rows: int = 7
    lasting: bool = True


@dataclass(slots=True)
class Shown:
    """A box on one page: its text as typed, and the sentence about what is wrong ("" for nothing)."""

    box: Box
    name: str
    value: str
    error: str = ""
    options: str = ""

    @property
    def id(self) -> str:
        """Return the element's id, to which the list of errors leads."""
        return f"f-{self.name}"

    @property
    def described_by(self) -> str:
        """Return the ids of what is said about the box."""
        parts = [f"{self.id}-e"] if self.error else []
        return " ".join([*parts, f"{self.id}-h"] if self.box.hint else parts)

    @property
    def said(self) -> bool:
        """Say whether something is in the box."""
        return bool(self.value.strip())


def shown(box: Box, name: str, values: Mapping[str, str], errors: Mapping[str, str]) -> Shown:
    """Return a box as it stands on this page."""
    value = values.get(name, "")
    found = Shown(box, name, value, errors.get(name, ""))
    if box.of is not None:
        plain = _options(box.of, get_language() or "en") if box.lasting else _written(box.of())
        found.options = _chosen(plain, value)
    return found


@lru_cache(maxsize=256)
def _options(of: Callable[[], Sequence[Group]], language: str) -> str:
    # A page holds some twenty lists of up to 250 options; written once a language they cost nothing.
    return _written(of())


def _written(groups: Sequence[Group]) -> str:
    parts = []
    for label, choices in groups:
        options = format_html_join("", '<option value="{}">{}</option>', choices)
        parts.append(format_html('<optgroup label="{}">{}</optgroup>', label, options) if label else options)
    return "".join(parts)


def _chosen(options: str, value: str) -> SafeString:
    """Return the options with one of them chosen; a value that the list does not have stays as one more choice."""
    start = format_html('<option value="{}"', value)
    if start + ">" in options:
        return mark_safe(options.replace(start, start + " selected", 1))
    if not value:
        return mark_safe(options)
    return mark_safe(options + format_html('<option value="{0}" selected>{0}</option>', value))
