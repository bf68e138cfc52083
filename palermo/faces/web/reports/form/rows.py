"""What repeats in the form: one table of sections and their columns, read and written by the same few lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from palermo.domain.reports.content import (
    Count,
    Country,
    Leg,
    Money,
    Paper,
    Part,
    Person,
    Phone,
    Seizure,
    Vehicle,
)
from palermo.faces.web.reports.form import codecs
from palermo.faces.web.reports.form.codecs import (
    CODE,
    COUNT,
    FLAG,
    LINE,
    MONEY,
    PARTIAL,
    QUANTITY,
    SHORT,
    THREE,
    Codec,
)
from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.typed import PERSON_AT, Typed
from palermo.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Column:
    """A box of a row; `silent` boxes alone do not make a row, `rest` is what an untouched box holds."""

    name: str
    codec: Codec
    rest: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of row: its name in the form, the part that a row becomes, its columns, how many there may be."""

    name: str
    model: type[Part]
    columns: tuple[Column, ...]
    most: int


class Nation(Part):
    """How many people of one nationality were met."""

    country: Country = ""
    count: Count | None = None


_short, _line = codecs.line(SHORT), codecs.line(LINE)
_FEE = (Column("fee_amount", MONEY), Column("fee_currency", CODE, silent=True), Column("fee_what", _line))
_country = codecs.country_in("en")

SECTIONS: dict[str, Section] = {
    section.name: section
    for section in (
        Section("legs", Leg, (
            Column("origin", _short), Column("destination", _short), Column("mode", CODE, rest="unknown"),
            Column("concealed", FLAG), Column("planned", FLAG), *_FEE, Column("note", _line),
        ), 50),
        Section("people", Person, (
            Column("ref", CODE, silent=True), Column("role", CODE, rest="unknown"), Column("name", _short),
            Column("alias", _short), Column("sex", CODE), Column("age", _short), Column("born", PARTIAL),
            Column("nationality", _country), Column("at_large", THREE), Column("note", _line),
        ), 200),
        Section("vehicles", Vehicle, (
            Column("ref", CODE, silent=True), Column("kind", CODE), Column("make", _short), Column("colour", _short),
            Column("plate", _short), Column("name", _short), Column("note", _line),
        ), 100),
        Section("phones", Phone, (
            Column("number", codecs.line(40)), Column("partial", FLAG), Column("of", CODE), Column("note", _line),
        ), 200),
        Section("papers", Paper, (
            Column("type", CODE), Column("country", _country), Column("number", _short), Column("count", COUNT),
            Column("fraud", CODE), Column("of", CODE), Column("note", _line),
        ), 200),
        Section("seizures", Seizure, (
            Column("kind", CODE), Column("drug", CODE), Column("amount", QUANTITY), Column("unit", CODE, silent=True),
            Column("hidden", _short), Column("note", _line),
        ), 100),
        Section("money", Money, (
            Column("amount", MONEY), Column("currency", CODE, silent=True), Column("what", _line),
        ), 100),
        Section("nations", Nation, (Column("country", _country), Column("count", COUNT)), 60),
    )
}  # fmt: skip


def blank(section: Section, row: Mapping[str, str]) -> bool:
    """Say whether a row says nothing: only silent boxes and boxes left as they were."""
    return not any(_says(column, row.get(column.name, "").strip()) for column in section.columns)


def _says(column: Column, text: str) -> bool:
    if text in ("", column.rest):
        return False
    if column.silent:
        # What cannot be read is kept for whoever typed it, also where it would say nothing by itself.
        return not _readable(column, text)
    # A tick that no form sends means nothing.
    return column.codec not in (FLAG, THREE) or column.codec.show(column.codec.read(text)) != ""


def _readable(column: Column, text: str) -> bool:
    try:
        column.codec.read(text)
    except Invalid:
        return False
    return True


def compact(typed: Typed) -> None:
    """Take away the rows that say nothing and number the others from 0."""
    for number in typed.rows("people"):
        # A pointer to a row is nobody's code: taken as one, it would point elsewhere after the next numbering.
        if PERSON_AT.fullmatch(typed.text(f"people-{number}-ref").strip()):
            typed.values[f"people-{number}-ref"] = ""
    for section in SECTIONS.values():
        numbers = typed.rows(section.name)
        kept = [number for number in numbers if not blank(section, typed.row(section.name, number))]
        if section.name == "people":
            kept = sorted({*kept, *_pointed_at(typed) & set(numbers)})
        typed.keep_rows(section.name, kept[: section.most])


def _pointed_at(typed: Typed) -> set[int]:
    """Return the rows of people to whom a phone or paper belongs, so that nobody's owner is lost."""
    places = {
        typed.text(f"{name}-{row}-of").strip() for name in ("phones", "papers") for row in typed.rows(name)
    } - {""}
    by_row = {int(place[1:]) for place in places if place.startswith("#") and place[1:].isdecimal()}
    return by_row | {row for row in typed.rows("people") if typed.text(f"people-{row}-ref").strip() in places}


def untouched(section: Section, **given: str) -> dict[str, str]:
    """Return the boxes of a new row, with proposals where they are given."""
    return {column.name: given.get(column.name, column.rest) for column in section.columns}


def read_rows(section: Section, typed: Typed, faults: list[Fault]) -> list[Any]:
    """Return the parts of a section; a box that cannot be read adds a fault and counts as unknown."""
    return [_read_row(section, typed, number, faults) for number in typed.rows(section.name)]


def _read_row(section: Section, typed: Typed, number: int, faults: list[Fault]) -> Part:
    values: dict[str, Any] = {}
    for column in section.columns:
        box = f"{section.name}-{number}-{column.name}"
        try:
            value = column.codec.read(typed.text(box))
        except Invalid as error:
            faults.append(Fault(box, error.code, error.details))
            continue
        if value != "" or not column.rest:
            values[column.name] = value
    start = f"{section.name}-{number}-"
    part: Part = make(section.model, _folded(values, start, faults), start, faults)
    return part


def _folded(values: dict[str, Any], start: str, faults: list[Fault]) -> dict[str, Any]:
    fee = {name.removeprefix("fee_"): values.pop(name) for name in list(values) if name.startswith("fee_")}
    if fee.get("amount") is not None or fee.get("what"):
        values["fee"] = make(Money, fee, f"{start}fee_", faults)
    return values


def make(model: type[Part], values: Mapping[str, Any], start: str, faults: list[Fault]) -> Any:
    """Return the part; a value that it refuses all the same becomes a fault at its box and is left out."""
    kept = dict(values)
    while True:
        try:
            return model(**kept)
        except ValidationError as error:
            names = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
            faults.extend(Fault(start + name, "not_possible") for name in sorted(names & set(kept)))
            if not names & set(kept):
                return model()
            kept = {name: value for name, value in kept.items() if name not in names}


def write_rows(section: Section, parts: Iterable[Part], language: str) -> dict[str, str]:
    """Return the boxes in which a section's parts are typed again, countries in the reader's language."""
    found: dict[str, str] = {}
    for number, part in enumerate(parts):
        for column in section.columns:
            codec = codecs.country_in(language) if column.codec is _country else column.codec
            found[f"{section.name}-{number}-{column.name}"] = codec.show(_value(part, column.name))
    return found


def _value(part: Part, name: str) -> Any:
    if not name.startswith("fee_"):
        return getattr(part, name)
    fee = getattr(part, "fee") or Money()  # noqa: B009 - only legs have one
    return getattr(fee, name.removeprefix("fee_"))
