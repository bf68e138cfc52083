"""The small language of phrases, taken apart into rows of steps that the matcher can follow.

Its rules stand in `data/README.md`, for the people who write phrases.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from palermo.kernel.text import fold

SHORT, LONG = 4, 10  # words that a gap may span
_TOKEN = re.compile(r"…{1,2}|[()|?]|[@=]?[^\s()|?…]+")
_WORD = re.compile(r"[^\W_]+")
_MOST = 4000  # rows that one phrase may stand for


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a row: any of its symbols, after at most `gap` other words."""

    symbols: frozenset[str]
    gap: int = 0


Row = tuple[Step, ...]
_Part = Step | int  # an int is a gap still waiting for its word


def rows(phrase: str, symbol: Callable[[str], str]) -> Iterator[Row]:
    """Yield every row of steps that a phrase stands for; `symbol` gives a folded word's symbol (its root).

    Raises ValueError where the brackets do not match, nothing is left, or a phrase stands for too many rows.
    """
    tokens = _TOKEN.findall(phrase)
    found, end = _choices(tokens, 0, symbol)
    if end != len(tokens):
        raise ValueError(f"brackets do not match in {phrase!r}")
    seen: set[Row] = set()
    for parts in found:
        row = _joined(parts)
        if not row:
            raise ValueError(f"nothing to look for in {phrase!r}")
        if row not in seen:
            seen.add(row)
            yield row
    if len(seen) > _MOST:
        raise ValueError(f"{phrase!r} stands for {len(seen)} rows")


def _choices(tokens: list[str], at: int, symbol: Callable[[str], str]) -> tuple[list[tuple[_Part, ...]], int]:
    """Return the alternatives from a place on, up to a closing bracket or the end, and where that is."""
    done: list[tuple[_Part, ...]] = []
    current: list[list[tuple[_Part, ...]]] = []
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        at += 1
        if token == "|":
            done += _spread(current)
            current = []
        elif token == "(":
            inner, at = _choices(tokens, at, symbol)
            if at >= len(tokens):
                raise ValueError("a bracket is not closed")
            at += 1
            current.append(_merged(inner))
        elif token == "?":
            current[-1] = [*current[-1], ()]
        elif token[0] == "…":
            current.append([(SHORT if len(token) == 1 else LONG,)])
        else:
            current.append([_words(token, symbol)])
    return done + _spread(current), at


def _words(token: str, symbol: Callable[[str], str]) -> tuple[_Part, ...]:
    if token[0] == "@":
        return (Step(frozenset((token,))),)
    if token[0] == "=":
        return tuple(Step(frozenset(("=" + fold(word),))) for word in _WORD.findall(token))
    return tuple(Step(frozenset((symbol(fold(word)),))) for word in _WORD.findall(token))


def _spread(current: list[list[tuple[_Part, ...]]]) -> list[tuple[_Part, ...]]:
    """Return every way through a row of alternatives."""
    size = 1
    for each in current:
        size *= len(each)
    if size > _MOST:
        raise ValueError(f"a phrase stands for {size} rows")
    return [tuple(part for piece in way for part in piece) for way in product(*current)]


def _merged(inner: list[tuple[_Part, ...]]) -> list[tuple[_Part, ...]]:
    """Return alternatives with those of one word made one step, which keeps the tree small."""
    single: set[str] = set()
    others = []
    for parts in inner:
        if len(parts) == 1 and isinstance(parts[0], Step):
            single |= parts[0].symbols
        else:
            others.append(parts)
    return ([(Step(frozenset(single)),)] if single else []) + others


def _joined(parts: tuple[_Part, ...]) -> Row:
    """Return parts with each gap given to the word after it; a gap at either end says nothing."""
    row: list[Step] = []
    gap = 0
    for part in parts:
        if isinstance(part, int):
            gap = max(gap, part)
        else:
            row.append(Step(part.symbols, gap if row else 0))
            gap = 0
    return tuple(row)
