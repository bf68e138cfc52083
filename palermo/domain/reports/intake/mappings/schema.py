"""What a mapping file may say. Anything else in it is refused by name, before a single row is read."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from palermo.kernel.levels import Level


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Columns = Annotated[list[str], BeforeValidator(_as_list), Field(min_length=1)]
"""One column, or a list of names that it had over the years: the first that is filled counts."""


class Strict(BaseModel):
    """Base of every part of a mapping file; a misspelt key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DateParts(Strict):
    """A date spread over columns; `languages` are those of month names."""

    year: Columns
    month: Columns | None = None
    day: Columns | None = None


class Point(Strict):
    """Coordinates from one 'latitude, longitude' column, or else from two columns.

    The names of two columns are not trusted when a latitude beyond 90 degrees says that they are crossed.
    """

    pair: Columns | None = None
    latitude: Columns | None = None
    longitude: Columns | None = None


VERBS = (
    "const",
    "column",
    "integer",
    "decimal",
    "flag",
    "date",
    "span",
    "parts",
    "point",
    "country",
    "text",
    "split",
    "pairs",
)


class Step(Strict):
    """How one field is made: exactly one verb, and options that belong to it.

    const: always this. column: text. integer, decimal: a number, also '1,000'. flag: yes or no in any of our
    languages. date: one partial date. span: a partial date or range (for `when`). parts: year, month, day
    apart. point: for `where`. country: a name or code. text: sentences with {Column} or {Column|Older name},
    each left out when one of its columns is empty. split: many values in one cell, divided by `;`. pairs:
    'GIN:6; SEN:5'.
    """

    const: str | bool | int | None = None
    column: Columns | None = None
    integer: Columns | None = None
    decimal: Columns | None = None
    flag: Columns | None = None
    date: Columns | None = None
    span: Columns | None = None
    parts: DateParts | None = None
    point: Point | None = None
    country: Columns | None = None
    text: Columns | None = None
    split: Columns | None = None
    pairs: Columns | None = None

    values: dict[str, str] | None = None
    otherwise: Literal["error", "keep", "blank"] = "error"
    unknown_if: Literal["never", "negative", "not_positive"] = "never"
    months: list[str] = ["en"]
    names: list[str] = ["en", "fr", "pt", "es"]
    letters: Literal[2, 3] = 2
    last_part: bool = False
    default: str = ""
    default_if: Columns | None = None
    month_first: bool = False
    join: str = " "
    longest: int | None = None

    @model_validator(mode="after")
    def _one_verb(self) -> Self:
        if len(used := [verb for verb in VERBS if getattr(self, verb) is not None]) != 1:
            raise ValueError(
                f"one verb is needed out of {', '.join(VERBS)}; found {', '.join(used) or 'none'}"
            )
        return self

    @property
    def verb(self) -> str:
        """Return the one verb that is used."""
        return next(verb for verb in VERBS if getattr(self, verb) is not None)


class Item(Strict):
    """One part of a list, such as a person; left out unless a field that is no constant is filled.

    `repeat` reads numbered columns: {n} in a column's name becomes 1, 2, 3.
    """

    fields: dict[str, Step]
    repeat: int = 1


class MappingFile(Strict):
    """A mapping file: one source of reports and how each of its columns becomes a field of Content."""

    mapping: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    version: int
    title: dict[str, str]
    about: str = ""
    source: str = ""
    licence: str = ""
    shape: Literal["columns", "content"] = "columns"
    kind: str = "incident"
    language: str = ""
    level: str = "sensitive"
    index: Literal["open", "own"] = "own"
    historical: bool = False
    requires: list[Columns]
    source_ref: Columns | None = None
    identity: list[Columns] | None = None
    unit: Columns | None = None
    level_from: Columns | None = None
    empty: list[str] = []
    markup: Literal["keep", "drop"] = "keep"
    fields: dict[str, Step] = {}
    lists: dict[str, list[Item]] = {}

    @model_validator(mode="after")
    def _known_level(self) -> Self:
        Level.of(self.level)
        return self
