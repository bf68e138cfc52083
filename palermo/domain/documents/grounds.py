"""What a document rests on, as it is now: the sources its texts cite, the figures they place, and the floor of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from palermo.domain.documents import rules, text
from palermo.domain.documents.beginnings import hints_of
from palermo.domain.documents.cited import Resolved, resolve
from palermo.domain.documents.models import Document, Figure
from palermo.domain.documents.sealed import Lock, lock_of
from palermo.domain.documents.shapes import Floor, Frozen, Mark, Problem
from palermo.domain.documents.words import DocumentWords, FrozenFigure
from palermo.foundations.policy import Actor


@dataclass(frozen=True, slots=True)
class Grounds:
    """The floor, what was found of sources and figures, by reference and key in order, and what stands in the way."""

    floor: Floor
    sources: Mapping[str, Resolved]
    figures: Mapping[str, FrozenFigure]
    problems: list[Problem] = field(default_factory=list)


def grounds_of(
    actor: Actor, document: Document, words: Mapping[str, DocumentWords], lock: Lock | None = None
) -> Grounds:
    """Return what the texts of a document (by language) rest on, as the actor can see it now.

    What she cannot see counts as unknown, and a document with an unknown source goes nowhere: so nobody can issue over
    a source that was raised above her own clearance.
    """
    problems: list[Problem] = []
    cited: dict[str, str] = {}
    placed: dict[str, str] = {}
    hints = hints_of(document.kind)
    for language, said in words.items():
        if not said.title.strip():
            problems.append(Problem("no_title", "", language))
        if not text.plain_text(text.parse(text.without_empty(said.body))).strip():
            problems.append(Problem("no_text", "", language))
        left = text.hints_left(said.body, hints)
        problems += [Problem("hint_left", one, language) for one in left]
        whole = f"{said.title}\n\n{said.body}"
        problems += [Problem("bare_reference", one, language) for one in text.bare_references(whole)]
        cited |= {one: language for one in text.cited_in(said.body) if one not in cited}
        placed |= {one: language for one in text.figures_in(said.body) if one not in placed}
    found = resolve(actor, cited)
    sources = {one: found[one] for one in cited if one in found}
    figures = figures_of(document, lock or lock_of(document))
    problems += [Problem("unknown_citation", one, cited[one]) for one in cited if one not in found]
    problems += [Problem("source_gone", one, cited[one]) for one in sources if sources[one].gone]
    problems += [Problem("unknown_figure", one, placed[one]) for one in placed if one not in figures]
    shown = {one: figures[one] for one in placed if one in figures}
    least = rules.floor([*(one.mark for one in sources.values()), *map(_mark, shown.values())])
    return Grounds(least, sources, shown, problems)


def figures_of(document: Document, lock: Lock) -> dict[str, FrozenFigure]:
    """Return a document's figures by key."""
    return {
        row.key: lock.open(FrozenFigure, row.sealed, "figure", row.uid)
        for row in Figure.objects.filter(document=document).order_by("key")
    }


def frozen(figure: FrozenFigure) -> Frozen:
    """Return a sealed figure as what faces draw."""
    return Frozen(
        figure.kind, figure.data, figure.level, figure.handling, figure.period, figure.source, figure.n,
        None if figure.units is None else frozenset(figure.units), tuple(figure.contributors),
    )  # fmt: skip


def _mark(figure: FrozenFigure) -> Mark:
    units = None if figure.units is None else frozenset(figure.units)
    return Mark("figure", figure.kind, figure.level, figure.handling, "", units)
