"""JSON lines: one object a line, as Palermo's own exchange and its bench write it."""

from collections.abc import Iterator
from typing import Any

import orjson

from palermo.domain.reports.intake.rows import MAX_COLUMNS, Row, Shape
from palermo.domain.reports.intake.streams import Counted, Lines, open_text
from palermo.kernel.errors import Invalid


def open_json(stream: Counted) -> tuple[Shape, Iterator[Row]]:
    """Return what the file is like, and its rows; the first object's keys count as the header.

    Raises Invalid("not_a_table") where the first line is no object.
    """
    text, encoding = open_text(stream)
    rows = _rows(Lines(text))
    first = next(rows, None)
    if first is None or first.problem or len(first.cells) > MAX_COLUMNS:
        raise Invalid("not_a_table")
    return Shape("jsonl", list(first.cells), encoding=encoding), _with(first, rows)


def _with(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


def _rows(lines: Lines) -> Iterator[Row]:
    while True:
        lines.begin()
        text = next(lines, None)
        if text is None:
            return
        number = lines.record[0][0]
        if number in lines.cut:
            yield Row(number, {}, "too_long")
        elif text.strip("\ufeff \t\r\n"):
            yield _row(number, text)


def _row(number: int, text: str) -> Row:
    try:
        data = orjson.loads(text.lstrip("\ufeff"))
    except ValueError:
        return Row(number, {}, "not_json")
    if not isinstance(data, dict):
        return Row(number, {}, "not_json")
    return Row(number, {name: _cell(value) for name, value in data.items()}, data=data)


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\0", "")
    return "" if value is None else orjson.dumps(value).decode()
