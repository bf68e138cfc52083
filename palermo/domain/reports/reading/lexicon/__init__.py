"""The classifying lexicon: what a text speaks of, in words a practitioner wrote, and which codes that suggests.

The words, concepts and weights are YAML under `data/`, whose README says how to edit them. Everything is read when
first asked for; nothing here raises on any text.
"""

from collections.abc import Mapping

from palermo.domain.reports.reading.lexicon import hearing, lists, weighing
from palermo.domain.reports.reading.lexicon.hearing import Heard
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Suggestion

__all__ = ["Heard", "concepts", "version", "weigh", "weigh_heard"]


def concepts(passage: Passage) -> Mapping[str, Heard]:
    """Return every concept that a passage says or denies, by code: spans, spans against, strength from 0 to 1."""
    return hearing.hear(passage)


def weigh(passage: Passage) -> list[Suggestion]:
    """Return every suggestion that reaches 0.5, in the order of the facets, the surest first within each."""
    return weighing.weigh(hearing.hear(passage))


def weigh_heard(heard: Mapping[str, Heard]) -> list[Suggestion]:
    """Return the suggestions for concepts that `concepts` has found, so that a text is matched only once."""
    return weighing.weigh(heard)


def version() -> str:
    """Return twelve hex digits that change whenever a file of the lexicon does."""
    return lists.version()
