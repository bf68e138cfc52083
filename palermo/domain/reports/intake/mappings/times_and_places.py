"""Readers of dates, coordinates and countries."""

import re
from datetime import date as day_of

from palermo.domain.reports.intake.mappings import words
from palermo.domain.reports.intake.mappings.cells import Bad, Cells, Reader, first
from palermo.domain.reports.intake.mappings.schema import DateParts, Point, Step
from palermo.kernel.errors import Invalid

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)")


def _exists(text: str) -> bool:
    try:
        day_of.fromisoformat(text + "-01-01"[len(text) - 10 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _partial(column: str, cell: str, month_first: bool) -> tuple[str, str]:
    """Return start and end of a partial date; ISO at once, anything else as an officer writes it."""
    if moment := _ISO_MOMENT.fullmatch(cell):
        cell = moment[1]
    if _ISO.fullmatch(cell):
        if _exists(cell):
            return cell, ""
        raise Bad(column, "bad_date")
    if compact := _YEAR_MONTH.fullmatch(cell):
        return f"{compact[1]}-{compact[2]}", ""
    # Only files with dates in words pay for the reader of words.
    from palermo.domain.reports.reading.dates import parse_partial

    try:
        found = parse_partial(cell, month_first=month_first)
    except Invalid as refusal:
        raise Bad(column, refusal.code) from None
    return found.start, found.end


def date(step: Step) -> Reader:
    """Return the reader of one partial date."""
    columns = step.date or []

    def read(cells: Cells) -> str | None:
        column, cell = first(cells, columns)
        return _partial(column, cell, step.month_first)[0] if cell else None

    return read


def span(step: Step) -> Reader:
    """Return the reader of `when`: start, end and the words where they say more."""
    columns = step.span or []

    def read(cells: Cells) -> dict[str, str] | None:
        column, cell = first(cells, columns)
        if not cell:
            return None
        start, end = _partial(column, cell, step.month_first)
        return {
            "start": start,
            "end": "" if end == start else end,
            "words": "" if cell == start else cell[:200],
        }

    return read


def parts(step: Step) -> Reader:
    """Return the reader of a date spread over columns."""
    columns = step.parts or DateParts(year=["year"])
    languages = tuple(step.months)

    def read(cells: Cells) -> str | None:
        column, year = first(cells, columns.year)
        if not year:
            return None
        if not (len(year) == 4 and year.isascii() and year.isdigit() and year > "0000"):
            raise Bad(column, "bad_date")
        column, name = first(cells, columns.month) if columns.month else ("", "")
        if not name:
            return year
        month = words.month_number(name, languages)
        if month is None:
            raise Bad(column, "bad_date")
        column, day = first(cells, columns.day) if columns.day else ("", "")
        text = f"{year}-{month:02}-{day.zfill(2)}" if day else f"{year}-{month:02}"
        if day and not (day.isascii() and day.isdigit() and len(day) <= 2 and _exists(text)):
            raise Bad(column, "bad_date")
        return text

    return read


def point(step: Step) -> Reader:
    """Return the reader of coordinates, as lat and lon in decimal degrees."""
    point = step.point or Point()

    def read(cells: Cells) -> dict[str, float] | None:
        column, pair = first(cells, point.pair) if point.pair else ("", "")
        if pair:
            return _from_pair(column, pair)
        if not (point.latitude and point.longitude):
            return None
        column, north = first(cells, point.latitude)
        other, east = first(cells, point.longitude)
        if not (north and east):
            return None
        lat, lon = words.fraction(north), words.fraction(east)
        if lat is None or lon is None:
            raise Bad(other if lat else column, "bad_coordinates")
        return _plausible(column, float(lat), float(lon), crossed=True)

    return read


def _from_pair(column: str, pair: str) -> dict[str, float]:
    if found := _PAIR.fullmatch(pair):
        return _plausible(column, float(found[1]), float(found[2]), crossed=False)
    from palermo.domain.reports.reading.coordinates import parse

    try:
        lat, lon = parse(pair)
    except Invalid as refusal:
        raise Bad(column, refusal.code) from None
    return {"lat": lat, "lon": lon}


def _plausible(column: str, lat: float, lon: float, *, crossed: bool) -> dict[str, float]:
    if crossed and abs(lat) > 90 >= abs(lon):
        lat, lon = lon, lat
    if abs(lat) > 90 or abs(lon) > 180:
        raise Bad(column, "bad_coordinates")
    return {"lat": lat, "lon": lon}


def country(step: Step) -> Reader:
    """Return the reader of a country's code."""
    columns, languages, letters = step.country or [], tuple(step.names), step.letters
    known = {words.fold(key): value for key, value in (step.values or {}).items()}

    def read(cells: Cells) -> str | None:
        for column in columns:
            cell = cells.get(column, "")
            if not cell:
                continue
            if step.last_part:
                cell = cell[cell.rfind(",") + 1 :].strip(" .)")
            listed = known.get(words.fold(cell)) if known else None
            code = words.country(cell, languages, letters) if listed is None else listed
            if code or listed is not None:
                return code or None
            if step.otherwise == "error":
                raise Bad(column, "unknown_country")
        if step.default and (step.default_if is None or first(cells, step.default_if)[1]):
            return step.default
        return None

    return read
