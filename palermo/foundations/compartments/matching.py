"""What is looked for in the blind index, as a tree of tokens, and how each engine wants it written. Plain
Python.
"""

import re
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"[a-p]{16}")
# No token has a letter after p, so this one is never found; FTS5 and tsquery cannot say "nothing" otherwise.
_NOTHING: Final = "zzzzzzzzzzzzzzzz"


@dataclass(frozen=True, slots=True)
class Term:
    """One token."""

    token: str

    def __post_init__(self) -> None:
        # The check that keeps anything but tokens out of a query text.
        if not _TOKEN.fullmatch(self.token):
            raise ValueError("a token is 16 letters from a to p")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is found."""

    parts: "tuple[MatchExpr, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is found; of no parts, none is."""

    parts: "tuple[MatchExpr, ...]"


MatchExpr = Term | AllOf | AnyOf


def term(token: str) -> Term:
    """Return an expression for one token; raises ValueError if it is not 16 letters from a to p."""
    return Term(token)


def all_of(*parts: "MatchExpr | str") -> MatchExpr:
    """Return an expression that wants every part (a token may be given as text); raises ValueError for no
    parts.
    """
    if not parts:
        raise ValueError("all of nothing would match everything")
    return parts_of(parts)[0] if len(parts) == 1 else AllOf(parts_of(parts))


def any_of(*parts: "MatchExpr | str") -> MatchExpr:
    """Return an expression that wants one part or more (a token may be given as text); without parts it finds
    nothing.
    """
    return parts_of(parts)[0] if len(parts) == 1 else AnyOf(parts_of(parts))


def parts_of(parts: "tuple[MatchExpr | str, ...]") -> "tuple[MatchExpr, ...]":
    """Return the parts with every bare token made a term."""
    return tuple(Term(part) if isinstance(part, str) else part for part in parts)


def for_fts5(expr: MatchExpr) -> str:
    """Return the expression as an FTS5 query string."""
    return _written(expr, " AND ", " OR ")


def for_tsquery(expr: MatchExpr) -> str:
    """Return the expression as text that casts to PostgreSQL's tsquery."""
    return _written(expr, " & ", " | ")


def _written(expr: MatchExpr, conjunction: str, disjunction: str) -> str:
    match expr:
        case Term(token):
            return token
        case AllOf(parts):
            return "(" + conjunction.join(_written(part, conjunction, disjunction) for part in parts) + ")"
        case AnyOf(()):
            return _NOTHING
        case AnyOf(parts):
            return "(" + disjunction.join(_written(part, conjunction, disjunction) for part in parts) + ")"
