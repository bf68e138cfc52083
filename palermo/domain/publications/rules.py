"""Decisions about what may be proposed and published, on plain facts. Pure."""

import re
from collections.abc import Iterable

from palermo.domain.observatory.disclosure import protect
from palermo.domain.publications.content import Draft, Figure, Source, Text, Tie
from palermo.kernel.errors import Invalid, Refused

WHY_GONE = ("mistaken", "replaced", "harm", "rights")
_PLACED = re.compile(r"^\[figure: *([a-z0-9-]+) *\]$", re.MULTILINE)
_SUMMARY, _CUT = 300, " …"


def figures_named(body: str) -> list[str]:
    """Return the figures that a text places, by lines such as `[figure: deaths-by-year]`."""
    return _PLACED.findall(body)


def checked(draft: Draft) -> Draft:
    """Return a draft as it may be kept, figures after disclosure control; raises Invalid for what cannot be shown."""
    if not draft.texts:
        raise Invalid("text_missing", field="title")
    names = {figure.name for figure in draft.figures}
    if len(names) != len(draft.figures):
        raise Invalid("figure_twice", field="figures")
    for language, text in draft.texts.items():
        if not text.title.strip():
            raise Invalid("language_title_missing", field=f"title_{language}")
        if not text.body.strip() and draft.kind != "figures":
            raise Invalid("body_missing", field=f"body_{language}")
        if set(figures_named(text.body)) - names:
            raise Invalid("figure_unknown", field=f"body_{language}")
    return draft.model_copy(update={"figures": [protected(figure) for figure in draft.figures]})


def protected(figure: Figure) -> Figure:
    """Return a figure after disclosure control; raises Invalid for a row that does not fit its columns."""
    if any(len(row) != len(figure.columns) for row in figure.rows):
        raise Invalid("figure_uneven", field="figures")
    counts = [place for place, column in enumerate(figure.columns) if column.kind == "count"]
    kinds = [column.kind for column in figure.columns]
    named = [place for place, kind in enumerate(kinds) if kind in ("code", "text")]
    # A series over time adds up by what it is a series of; any other table adds up as a whole.
    over_time = {"year", "month"} & set(kinds)
    groups = [tuple(row[place] for place in named) for row in figure.rows] if over_time else []
    return figure.model_copy(update={"rows": protect(figure.rows, counts, groups)})


def require_judged(tie: Tie, needed: Iterable[Source]) -> None:
    """Raise Invalid("source_unjudged") unless every source of the original was said to be removed or reworded."""
    judged = {one.reference for one in tie.sources if one.action}
    if {one.reference for one in (*tie.sources, *needed)} - judged:
        raise Invalid("source_unjudged", field="sources")


def require_confirmed(tie: Tie, confirmed: Iterable[str]) -> None:
    """Raise Refused("sources_unconfirmed") unless the second person confirmed every source, by its reference."""
    if {one.reference for one in tie.sources} - set(confirmed):
        raise Refused("sources_unconfirmed")


def summary_of(text: str) -> str:
    """Return the first paragraph of a text, cut at a word where it is long, as what lists and the search say of it."""
    parts = (part.strip() for part in text.split("\n\n"))
    first = next((part for part in parts if part and part[0] not in "#[|-"), "")
    return first if len(first) <= _SUMMARY else first[:_SUMMARY].rsplit(" ", 1)[0] + _CUT


def lede(text: Text) -> str:
    """Return the summary as it stands over a text, or "" where the text begins with the same words."""
    return "" if text.body.lstrip().startswith(text.summary.removesuffix(_CUT)) else text.summary
