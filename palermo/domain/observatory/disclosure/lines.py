"""One line of counts with a known total: which of them must be hidden, and whether the total must be hidden too."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
LEAST = 5


def hidden(cells: Mapping[K, float], least: int = LEAST, *, before: int = 0) -> set[K]:
    """Return which cells of one line must be hidden when the total of the line is told.

    `before` is how many others of the same line were hidden earlier, by somebody who knew them.
    """
    found = {key for key, count in cells.items() if 0 < count < least}
    shown = sorted((key for key, count in cells.items() if count >= least), key=lambda key: cells[key])
    while shown and _tells([cells[key] for key in found], least, before):
        found.add(shown.pop(0))
    return found


def unsafe(cells: Mapping[K, float], chosen: set[K], least: int = LEAST) -> bool:
    """Say whether the total of a line would still tell what is hidden in it: then the total is hidden too."""
    return _tells([cells[key] for key in chosen], least)


def _tells(counts: Sequence[float], least: int, before: int = 0) -> bool:
    """Say whether the sum of hidden counts tells one of them: a single one, or all at their least or at their most.

    Whoever knows the rule knows that a small one lies between 1 and `least` - 1; the sum of several must leave each of
    them more than one value. Those hidden before were safe among themselves, but for one alone; beside new ones they
    are taken at their worst.
    """
    if len(counts) + before <= 1 or not counts:
        return len(counts) + before == 1
    if before:
        return any(_tells([*counts, *[worst] * before], least) for worst in (1, least - 1))
    if any(count >= least for count in counts):
        return False
    total = sum(counts)
    return total in (len(counts), len(counts) * (least - 1))
