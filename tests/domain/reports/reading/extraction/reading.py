"""What the tests of the extraction share: a text read, and the things of one kind in it."""

from palermo.domain.reports.reading.extraction import extract
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Item


def things(kind: str, text: str, language: str = "", country: str = "") -> list[Item]:
    """Return the items of one kind in a text, in its order."""
    return [item for item in extract(Passage(text, language), country=country) if item.kind == kind]
