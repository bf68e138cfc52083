"""CSV as offices really write it: any common encoding and delimiter, broken quotes, ragged rows."""

import csv
from collections import Counter
from collections.abc import Iterator

from palermo.domain.reports.intake.rows import MAX_COLUMNS, Row, Shape, name_columns
from palermo.domain.reports.intake.streams import Counted, Lines, Unclosed, open_text
from palermo.kernel.errors import Invalid

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 20
_BROKEN_RECORDS = 1_000

Record = tuple[int, list[str], str]


def open_csv(stream: Counted) -> tuple[Shape, Iterator[Row]]:
    """Return what the file is like, and its rows; raises Invalid("not_a_table") where there is no header."""
    text, encoding = open_text(stream)
    lines = Lines(text)
    delimiter = _sniff(lines)
    for _, header, problem in _records(lines, delimiter, 0):
        if problem or len(header) > MAX_COLUMNS:
            break
        if any(cell.strip() for cell in header):
            columns = name_columns(header)
            shape = Shape("csv", columns, encoding=encoding, delimiter=delimiter)
            return shape, _rows(lines, delimiter, columns)
    raise Invalid("not_a_table")


def _rows(lines: Lines, delimiter: str, columns: list[str]) -> Iterator[Row]:
    width = len(columns)
    for line, record, problem in _records(lines, delimiter, width):
        if not problem and len(record) != width:
            if not any(cell.strip() for cell in record):
                continue
            if any(cell.strip() for cell in record[width:]):
                problem = "too_many_cells"
            elif len(record) < width:
                # Filled up with blanks, one row that a stray newline cut would become two false reports.
                problem = "too_few_cells"
        elif not problem and not any(record):
            continue
        yield Row(line, dict(zip(columns, record, strict=False)), problem)


def _records(lines: Lines, delimiter: str, width: int) -> Iterator[Record]:
    """Yield each record with the line on which it begins and, if it cannot be read, a code."""
    reader = csv.reader(lines, delimiter=delimiter)
    broken = 0
    while True:
        lines.begin()
        problem = ""
        record: list[str] = []
        try:
            record = next(reader)
        except StopIteration:
            return
        except (csv.Error, Unclosed):
            problem = "unclosed_quote" if len(lines.record) > 1 else "too_long"
        number = lines.record[0][0]
        if not problem and len(lines.record) > 1 and _swallowed(lines, record, delimiter, width):
            problem = "unclosed_quote"
        if problem == "unclosed_quote":
            # Only the first line is at fault: what the open quote swallowed is read again as rows of its own.
            lines.give_back(lines.record[1:])
        if problem:
            broken += 1
            reader = csv.reader(lines, delimiter=delimiter)
        if broken > _BROKEN_RECORDS:
            raise Invalid("not_a_table")
        if lines.cut and not lines.cut.isdisjoint(line for line, _ in lines.record):
            problem = "too_long"
        if record or problem:
            yield number, record, problem


def _swallowed(lines: Lines, record: list[str], delimiter: str, width: int) -> bool:
    """Say whether a record over several lines holds a whole row that a stray quote took in."""
    texts = [line for _, line in lines.record]
    if not width:
        return False
    try:
        if len(record) == width and list(csv.reader(texts, delimiter=delimiter, strict=True)):
            return False
    except csv.Error:
        pass  # text after a closing quote: the quote that closed was meant to open another cell
    try:
        return any(len(cells) == width for cells in csv.reader(texts[1:], delimiter=delimiter))
    except csv.Error:
        return False


def _sniff(lines: Lines) -> str:
    """Return the delimiter that cuts the first lines into the most columns, most evenly."""
    seen: list[tuple[int, str]] = []
    for _ in range(_LOOKED_AT):
        lines.begin()
        if next(lines, None) is None:
            break
        seen += lines.record
    named = seen[0][1].strip() if seen else ""
    if len(named) == 5 and named.lower().startswith("sep="):  # Excel's own way of naming it
        lines.give_back(seen[1:])
        return named[4]
    lines.give_back(seen)
    return max(DELIMITERS, key=lambda mark: _evenness([line for _, line in seen], mark))


def _evenness(sample: list[str], delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(record) for record in csv.reader(sample, delimiter=delimiter) if record]
    except csv.Error:
        return (0.0, 0)
    if not widths or widths[0] == 1:
        return (0.0, 0)
    alike = Counter(widths)[widths[0]] / len(widths)
    return (alike * widths[0], widths[0])
