"""Disclosure control of public tables: small counts become "few", and so does what would give them away. Pure.

Counts from one to four are few. Whoever knows a column's total, which reports state in their text, could subtract;
so where a column (of one group of rows, such as one route) has one few alone, its next smallest count becomes few as
well. Zero stays: it tells of nobody.
"""

from collections.abc import Hashable, Sequence

FEW = "few"
LEAST = 5


def protect(
    rows: Sequence[Sequence[object]], counts: Sequence[int], groups: Sequence[Hashable] = ()
) -> list[list[object]]:
    """Return the rows with small counts as "few" in the columns `counts`, and no few alone among its like.

    `groups` says for each row to which others it is added up; without it all rows are one group.
    """
    kept = [list(row) for row in rows]
    of_row = list(groups) or [None] * len(kept)
    for column in counts:
        for group in dict.fromkeys(of_row):
            _protect_line(kept, column, [line for line, found in enumerate(of_row) if found == group])
    return kept


def is_protected(rows: Sequence[Sequence[object]], counts: Sequence[int]) -> bool:
    """Say whether nothing small is left in the columns `counts`."""
    return not any(0 < _number(row[column]) < LEAST for row in rows for column in counts)


def _protect_line(kept: list[list[object]], column: int, lines: list[int]) -> None:
    for line in lines:
        if 0 < _number(kept[line][column]) < LEAST:
            kept[line][column] = FEW
    few = sum(1 for line in lines if kept[line][column] == FEW)
    others = [line for line in lines if _number(kept[line][column])]
    if few == 1 and others:
        kept[min(others, key=lambda line: (_number(kept[line][column]), line))][column] = FEW


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
