"""Which numbers look incomplete, unless the officer said that this is all that could be read."""

from palermo.domain.reports.content import Content
from palermo.domain.reports.reading import phones
from palermo.faces.web.reports.form.faults import Fault

# A whole number in no known range may be right (plans change), and without a country nobody can tell.
_LET_PASS = frozenset({"", "not_in_plan", "no_country"})


def faults(content: Content, unit_country: str) -> list[Fault]:
    """Return a fault for each number that is no whole number of its country and is not marked as partial."""
    found = []
    for number, phone in enumerate(content.phones):
        if phone.number and not phone.partial:
            reading = phones.parse(phone.number, content.where.country or unit_country)
            if reading.problem not in _LET_PASS:
                digits = sum(mark.isdigit() for mark in reading.national)
                details = {"expected": reading.expected or "?", "digits": digits}
                found.append(Fault(f"phones-{number}-number", f"phone_{reading.problem}", details))
    return found
