"""Public tables: a count that must be hidden reads "few"."""

from collections.abc import Hashable, Sequence

from palermo.domain.observatory.disclosure.lines import hidden

FEW = "few"


def protect(
    rows: Sequence[Sequence[object]], counts: Sequence[int], groups: Sequence[Hashable] = ()
) -> list[list[object]]:
    """Return the rows with "few" in the columns `counts` for what is small, or would tell it by the column's total.

    The total is taken as known, since reports state it in their text. `groups` says for each row to which others it is
    added up; without it all rows are one group. What is "few" already stays so, and doing it again changes nothing.
    """
    kept = [list(row) for row in rows]
    of_row = list(groups) or [None] * len(kept)
    for column in counts:
        for group in dict.fromkeys(of_row):
            lines = [line for line, found in enumerate(of_row) if found == group]
            before = sum(1 for line in lines if kept[line][column] == FEW)
            for line in hidden({line: _number(kept[line][column]) for line in lines}, before=before):
                kept[line][column] = FEW
    return kept


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
