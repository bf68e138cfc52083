"""From a step of a mapping file to a function that reads one value of a row: compiled once, run for each."""

import re
from collections.abc import Callable

from palermo.domain.reports.intake.mappings import times_and_places, words
from palermo.domain.reports.intake.mappings.cells import Bad, Cells, Reader, first
from palermo.domain.reports.intake.mappings.schema import Step

_HOLE = re.compile(r"\{([^{}]+)\}")


def compile_step(step: Step) -> Reader:
    """Return the reader of one step: cells in, value out, None where nothing is known; it raises Bad."""
    return _COMPILERS[step.verb](step)


def holes(sentence: str) -> list[list[str]]:
    """Return the columns of each {Column} or {Column|Older name} in a sentence."""
    return [hole.split("|") for hole in _HOLE.findall(sentence)]


def _const(step: Step) -> Reader:
    return lambda cells: step.const


def _column(step: Step) -> Reader:
    columns, longest = step.column or [], step.longest
    known = {words.fold(key): value for key, value in (step.values or {}).items()}
    otherwise = step.otherwise if known else "keep"

    def read(cells: Cells) -> str | None:
        column, cell = first(cells, columns)
        if not cell:
            return step.default or None
        if known:
            value = known.get(words.fold(cell))
            if value is not None:
                return value or None
            if otherwise == "error":
                raise Bad(column, "unknown_value")
            if otherwise == "blank":
                return None
        return cell if longest is None or len(cell) <= longest else cell[: longest - 1] + "…"

    return read


def _integer(step: Step) -> Reader:
    columns = step.integer or []
    floor = {"never": None, "negative": 0, "not_positive": 1}[step.unknown_if]

    def read(cells: Cells) -> int | None:
        column, cell = first(cells, columns)
        if not cell:
            return None
        number = words.whole_number(cell)
        if number is None:
            raise Bad(column, "not_a_number")
        if floor is not None and number < floor:
            return None
        if not 0 <= number <= 1_000_000:
            raise Bad(column, "out_of_range")
        return number

    return read


def _decimal(step: Step) -> Reader:
    columns = step.decimal or []

    def read(cells: Cells) -> str | None:
        column, cell = first(cells, columns)
        if not cell:
            return None
        whole = words.whole_number(cell)  # first, so that '490,000' stays what it says
        number = words.fraction(cell) if whole is None else str(whole)
        if number is None:
            raise Bad(column, "not_a_number")
        return number

    return read


def _flag(step: Step) -> Reader:
    columns = step.flag or []

    def read(cells: Cells) -> bool | None:
        column, cell = first(cells, columns)
        if not cell:
            return None
        folded = words.fold(cell)
        if folded not in words.YES and folded not in words.NO:
            raise Bad(column, "not_yes_or_no")
        return folded in words.YES

    return read


def _text(step: Step) -> Reader:
    sentences = [_sentence(sentence) for sentence in step.text or []]
    longest = step.longest

    def read(cells: Cells) -> str | None:
        text = step.join.join([made for sentence in sentences if (made := sentence(cells))])
        return text[: longest - 1] + "…" if longest and len(text) > longest else text or None

    return read


def _sentence(sentence: str) -> Callable[[Cells], str]:
    wanted = holes(sentence)
    pieces = _HOLE.split(sentence)[::2]
    if len(wanted) == 1 and len(wanted[0]) == 1:
        (before, after), name = pieces, wanted[0][0]
        return lambda cells: f"{before}{cell}{after}" if (cell := cells.get(name)) else ""

    def read(cells: Cells) -> str:
        found = [first(cells, columns)[1] for columns in wanted]
        if not all(found):
            return ""
        return pieces[0] + "".join([cell + piece for cell, piece in zip(found, pieces[1:], strict=True)])

    return read


def _split(step: Step) -> Reader:
    columns = step.split or []

    def read(cells: Cells) -> list[str] | None:
        pieces = [piece.strip() for piece in first(cells, columns)[1].split(";")]
        return [piece for piece in pieces if piece] or None

    return read


def _pairs(step: Step) -> Reader:
    columns, languages, letters = step.pairs or [], tuple(step.names), step.letters

    def read(cells: Cells) -> dict[str, int] | None:
        column, cell = first(cells, columns)
        found: dict[str, int] = {}
        for piece in filter(None, (piece.strip() for piece in cell.split(";"))):
            name, _, count = piece.rpartition(":")
            code, number = words.country(name.strip(), languages, letters), words.whole_number(count.strip())
            if code is None or number is None:
                raise Bad(column, "bad_pair")
            found[code] = found.get(code, 0) + number
        return found or None

    return read


_COMPILERS: dict[str, Callable[[Step], Reader]] = {
    "const": _const,
    "column": _column,
    "integer": _integer,
    "decimal": _decimal,
    "flag": _flag,
    "date": times_and_places.date,
    "span": times_and_places.span,
    "parts": times_and_places.parts,
    "point": times_and_places.point,
    "country": times_and_places.country,
    "text": _text,
    "split": _split,
    "pairs": _pairs,
}
