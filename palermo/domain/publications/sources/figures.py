"""Frozen figures of documents as figures of publications, after disclosure control; what could name a unit stays inside."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from palermo.domain.documents.bimonthly.sentences import class_label, country_label, deed_label
from palermo.domain.documents.words import FrozenFigure
from palermo.domain.observatory.disclosure import FEW, LEAST
from palermo.domain.publications.content import LANGUAGES, Figure, Words
from palermo.domain.publications.rules import protected
from palermo.domain.publications.sources.wording import words
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.errors import Invalid

_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
# What each unit sent is for the units; maps and networks show places and ties, which nobody can coarsen by rule.
TAKEN = ("counts", "deeds", "table")
_BREAKDOWNS = ("class", "country", "kind")


def taken(key: str, by_language: Mapping[str, FrozenFigure]) -> Figure | None:
    """Return a frozen figure as the public may see it, None for one that has to stay inside or cannot be told honestly.

    `by_language` is the same figure with its title in each language.
    """
    one = next(iter(by_language.values()))
    span = _SPAN.fullmatch(one.period)
    if one.kind not in TAKEN or span is None or one.n is None or 0 < one.n < LEAST:
        return None
    table = _plain(one.data) if one.kind == "table" else _counted(one.kind, one.data)
    if table is None:
        return None
    measure = "table" if one.kind == "table" else "deeds" if one.kind == "deeds" else one.data["measure"]
    try:
        return protected(Figure.model_validate({
            "name": name_of(key), "titles": {code: said.title or key for code, said in by_language.items()},
            "measures": words("measures", str(measure)), "source": settings.PALERMO.unit_name(settings.PALERMO.hub, "en"),
            "start": span[1], "end": span[2], "n": one.n, "n_of": words("n_of"), "says_not": words("says_not"), **table,
        }))  # fmt: skip
    except (ValidationError, Invalid, KeyError):
        return None


def name_of(key: str) -> str:
    """Return a figure's key as the name of a figure of the site."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "figure"


def _counted(kind: str, data: Mapping[str, Any]) -> dict[str, Any] | None:
    by = "deeds" if kind == "deeds" else str(data.get("by", ""))
    if by != "deeds" and by not in _BREAKDOWNS:
        return None
    rows = data["rows"]
    columns = [{"name": "code", "kind": "code", "titles": words("columns", "code")}]
    columns += [
        {"name": name, "kind": "count", "titles": words("columns", name)}
        for name in ("now", "before", "year")
    ]
    return {
        "columns": columns,
        "rows": [[row["code"], *(_count(row[name]) for name in ("now", "before", "year"))] for row in rows],
        "words": {str(row["code"]): _labels(by, str(row["code"])) for row in rows},
    }


def _plain(data: Mapping[str, Any]) -> dict[str, Any] | None:
    heads, rows = [str(one) for one in data.get("columns", [])], [list(row) for row in data.get("rows", [])]
    columns = [
        {
            "name": f"c{place + 1}",
            "kind": _kind([row[place] for row in rows if place < len(row)]),
            "titles": dict.fromkeys(LANGUAGES, head),
        }
        for place, head in enumerate(heads)
    ]
    return {"columns": columns, "rows": rows} if rows and columns else None


def _kind(cells: Sequence[object]) -> str:
    """Return what a column holds: whole numbers count as counts, since nobody said that they are not of persons."""
    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in known):
        return "count" if all(float(str(cell)).is_integer() for cell in known) else "number"
    return "text"


def _count(value: object) -> object:
    return FEW if value is None else value


def _labels(by: str, code: str) -> Words:
    if by == "deeds":
        return {language: deed_label(code, language) for language in LANGUAGES}
    if by == "class":
        return {language: class_label(code, language) for language in LANGUAGES}
    if by == "country":
        return {language: country_label(code, language) for language in LANGUAGES}
    return {language: vocabulary("report_kinds").label(code, language) for language in LANGUAGES}
