"""Codes, their parents, and the plain kind that a crime class stands for."""

from functools import cache

from palermo.domain.reports.reading.suggestion import FACETS, Reading, Suggestion
from palermo.foundations.vocabularies import vocabulary

TIP_FACETS = ("acts", "means", "purposes")
# The beginnings of crime classes, the longer first.
_KINDS = {
    "07023": "documents", "0703": "corruption", "07041": "money", "0204": "tip", "08051": "som", "08059": "entry",
    "06": "drugs", "0901": "weapons",
}  # fmt: skip


def kind_of(code: str) -> str:
    """Return the plain kind of a crime class."""
    return next((kind for start, kind in _KINDS.items() if code.startswith(start)), "other")


@cache
def parents(facet: str) -> dict[str, str]:
    """Return code to parent code, for the codes of a facet that have one."""
    name, section = FACETS[facet]
    if not name:
        return {}
    return {
        entry.code: str(entry.data["parent"])
        for entry in vocabulary(name, section).entries
        if entry.data.get("parent")
    }


def widened(facet: str, codes: set[str]) -> set[str]:
    """Return codes with their parents: who says forced begging has said forced labour."""
    if facet not in FACETS:
        return codes
    known = parents(facet)
    return codes | {known[code] for code in codes if code in known}


def broad(facet: str, codes: set[str]) -> set[str]:
    """Return codes with each narrower one replaced by its parent, as the published labels know only these."""
    known = parents(facet)
    return {known.get(code, code) for code in codes}


def said(reading: Reading, facet: str) -> set[str]:
    """Return the codes of a facet, or the plain kinds, that a reading suggests."""
    if facet == "kind":
        return {each.kind for each in reading.of("classes") if each.kind}
    return {each.code for each in reading.of(facet)}


def of(suggestions: list[Suggestion], facet: str, least: float = 0.5) -> set[str]:
    """Return the codes of a facet among suggestions that reach a score."""
    return {each.code for each in suggestions if each.facet == facet and each.score >= least}
