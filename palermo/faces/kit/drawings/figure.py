"""A drawing as a page shows it: what it says, what is measured, the drawing, its source, and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a drawing as rows of words; the first cell of each names it."""

    caption: Words
    header: Sequence[Words]
    rows: Sequence[Sequence[Words]]

    @property
    def columns(self) -> int:
        """Return how many columns it has."""
        return len(self.header)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `says` states what it shows, `measured` what is measured and in what unit.

    `source` names source, period, n and licence; `care` what the figure does not say.
    """

    key: str
    says: Words
    measured: Words
    svg: SafeString
    table: Table
    source: Words
    care: Words = ""
    wide: bool = False
    links: Sequence[tuple[str, str]] = field(default=())
