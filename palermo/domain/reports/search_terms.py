"""What of a report goes into the blind index, and under which key: one token set for each document."""

from collections.abc import Iterable

from palermo.domain.reports.content import Content
from palermo.domain.reports.reading.terms import identifiers, terms
from palermo.foundations.compartments import keyring

HUB_SCOPE = "scope:hub"


def unit_scope(unit: str) -> str:
    """Return the term that marks a report as a unit's own."""
    return f"scope:unit:{unit}"


def share_scope(unit: str) -> str:
    """Return the term that marks a masked copy as shared with a unit."""
    return f"scope:share:{unit}"


def fields_of(content: Content) -> tuple[str, str]:
    """Return a content's running text and its identifiers, each as one string."""
    words = [content.title, content.narrative, content.where.place, content.where.words, content.when.words]
    marks = []
    for person in content.people:
        words += [person.name, person.alias, person.note]
    for vehicle in content.vehicles:
        words += [vehicle.make, vehicle.colour, vehicle.name, vehicle.note]
        marks.append(vehicle.plate)
    marks += [phone.number for phone in content.phones]
    marks += [paper.number for paper in content.papers]
    words += [f"{leg.origin} {leg.destination} {leg.note}" for leg in content.legs]
    words += [seizure.note for seizure in content.seizures] + [money.what for money in content.money]
    words += list(content.notes.values())
    return "\n".join(word for word in words if word), "\n".join(mark for mark in marks if mark)


def coded_terms(content: Content, crime: Iterable[str] = ()) -> set[str]:
    """Return the terms for codes that people search by: month, year, country, kind and crime class."""
    found = {f"kind:{content.kind}"} | {f"class:{code}" for code in crime if code}
    if content.where.country:
        found.add(f"country:{content.where.country}")
    for text in (content.when.start, content.when.end):
        if text:
            found |= {f"year:{text[:4]}", f"month:{text[:7]}"}
    return found


def tokens_of(content: Content, *, index_scope: str, scopes: Iterable[str], crime: Iterable[str] = ()) -> str:
    """Return a document's blind tokens, space separated and sorted, so that removal can name the same string."""
    text, marks = fields_of(content)
    found = terms(text, content.language) | identifiers(text) | identifiers(marks)
    found |= coded_terms(content, crime) | set(scopes)
    return " ".join(sorted(keyring().index_key(index_scope).tokens(found)))


def own_scopes(unit: str) -> list[str]:
    """Return the scopes of a report's own document: its unit and the hub."""
    return [HUB_SCOPE, unit_scope(unit)]
