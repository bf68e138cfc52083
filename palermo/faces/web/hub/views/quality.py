"""How good the suggestions have been, against the decisions of analysts: per facet, code and language."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.reports import queries
from palermo.domain.reports.queries import Quality
from palermo.domain.reports.queries.quality import Score
from palermo.faces.kit import export, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import language_name
from palermo.faces.web.hub import words
from palermo.faces.web.hub.shown.measured import Measured, measured
from palermo.faces.web.hub.shown.suggested import ORDER
from palermo.foundations.policy import Permission

NAMES = ("language", "facet", "reader")
EACH = "each"  # a row for each language, instead of all languages together
FIELDS = (
    "facet", "code", "label", "language", "suggested", "accepted", "changed", "refused", "missed", "precision",
    "precision_low", "precision_high", "recall", "recall_low", "recall_high",
)  # fmt: skip
_NUMBERS: Mapping[str, Callable[[Measured], float]] = {
    "suggested": lambda one: one.score.suggested,
    "accepted": lambda one: one.score.right,
    "changed": lambda one: one.score.answers["changed"],
    "refused": lambda one: one.score.answers["refused"],
    "missed": lambda one: one.score.answers["missed"],
    # Sorted by the lower end of the interval: two of two are no better than ninety of a hundred.
    "precision": lambda one: one.score.precision_interval[0] if one.score.suggested else -1.0,
    "recall": lambda one: one.score.recall_interval[0] if one.score.wanted else -1.0,
}


@guard(Permission.REPORT_CLASSIFY)
def quality(request: ActorRequest) -> HttpResponse:
    """Show the table, or say how its figures come to be while there are none."""
    orders = ("facet", *(f"-{name}" for name in _NUMBERS))
    listing = lists.read(request, "suggestion_quality", filters=NAMES, orders=orders, size=100)
    chosen = {name: listing.one(name) for name in NAMES}
    found, rows = _found(request, chosen)
    offered = _offered(request, found)
    for name, pairs in offered.items():
        listing.labels |= {(name, code): label for code, label in pairs}
    page = listing.page(_sorted(rows, listing.order))
    context = {
        "listing": listing, "page": page, "rows": page.rows, "total": len(rows), "chosen": chosen, "offered": offered,
        "any": bool(found.readers), "by_language": bool(chosen["language"]),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "decided": sum(one.score.suggested for one in rows), "missed": sum(one.score.answers["missed"] for one in rows),
    }  # fmt: skip
    return render(request, "hub/quality.html", context)


@guard(Permission.REPORT_CLASSIFY)
def exported(request: ActorRequest, kind: str) -> StreamingHttpResponse:
    """Give the table, as narrowed, as CSV or XLSX: counts and rates, and nothing of any report."""
    chosen = {name: str(request.GET.get(name, ""))[:200] for name in NAMES}
    _quality, rows = _found(request, chosen)
    written = [_cells(one) for one in _sorted(rows, "facet")]
    return (export.csv if kind == "csv" else export.xlsx)("palermo-suggestions", FIELDS, written)


def _found(request: ActorRequest, chosen: Mapping[str, str]) -> tuple[Quality, list[Measured]]:
    language = chosen["language"]
    found = queries.quality(
        request.actor, reader=chosen["reader"], facet=chosen["facet"], language="" if language == EACH else language
    )  # fmt: skip
    wanted: Callable[[Score], bool] = (
        (lambda one: bool(one.language)) if language == EACH else (lambda one: one.language == language)
    )
    return found, [measured(score) for score in found.scores if wanted(score)]


def _sorted(rows: list[Measured], order: str) -> list[Measured]:
    place = {facet: number for number, facet in enumerate((*ORDER, "item"))}
    rows = sorted(rows, key=lambda one: (place.get(one.score.facet, 99), one.score.code, one.score.language))
    name = order.lstrip("-")
    if name in _NUMBERS:
        rows.sort(key=_NUMBERS[name], reverse=order.startswith("-"))
    elif order.startswith("-"):
        rows.reverse()
    return rows


def _offered(request: ActorRequest, found: Quality) -> dict[str, list[tuple[str, str]]]:
    every = queries.quality(request.actor)
    languages = sorted({score.language for score in every.scores if score.language})
    facets = {score.facet for score in every.scores}
    return {
        "language": [(EACH, _("Each language by itself")), *((code, language_name(code)) for code in languages)],
        "facet": [(name, _facet(name)) for name in (*ORDER, "item") if name in facets],
        "reader": [(name, name) for name in found.readers],
    }  # fmt: skip


def _facet(name: str) -> str:
    return _("Found in the text") if name == "item" else words.word(words.FACETS, name)


def _cells(one: Measured) -> list[export.Cell]:
    score = one.score
    answers = score.answers
    return [
        score.facet, score.code, one.label, score.language or "all", score.suggested, score.right, answers["changed"],
        answers["refused"], answers["missed"], _rate(score.precision),
        *(_ends(score.precision_interval) if score.suggested else (None, None)), _rate(score.recall),
        *(_ends(score.recall_interval) if score.wanted else (None, None)),
    ]  # fmt: skip


def _rate(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _ends(interval: tuple[float, float]) -> tuple[float, float]:
    return round(interval[0], 4), round(interval[1], 4)
