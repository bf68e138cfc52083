"""The words of networks for codes that no vocabulary names."""

from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from palermo.faces.kit.names import label_text
from palermo.faces.web.matching.words import KINDS
from palermo.faces.web.reports.words import Words, word
from palermo.foundations.vocabularies import vocabulary

__all__ = ["KINDS", "Words", "link_kind", "link_kinds", "word"]

SOURCES: Words = {
    "A": _("A: no doubt"),
    "B": _("B: mostly right"),
    "C": _("C: mostly not"),
    "X": _("X: cannot be said"),
}
INFORMATION: Words = {
    "": _("Any"),
    "1": _("1: certain"),
    "2": _("2 and better: known first-hand"),
    "3": _("3 and better: hearsay that fits"),
}
LEVELS: Words = {"2": _("All levels"), "1": _("Up to sensitive")}
TOLD: Words = {
    "": _("Reports and analysts"),
    "report": _("What reports say"),
    "analyst": _("What analysts decided"),
}
PROVENANCE: Words = {
    "read": pgettext_lazy("of a link", "read in the report"),
    "decided": pgettext_lazy("of a link", "decided by an analyst"),
}
TAKEN: Words = {
    "frozen": pgettext_lazy("money", "Frozen"),
    "seized": pgettext_lazy("money", "Seized"),
    "confiscated": pgettext_lazy("money", "Confiscated"),
    "returned": pgettext_lazy("money", "Returned"),
}


@cache
def link_kinds() -> frozenset[str]:
    """Return the codes of all kinds of link."""
    return frozenset(vocabulary("link_kinds").codes)


def link_kind(code: str) -> str:
    """Return a kind of link in the reader's language."""
    return label_text("link_kinds", code)
