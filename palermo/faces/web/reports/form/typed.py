"""What stands in the boxes of the form: plain text by name, rows by number. Knows nothing of meanings."""

import re
from collections.abc import Iterable, Iterator, Mapping

_ROW = re.compile(r"([a-z]+)-(\d{1,3})-([a-z_]+)")
PERSON_AT = re.compile(r"#(\d{1,3})")
PERSON_BOXES = (("phones", "of"), ("papers", "of"))


class Typed:
    """The text of every box; a box that is not there reads as empty."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = dict(values or {})

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Typed":
        """Return what a form sent; of a name sent twice the last text counts."""
        return cls(dict(pairs))

    def text(self, name: str) -> str:
        """Return the text of a box as typed."""
        return self.values.get(name, "")

    def said(self, name: str) -> bool:
        """Say whether anything but blanks was typed."""
        return bool(self.text(name).strip())

    def rows(self, section: str) -> list[int]:
        """Return the numbers of the rows of a section, in order."""
        return sorted({number for name, number, _ in self._row_boxes() if name == section})

    def row(self, section: str, number: int) -> dict[str, str]:
        """Return the boxes of one row by column."""
        start = f"{section}-{number}-"
        return {name[len(start) :]: text for name, text in self.values.items() if name.startswith(start)}

    def _row_boxes(self) -> Iterator[tuple[str, int, str]]:
        for name in self.values:
            if match := _ROW.fullmatch(name):
                yield match[1], int(match[2]), match[3]

    def add(self, section: str, columns: Mapping[str, str]) -> int:
        """Add a row with its boxes and return its number."""
        numbers = self.rows(section)
        number = numbers[-1] + 1 if numbers else 0
        for column, text in columns.items():
            self.values[f"{section}-{number}-{column}"] = text
        return number

    def keep_rows(self, section: str, kept: Iterable[int]) -> None:
        """Keep these rows of a section only and number them from 0; who is meant by a row of people moves along."""
        moves = {old: new for new, old in enumerate(sorted(kept))}
        values: dict[str, str] = {}
        for name, text in self.values.items():
            match = _ROW.fullmatch(name)
            if match is None or match[1] != section:
                values[name] = text
            elif int(match[2]) in moves:
                values[f"{section}-{moves[int(match[2])]}-{match[3]}"] = text
        self.values = values
        if section == "people":
            self._move_people(moves)

    def _move_people(self, moves: Mapping[int, int]) -> None:
        for section, column in PERSON_BOXES:
            for number in self.rows(section):
                name = f"{section}-{number}-{column}"
                if match := PERSON_AT.fullmatch(self.text(name)):
                    place = moves.get(int(match[1]))
                    self.values[name] = "" if place is None else f"#{place}"

    def name_people(self) -> None:
        """Give every person whom a phone or paper points to by row a reference, and point to that instead."""
        for section, column in PERSON_BOXES:
            for number in self.rows(section):
                name = f"{section}-{number}-{column}"
                if match := PERSON_AT.fullmatch(self.text(name)):
                    self.values[name] = self._reference_of(int(match[1]))

    def _reference_of(self, number: int) -> str:
        if number not in self.rows("people"):
            return ""
        box = f"people-{number}-ref"
        if not self.said(box):
            taken = {self.text(f"people-{other}-ref").strip() for other in self.rows("people")}
            free = (f"p{count}" for count in range(number + 1, 1000) if f"p{count}" not in taken)
            self.values[box] = next(free, "")
        return self.text(box).strip()
