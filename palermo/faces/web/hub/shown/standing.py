"""Which elements of an offence the text supports, by which words, and what is still to be asked. Never a verdict."""

from dataclasses import dataclass, field

from django.utils.translation import gettext

from palermo.domain.reports.reading.elements import (
    NOT_NEEDED,
    UNLESS_CHILD,
    Element,
    Elements,
    Standing,
    Support,
)
from palermo.faces.web.hub import words
from palermo.faces.web.hub.shown.suggested import Quote, Told, label_of, line_id


@dataclass(frozen=True, slots=True)
class Backed:
    """One code that speaks for an element, the line where it is decided, and the words behind it."""

    label: str
    line: str
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element of an offence: what supports it, or the sentence that says that nothing does."""

    name: str
    supports: list[Backed] = field(default_factory=list)
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class OffenceTable:
    """The elements of one offence, with one careful sentence on what is missing."""

    heading: str
    lines: list[ElementLine]
    sentence: str


def tables(elements: Elements, told: Told) -> list[OffenceTable]:
    """Return a table for each offence that the text speaks of."""
    both = (elements.trafficking, elements.smuggling)
    return [_table(standing, told) for standing in both if standing.spoken_of]


def turning(elements: Elements, told: Told) -> list[Backed]:
    """Return the signs of exploitation in a text about smuggling."""
    return [_backed(each, told) for each in elements.turning]


def _table(standing: Standing, told: Told) -> OffenceTable:
    lines = []
    for element in standing.elements:
        name = words.word(words.STANDING, element.name)
        supports = [_backed(each, told) for each in element.supports]
        nothing = _nothing(element)
        lines.append(ElementLine(name, supports, "" if supports else nothing))
    return OffenceTable(words.word(words.PRIMARY, standing.crime), lines, _sentence(standing))


def _nothing(element: Element) -> str:
    """Return what stands where the text supports an element by nothing."""
    if element.need == UNLESS_CHILD:
        return gettext("Nothing in the text; asked only of an adult.")
    if element.need == NOT_NEEDED and element.name == "means":
        return gettext("Nothing in the text; of a child it need not be shown.")
    if element.need == NOT_NEEDED:
        return gettext("Nothing in the text; most often understood.")
    return gettext("Nothing in the text.")


def _sentence(standing: Standing) -> str:
    missing = ", ".join(words.word(words.STANDING, name).lower() for name in standing.missing)
    if missing:
        return gettext("The text does not say: %(elements)s. That is a question to ask, no verdict.") % {
            "elements": missing
        }
    if standing.open:
        return gettext(
            "Is the person a child? Then the means need not be shown; of an adult they are still to be asked."
        )
    return gettext(
        "The text speaks of every element that has to be shown. Whether they are true is for people to find out."
    )


def _backed(support: Support, told: Told) -> Backed:
    line = line_id(support.facet, support.code)
    quotes = next((one.quotes for group in told.groups for one in group.lines if one.id == line), [])
    return Backed(label_of(support.facet, support.code), line, quotes)
