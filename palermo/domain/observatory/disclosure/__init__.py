"""Disclosure control: small counts are hidden, and enough others that no sum or difference gives a hidden one away. Pure.

A count from 1 to `least` - 1 is hidden. Where exactly one count of a line with a known total is hidden, or the hidden
ones could be told from their sum, the smallest shown count is hidden with them. In a table of two ways this goes on until
every row and column is safe. Nought is shown: that nothing was reported tells of nobody.
Method: threshold rule with complementary suppression, Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
LEAST = 5


def hidden(cells: Mapping[K, int], least: int = LEAST) -> set[K]:
    """Return which cells of one line must be hidden when the total of the line is told."""
    found = {key for key, count in cells.items() if 0 < count < least}
    shown = sorted((key for key, count in cells.items() if count >= least), key=lambda key: cells[key])
    while found and shown and _tells([cells[key] for key in found], least):
        found.add(shown.pop(0))
    return found


def hidden_in_table(
    rows: Mapping[K, Sequence[int]], least: int = LEAST, *, most_rounds: int = 100
) -> dict[K, set[int]]:
    """Return which columns of each row must be hidden when the totals of all rows and columns are told.

    Where no other cell is left to hide, a row's or column's total must not be told: see `unsafe`.
    """
    width = max((len(row) for row in rows.values()), default=0)
    found: dict[K, set[int]] = {
        key: {n for n, count in enumerate(row) if 0 < count < least} for key, row in rows.items()
    }
    for _ in range(most_rounds):
        before = sum(map(len, found.values()))
        for key, row in rows.items():
            _complete(dict(enumerate(row)), found[key], least)
        for n in range(width):
            column = {key: row[n] for key, row in rows.items() if n < len(row)}
            its = {key for key in column if n in found[key]}
            _complete(column, its, least)
            for key in its:
                found[key].add(n)
        if sum(map(len, found.values())) == before:
            break
    return found


def unsafe(cells: Mapping[K, int], chosen: set[K], least: int = LEAST) -> bool:
    """Say whether the total of a line would still tell what is hidden in it: then the total is hidden too."""
    return bool(chosen) and _tells([cells[key] for key in chosen], least)


def _complete(cells: Mapping[K, int], chosen: set[K], least: int) -> None:
    shown = sorted(
        (key for key, count in cells.items() if key not in chosen and count > 0), key=lambda key: cells[key]
    )
    while chosen and shown and _tells([cells[key] for key in chosen], least):
        chosen.add(shown.pop(0))


def _tells(counts: Sequence[int], least: int) -> bool:
    """Say whether the sum of hidden counts tells one of them: a single one, or all at their least or at their most.

    Whoever knows the rule knows that a small one lies between 1 and `least` - 1; the sum of several must leave each of
    them more than one value.
    """
    if len(counts) == 1:
        return True
    small = [count for count in counts if count < least]
    if len(small) < len(counts):
        return False
    total = sum(small)
    return total == len(small) or total == len(small) * (least - 1)
