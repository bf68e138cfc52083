"""A mapping at work: rows in, reports out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from palermo.domain.reports.content import Content
from palermo.domain.reports.intake.mappings import words
from palermo.domain.reports.intake.mappings.cells import Bad, Cells, Reader
from palermo.domain.reports.intake.mappings.plan import Plan, make_plan
from palermo.domain.reports.intake.mappings.schema import MappingFile
from palermo.domain.reports.intake.rows import Row, RowError
from palermo.kernel.levels import Level

_CODES = {
    "string_too_long": "too_long",
    "too_long": "too_long",
    "string_pattern_mismatch": "bad_code",
    "literal_error": "bad_code",
    "extra_forbidden": "unknown_field",
    "missing": "missing_value",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "decimal_max_digits": "out_of_range",
    "decimal_max_places": "out_of_range",
    "decimal_whole_digits": "out_of_range",
}


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a header meets a mapping: what it lacks, what is not used, what goes by another name."""

    missing: list[str]
    unmatched: list[str]
    renames: dict[str, str]


class Mapping:
    """One source of reports; made once from its file, then used for any number of rows."""

    def __init__(self, spec: MappingFile) -> None:
        """Compile a mapping; raises Invalid("bad_mapping") naming a field that a report does not have."""
        self.spec = spec
        self.name = spec.mapping
        self.level = Level.of(spec.level)
        self._plan: Plan = make_plan(spec)
        self._base = {
            key: value for key, value in (("kind", spec.kind), ("language", spec.language)) if value
        }
        self._empty = {words.fold(text) for text in spec.empty}
        self._drop_markup = spec.markup == "drop"

    @property
    def columns(self) -> list[str]:
        """Return every column that the mapping reads."""
        return self._plan.columns

    def recognise(self, columns: list[str]) -> Recognition:
        """Compare a file's header with the mapping; case, accents and spaces do not count."""
        ours = {words.fold(column): column for column in reversed(self._plan.columns)}
        exact = set(self._plan.columns)
        renames = {
            name: name if name in exact else ours[words.fold(name)]
            for name in columns
            if words.fold(name) in ours
        }
        found = set(renames.values())
        missing = [group[0] for group in self.spec.requires if not found.intersection(group)]
        unmatched = [name for name in columns if name not in renames] if self.spec.shape == "columns" else []
        return Recognition(missing, unmatched, {old: new for old, new in renames.items() if old != new})

    def apply(self, row: Row) -> Content | list[RowError]:
        """Return the row as a report, or everything that is wrong with it, by line, column and code."""
        if row.problem:
            return [RowError(row.line, "", row.problem)]
        try:
            self.level_of(row)
        except ValueError:
            return [RowError(row.line, (self.spec.level_from or [""])[0], "unknown_value")]
        if self.spec.shape == "content":
            return self._whole(row)
        data, errors = self._read(row.line, self._clean(row.cells))
        if errors:
            return errors
        try:
            return Content.model_validate(data)
        except ValidationError as refusal:
            return list(self._refusals(row.line, refusal))

    def source_ref(self, row: Row) -> str | None:
        """Return the source's own reference of a row, or None where it has none."""
        return self._value(row, self.spec.source_ref) or None

    def column_of(self, path: str) -> str:
        """Return the column from which a field such as `people.0.role` is made, or else the path."""
        return self._plan.column_of(path)

    def unit_of(self, row: Row) -> str:
        """Return the unit that the row itself names, or ''."""
        return self._value(row, self.spec.unit)

    def level_of(self, row: Row) -> Level:
        """Return the mapping's level, raised if the row says so; raises ValueError for a word that is no
        level.
        """
        named = self._value(row, self.spec.level_from)
        return max(Level.of(named), self.level) if named else self.level

    def identity_of(self, row: Row) -> list[str]:
        """Return the cells that make a row without reference the same row in the next export."""
        if self.spec.shape == "content":
            return [row.cells.get("content", "")]
        return [self._value(row, group) for group in self.spec.identity or self._plan.groups]

    def cells_of(self, row: Row) -> list[str]:
        """Return all cells that the mapping reads, for telling a changed row from the same one."""
        return (
            self.identity_of(row)
            if self.spec.shape == "content"
            else [self._value(row, g) for g in self._plan.groups]
        )

    @staticmethod
    def _value(row: Row, columns: list[str] | None) -> str:
        for column in columns or ():
            if cell := row.cells.get(column):
                return cell.strip()
        return ""

    def _clean(self, cells: Cells) -> Cells:
        cleaned = {}
        for column in self._plan.columns:
            cell = cells.get(column)
            if not cell:
                continue
            cell = words.clean(cell)
            if len(cell) < 40 and words.fold(cell) in self._empty:
                continue
            cleaned[column] = words.without_markup(cell) if self._drop_markup and "<" in cell else cell
        return cleaned

    def _read(self, line: int, cells: Cells) -> tuple[dict[str, Any], list[RowError]]:
        data: dict[str, Any] = dict(self._base)
        errors: list[RowError] = []
        for part, key, read in self._plan.fields:
            try:
                value = read(cells)
            except Bad as bad:
                errors.append(RowError(line, bad.column, bad.code))
                continue
            if value is None:
                continue
            if not part:
                data[key] = value
            elif key:
                data.setdefault(part, {})[key] = value
            else:
                data.setdefault(part, {}).update(value)
        for part, items in self._plan.lists:
            try:
                if made := [one for fields in items for one in _items(fields, cells)]:
                    data[part] = made
            except Bad as bad:
                errors.append(RowError(line, bad.column, bad.code))
        return data, errors

    def _whole(self, row: Row) -> Content | list[RowError]:
        if row.data is None:
            return [RowError(row.line, "", "not_json")]
        try:
            return Content.model_validate(row.data.get("content"))
        except ValidationError as refusal:
            return list(self._refusals(row.line, refusal))

    def _refusals(self, line: int, refusal: ValidationError) -> Iterator[RowError]:
        for error in refusal.errors(include_url=False, include_context=False, include_input=False):
            path = ".".join(str(step) for step in error["loc"])
            yield RowError(line, self.column_of(path), _CODES.get(error["type"], "bad_value"))


def _items(fields: list[tuple[str, Reader, bool]], cells: Cells) -> list[dict[str, Any]]:
    item: dict[str, Any] = {}
    many: tuple[str, list[str]] | None = None
    filled = False
    for key, read, constant in fields:
        value = read(cells)
        if value is None:
            continue
        filled = filled or not constant
        if isinstance(value, list):
            many = (key, value)
        elif "." in key:
            part, _, name = key.partition(".")
            item.setdefault(part, {})[name] = value
        else:
            item[key] = value
    if not filled:
        return []
    return [{**item, many[0]: value} for value in many[1]] if many else [item]
