"""Which numbers look incomplete, unless the officer said that this is all that could be read."""

from palermo.domain.reports.content import Content
from palermo.domain.reports.reading import phones
from palermo.faces.web.reports.form.faults import Fault


def faults(content: Content, unit_country: str) -> list[Fault]:
    """Return a fault for each number that is no whole number of its country and is not marked as partial."""
    found = []
    for number, phone in enumerate(content.phones):
        if phone.number and not phone.partial:
            reading = phones.parse(phone.number, content.where.country or unit_country)
            if reading.problem:
                found.append(Fault(f"phones-{number}-number", f"phone_{reading.problem}"))
    return found
