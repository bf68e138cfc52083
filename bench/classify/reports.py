"""The thirty invented reports, read whole, against what is true of them. They were open while the lexicon was written."""

from collections import defaultdict
from typing import Any

from bench.classify.labels import kind_of, said, widened
from bench.classify.scores import Tally, shown
from bench.classify.sources import invented
from bench.figures import Figure
from palermo.domain.reports.reading.suggesting import suggest
from palermo.foundations.vocabularies.countries import alpha2

FACETS = ("kind", "acts", "means", "purposes", "offences", "aggravations")


def measure() -> tuple[list[Figure], dict[str, Any]]:
    """Return F1 per language over the facets of the invented reports."""
    per: dict[tuple[str, str], Tally] = defaultdict(Tally)
    wrong = []
    for report in invented():
        reading = suggest(report["narrative"], language=report["language"], country=alpha2(report["unit"]))
        truth = _truth(report["classification"])
        for facet in FACETS:
            ours, true = widened(facet, said(reading, facet)), widened(facet, truth[facet])
            per[facet, report["language"]].add(ours, true)
            if ours != true:
                wrong.append(
                    f"{report['id']} {facet}: too much {sorted(ours - true)}, missed {sorted(true - ours)}"
                )
    figures = []
    for language in ("en", "fr", "pt"):
        joined = Tally()
        for (_, spoken), tally in per.items():
            if spoken == language:
                joined.join(tally)
        figures.append(
            Figure(
                f"invented reports (open), {language}: codes of {len(FACETS)} facets", f"F1 {joined.f1:.2f}", "", "",
                None, f"{shown(joined)}; n = {joined.n}",
            )
        )  # fmt: skip
    facets = {facet: Tally() for facet in FACETS}
    for (facet, _), tally in per.items():
        facets[facet].join(tally)
    return figures, {"facets": {facet: one.as_plain() for facet, one in facets.items()}, "wrong": wrong}


def _truth(classification: dict[str, Any]) -> dict[str, set[str]]:
    tip, som = classification.get("tip") or {}, classification.get("som") or {}
    found = {facet: set(tip.get(facet) or ()) for facet in ("acts", "means", "purposes")}
    found |= {facet: set(som.get(facet) or ()) for facet in ("offences", "aggravations")}
    found["kind"] = {kind_of(str(each["iccs"])) for each in classification.get("classes") or ()}
    return found
