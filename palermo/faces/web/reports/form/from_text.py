"""What the narrative names and no row of the form has yet: phones, plates, vehicles, papers, money. Nothing is judged."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from palermo.domain.reports.content import Content, Part
from palermo.domain.reports.reading.extraction import extract
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.structured import already_in, part_of
from palermo.domain.reports.reading.suggestion import Item
from palermo.faces.web.reports.form.rows import SECTIONS, write_rows
from palermo.faces.web.reports.form.typed import Typed
from palermo.faces.web.reports.words import Words, word
from palermo.foundations.vocabularies import countries

MOST = 40
WORDS: Words = {
    "phones": _("Phones"),
    "vehicles": _("Vehicles"),
    "papers": _("Travel papers"),
    "money": _("Money"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that the text names: the section where it would stand, its normal form, the words, and its button."""

    section: str
    heading: str
    value: str
    quote: str
    do: str


def named(content: Content, unit: str) -> list[Named]:
    """Return what a narrative names and the content does not have; `unit` gives the country of short numbers."""
    found = []
    for item, section, _part in _offered(content, unit):
        quote = (
            " ".join(content.narrative[item.spans[0].start : item.spans[0].end].split()) if item.spans else ""
        )
        value = item.value[:120]
        found.append(
            Named(section, word(WORDS, section), value, quote[:120], f"named:{item.kind}:{item.value}")
        )
    return found[:MOST]


def take(typed: Typed, content: Content, unit: str, do: str, language: str) -> None:
    """Write one thing that the narrative names into a new row; what it does not name changes nothing."""
    _verb, kind, value = [*do.split(":", 2), "", ""][:3]
    for item, section, part in _offered(content, unit):
        if (item.kind, item.value) == (kind, value) and len(typed.rows(section)) < SECTIONS[section].most:
            start = f"{section}-0-"
            boxes = write_rows(SECTIONS[section], [part], language)
            typed.add(
                section,
                {name.removeprefix(start): text for name, text in boxes.items() if name.startswith(start)},
            )
            return


def _offered(content: Content, unit: str) -> Iterator[tuple[Item, str, Part]]:
    passage = Passage(content.narrative, content.language)
    for item in extract(passage, country=countries.alpha2(unit), near=None):
        made = part_of(item)
        if made is not None and made[0] in WORDS and not already_in(item, content):
            yield item, *made
