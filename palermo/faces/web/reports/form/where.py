"""Where it happened: country, crossing, place, coordinates, the officer's own words."""

import re
from decimal import Decimal
from typing import Any

from palermo.domain.reports.content import Where
from palermo.domain.reports.reading import coordinates
from palermo.faces.web.reports.form import codecs
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.rows import make
from palermo.faces.web.reports.form.typed import Typed
from palermo.kernel.errors import Invalid

_short = codecs.line(codecs.SHORT)
_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d+)?)[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)", re.ASCII)


def read_place(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude in decimal degrees (WGS 84), None for an empty box; raises Invalid."""
    text = text.strip()
    if not text:
        return None
    if match := _PAIR.fullmatch(text):
        lat, lon = float(match[1]), float(match[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise Invalid("bad_coordinates")
        return lat, lon
    return coordinates.parse(text)


def read(typed: Typed, faults: list[Fault]) -> Where:
    """Return where it happened as far as the boxes say."""
    values: dict[str, Any] = {}
    readers = (
        ("country", "country", codecs.read_country), ("crossing", "crossing", codecs.read_code),
        ("place", "place", _short.read), ("where_words", "words", _short.read),
    )  # fmt: skip
    for box, name, reader in readers:
        try:
            values[name] = reader(typed.text(box))
        except Invalid as error:
            faults.append(Fault(box, error.code, error.details))
    try:
        if found := read_place(typed.text("coordinates")):
            values["lat"], values["lon"] = found
    except Invalid as error:
        faults.append(Fault("coordinates", error.code, error.details))
    where: Where = make(Where, values, "where_", faults)
    return where


def write(where: Where) -> dict[str, str]:
    """Return the boxes in which a place is typed again; the country by its code, as its list has it."""
    known = where.lat is not None and where.lon is not None
    place = ", ".join(format(Decimal(repr(part)), "f") for part in (where.lat, where.lon)) if known else ""
    return {
        "country": where.country, "crossing": where.crossing, "place": where.place, "where_words": where.words,
        "coordinates": place,
    }  # fmt: skip
