"""Disclosure control of public tables: small counts become "few", and so does what would give them away. Pure.

Counts from one to four are few. Where a line of a table has only one few among its counts, the reader who knows the
line's total could subtract; so the next smallest count of that line becomes few as well, until nothing gives way.
Zero stays: it tells of nobody.
"""

from collections.abc import Sequence

FEW = "few"
LEAST = 5


def protect(rows: Sequence[Sequence[object]], counts: Sequence[int]) -> list[list[object]]:
    """Return the rows with small counts as "few" in the columns `counts`, each way of subtracting closed."""
    kept = [list(row) for row in rows]
    places = {(line, column) for line in range(len(kept)) for column in counts}
    few = {place for place in places if _small(kept[place[0]][place[1]])}
    while more := _alone(kept, places, few):
        few.add(more)
    for line, column in few:
        kept[line][column] = FEW
    return kept


def is_protected(rows: Sequence[Sequence[object]], counts: Sequence[int]) -> bool:
    """Say whether nothing small is left in the columns `counts`."""
    return not any(_small(row[column]) for row in rows for column in counts)


def _alone(
    rows: list[list[object]], places: set[tuple[int, int]], few: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return the count that must be hidden next, so that no row and no column has one few alone."""
    lines = [{place for place in places if place[0] == line} for line in {place[0] for place in places}]
    lines += [{place for place in places if place[1] == column} for column in {place[1] for place in places}]
    for line in lines:
        hidden = {place for place in line if place in few or rows[place[0]][place[1]] == FEW}
        open_ones = [place for place in line - hidden if _number(rows[place[0]][place[1]])]
        if len(hidden) == 1 and open_ones and len(line) > 1:
            return min(open_ones, key=lambda place: (_number(rows[place[0]][place[1]]), place))
    return None


def _small(value: object) -> bool:
    return 0 < _number(value) < LEAST


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
