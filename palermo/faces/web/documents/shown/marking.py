"""Why a document is as secret as it is: the sources that make its floor, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from palermo.domain.documents.shapes import Floor, Problem, Source
from palermo.faces.kit.names import unit
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.web.documents import words
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Why:
    """The floor and what makes it: the numbers of the sources of the highest level, and of the strictest handling."""

    level: int
    level_word: str
    handling: str
    handling_word: str
    by_level: Sequence[int]
    by_handling: Sequence[int]
    circle: Sequence[str]
    conditions: Sequence[tuple[str, str]]


def why(floor: Floor, sources: Sequence[Source]) -> Why:
    """Return a floor with its reasons; a source without a number is not named."""
    by_level = [one.number for one in sources if one.level == floor.level > int(Level.PUBLIC)]
    by_handling = [one.number for one in sources if one.handling == floor.handling != "H0"]
    return Why(
        floor.level, str(LEVEL_WORDS[Level(floor.level)]), floor.handling, words.word(words.HANDLING, floor.handling),
        by_level, by_handling, [unit(code) for code in sorted(floor.units)] if floor.units is not None else [],
        [(unit(owner) if owner else "", text) for owner, text in floor.conditions],
    )  # fmt: skip


def about(problem: Problem) -> str:
    """Return what a problem is about, in words: a level, a handling code, units, a reference."""
    if problem.code == "level_below_floor":
        return str(LEVEL_WORDS[Level.of(problem.about)])
    if problem.code == "handling_below_floor":
        return f"{problem.about} ({words.word(words.HANDLING, problem.about)})"
    if problem.code in ("narrow_circle", "not_in_circle", "not_appointed"):
        return ", ".join(unit(code) for code in problem.about.split(",") if code)
    return problem.about
