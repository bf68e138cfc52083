"""What reading a text brings: suggestions with the words that led to them, and things named in it. Pure shapes.

A suggestion never acts: an analyst accepts, changes or refuses it. Its score is how sure the reader is, from 0 to 1;
what stands in a reading has reached 0.5, the point from which it is worth a person's look.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# What is suggested, in the order of the page; each facet draws its codes from one section of a vocabulary.
FACETS: Mapping[str, tuple[str, str]] = {
    "classes": ("crime_classes", "entries"),
    "acts": ("tip_acts_means_purposes", "acts"),
    "means": ("tip_acts_means_purposes", "means"),
    "purposes": ("tip_acts_means_purposes", "purposes"),
    "form": ("tip_sectors_forms", "forms"),
    "sector": ("tip_sectors_forms", "sectors"),
    "elements": ("som_offences_aggravations", "elements"),
    "offences": ("som_offences_aggravations", "offences"),
    "aggravations": ("som_offences_aggravations", "aggravations"),
    "circumstances": ("som_offences_aggravations", "circumstances"),
    "som_modes": ("som_offences_aggravations", "modes"),
    "travel": ("transport_modes", "entries"),
    "frauds": ("document_types_and_frauds", "frauds"),
    "drugs": ("drugs", "entries"),
    "indicators": ("indicators", "entries"),
    "urgency": ("", ""),
}
URGENCIES = ("life", "child", "moving")
# The plain kinds of crime; `Judgement.primary` knows the same.
KINDS: Mapping[str, str] = {
    "tip": "trafficking in persons",
    "som": "smuggling of migrants",
    "entry": "illegal entry",
    "drugs": "drugs",
    "weapons": "weapons",
    "documents": "documents",
    "corruption": "corruption",
    "money": "money laundering",
    "other": "other",
}


class Span(NamedTuple):
    """A stretch of the text as given: first character and the one after the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One code of a facet with its score (0 to 1), the stretches of text behind it, and the concepts they stand for.

    `against` holds stretches that speak the other way, such as a negation that was heard.
    """

    facet: str
    code: str
    score: float
    spans: tuple[Span, ...] = ()
    concepts: tuple[str, ...] = ()
    kind: str = ""
    against: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing named in the text: its kind, its normal form, its parts, and where it stands.

    `fields` uses the names of the parts of `content` where such a part exists, so that one click makes it one.
    """

    kind: str
    value: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    score: float = 1.0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one text suggests, in the language it was read in, and the version of what read it."""

    language: str
    version: str
    suggestions: tuple[Suggestion, ...] = ()
    items: tuple[Item, ...] = ()

    def of(self, facet: str) -> tuple[Suggestion, ...]:
        """Return the suggestions of one facet, the surest first."""
        found = [each for each in self.suggestions if each.facet == facet]
        return tuple(sorted(found, key=lambda each: -each.score))
