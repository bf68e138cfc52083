"""Sources as a reader may see them: with a link where she may open one, else only that the hub holds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from palermo.domain.documents.shapes import Source
from palermo.faces.kit.moments import partial_text
from palermo.faces.kit.names import unit
from palermo.faces.web.documents import words

# The page of each kind of source, at the entry that has it.
PAGES = {
    "report": ("report",), "entity": ("entity",), "network": ("network",), "route": ("route",),
    "document": ("document", "document_read"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A source in words: what it is, its address ("" where there is none to open), its evaluation."""

    source: Source
    text: str
    href: str

    @property
    def number(self) -> int:
        """Return its number."""
        return self.source.number


def shown(sources: Sequence[Source]) -> list[Shown]:
    """Return sources in words."""
    return [Shown(one, said(one), page_of(one)) for one in sources]


def said(source: Source) -> str:
    """Return what a source is in one line: its title or kind, its unit and day; or that the hub holds it."""
    if not source.reference:
        return gettext("source %(n)s, held by the hub") % {"n": source.number}
    parts = [source.title or words.word(words.SOURCES, source.kind)]
    if source.unit:
        parts.append(unit(source.unit))
    if source.day:
        parts.append(_day(source.day))
    return " · ".join(parts)


def _day(text: str) -> str:
    """Return a day in words; what is no partial date stands as it is."""
    parts = text.split("-")
    whole = all(part.isascii() and part.isdigit() for part in parts) and 1 <= len(parts) <= 3
    try:
        return partial_text(text) if whole else text
    except ValueError:
        return text


def page_of(source: Source) -> str:
    """Return the address of a source's own page, "" where this entry has none."""
    for name in PAGES.get(source.kind, ()) if source.reference else ():
        try:
            return reverse(name, args=[source.reference])
        except NoReverseMatch:
            continue
    return ""
