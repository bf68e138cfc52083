"""What changed between two texts, block by block and word by word; and how far a translation is behind its original."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from palermo.domain.documents.text.blocks import Block
from palermo.domain.documents.text.plain import plain_of

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
LIKE = 0.5  # two blocks with at least this share of words in common are one that was changed
MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side of a changed block; `changed` where the other side says something else."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a comparison: the block before and after, and for a changed one the pieces of each side."""

    kind: Literal["same", "added", "removed", "changed"]
    old: Block | None
    new: Block | None
    old_pieces: tuple[Piece, ...] = ()
    new_pieces: tuple[Piece, ...] = ()


def compare(old: Sequence[Block], new: Sequence[Block]) -> tuple[Change, ...]:
    """Return the rows of a comparison side by side, in order; every block of both sides stands in exactly one."""
    before, after = [plain_of(one) for one in old], [plain_of(one) for one in new]
    rows: list[Change] = []
    for verb, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if verb == "equal":
            rows += [Change("same", one, two) for one, two in zip(old[a:b], new[c:d], strict=True)]
        else:
            rows += _replaced(old[a:b], new[c:d])
    return tuple(rows)


def behind(then: Sequence[Block], now: Sequence[Block]) -> int:
    """Return how many blocks of an original have changed, come or gone since it was translated."""
    return sum(row.kind != "same" for row in compare(then, now))


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> list[Change]:
    rows: list[Change] = []
    at = 0
    for block in old:
        found = next((n for n in range(at, len(new)) if _like(block, new[n])), None)
        if found is None:
            rows.append(Change("removed", block, None))
            continue
        rows += [Change("added", None, one) for one in new[at:found]]
        rows.append(_changed(block, new[found]))
        at = found + 1
    return rows + [Change("added", None, one) for one in new[at:]]


def _like(one: Block, other: Block) -> bool:
    if type(one) is not type(other):
        return False
    a, b = _pieces(plain_of(one)), _pieces(plain_of(other))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.real_quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def _changed(one: Block, other: Block) -> Change:
    a, b = _pieces(plain_of(one)), _pieces(plain_of(other))
    old: list[Piece] = []
    new: list[Piece] = []
    for verb, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        for side, pieces in ((old, a[i:j]), (new, b[k:m])):
            if pieces:
                side.append(Piece("".join(pieces), verb != "equal"))
    return Change("changed", one, other, tuple(old), tuple(new))


def _pieces(text: str) -> list[str]:
    found = _PIECE.findall(text)
    if len(found) <= MOST_WORDS:
        return found
    # A table of thousands of cells is compared by lines, or it would take seconds.
    return text.splitlines(keepends=True)
