"""From concepts heard to codes suggested: a sum of weights per label, read as even chances at nought."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any, NamedTuple

from palermo.domain.reports.reading.lexicon import lists
from palermo.domain.reports.reading.lexicon.hearing import Heard
from palermo.domain.reports.reading.suggestion import FACETS, Span, Suggestion

LISTED = 0.5
_MOST = 30.0  # no sum counts for more, either way; beyond it a score is one or nought anyhow
_SPANS = 6  # stretches shown behind a suggestion; the rest would only repeat
_SHARE = 0.25  # how much of the largest weight a concept needs to be shown as a reason
_PASSED_ON = 0.1  # of a reason's weight, where it speaks through another label


@dataclass(frozen=True, slots=True)
class Label:
    """One code with its base and weights; `needs` names labels of which one must be listed before it is asked."""

    facet: str
    code: str
    base: float
    weights: Mapping[str, float]  # by concept
    leans: tuple[tuple[str, float], ...]  # on labels before it
    needs: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""

    @property
    def name(self) -> str:
        """Return `facet.code`, by which other labels speak of it."""
        return f"{self.facet}.{self.code}"


class _Weights(NamedTuple):
    """All labels in the order of weighing, their names, and by concept the labels it speaks for or against."""

    labels: tuple[Label, ...]
    names: tuple[str, ...]
    by_concept: Mapping[str, tuple[tuple[int, float], ...]]


@cache
def labels() -> tuple[Label, ...]:
    """Return all labels in the order in which they are weighed: one may only name labels before it."""
    found = []
    for file in lists.labels():
        for facet, section in file.items():
            for code, row in section["labels"].items():
                found.append(_label(facet, code, row, section))
    return tuple(found)


def _label(facet: str, code: str, row: Mapping[str, Any], section: Mapping[str, Any]) -> Label:
    weights = {name: float(weight) for name, weight in row.get("weights", {}).items()}
    from palermo.foundations.vocabularies import vocabulary

    parent = ""
    if facet in FACETS and facet not in ("classes", "urgency"):
        parent = str(vocabulary(*FACETS[facet])[code].data.get("parent", ""))
    return Label(
        facet,
        code,
        float(row["base"]),
        {name: weight for name, weight in weights.items() if "." not in name},
        tuple((name, weight) for name, weight in weights.items() if "." in name),
        tuple(row.get("needs", section.get("needs", ()))),
        str(row.get("kind", "")),
        parent,
    )


@cache
def _weights() -> _Weights:
    by_concept: dict[str, list[tuple[int, float]]] = {}
    for number, label in enumerate(labels()):
        for concept, weight in label.weights.items():
            by_concept.setdefault(concept, []).append((number, weight))
    return _Weights(
        labels(),
        tuple(label.name for label in labels()),
        {concept: tuple(found) for concept, found in by_concept.items()},
    )


def scores(heard: Mapping[str, Heard]) -> dict[str, float]:
    """Return the score of every label that was asked, by `facet.code`, from 0 to 1."""
    every = _weights()
    totals = [0.0] * len(every.labels)
    for concept, said in heard.items():
        strength = said.strength
        if strength:
            for number, weight in every.by_concept.get(concept, ()):
                totals[number] += weight * strength
    done: dict[str, float] = {}
    listed: set[str] = set()
    for label, name, total in zip(every.labels, every.names, totals, strict=True):
        if label.needs and listed.isdisjoint(label.needs):
            continue
        total += label.base
        for other, weight in label.leans:
            if other in listed:
                total += weight * done[other]
        if not -_MOST < total < _MOST:
            total = max(-_MOST, min(_MOST, total))
        score = done[name] = 1 / (1 + exp(-total))
        if score >= LISTED:
            listed.add(name)
    return done


def weigh(heard: Mapping[str, Heard]) -> list[Suggestion]:
    """Return every label that reaches an even chance, in the order of the facets, the surest first within each."""
    done = scores(heard)
    reasons: dict[str, tuple[tuple[float, str], ...]] = {}
    listed: dict[tuple[str, str], Suggestion] = {}
    for label, name in zip(labels(), _weights().names, strict=True):
        score = done.get(name, 0.0)
        if score < LISTED:
            continue
        reasons[name] = _reasons(label, heard, reasons)
        if label.facet not in FACETS:
            continue
        suggestion = _suggestion(label, score, reasons[name], heard)
        for code in (label.code, label.parent):
            known = listed.get((label.facet, code))
            if code and (known is None or known.score < suggestion.score):
                listed[label.facet, code] = _as(suggestion, code)
    order = {facet: number for number, facet in enumerate(FACETS)}
    return sorted(listed.values(), key=lambda each: (order[each.facet], -each.score))


def _as(suggestion: Suggestion, code: str) -> Suggestion:
    """Return a suggestion under its own code or, for a subcode, its parent's."""
    if code == suggestion.code:
        return suggestion
    own = suggestion
    return Suggestion(own.facet, code, own.score, own.spans, own.concepts, own.kind, own.against)


def _reasons(
    label: Label, heard: Mapping[str, Heard], earlier: Mapping[str, tuple[tuple[float, str], ...]]
) -> tuple[tuple[float, str], ...]:
    """Return weight and concept of what speaks for a label, the heaviest first."""
    weights = label.weights
    found = []
    for concept in weights.keys() & heard.keys():
        weight = weights[concept] * heard[concept].strength
        if weight > 0:
            found.append((weight, concept))
    for name, weight in label.leans:
        if weight > 0:
            found += [(weight * share * _PASSED_ON, concept) for share, concept in earlier.get(name, ())]
    found.sort(key=lambda each: (-each[0], each[1]))
    return tuple(found)


def _suggestion(
    label: Label, score: float, reasons: tuple[tuple[float, str], ...], heard: Mapping[str, Heard]
) -> Suggestion:
    least = reasons[0][0] * _SHARE if reasons else 0.0
    named = tuple(dict.fromkeys(concept for weight, concept in reasons if weight >= least))
    return Suggestion(
        label.facet,
        label.code,
        round(score, 4),
        _shown(named, heard),
        named,
        label.kind,
        _against(label, heard),
    )


def _shown(named: tuple[str, ...], heard: Mapping[str, Heard]) -> tuple[Span, ...]:
    """Return the first places of the weightiest concepts, then their second ones, in the order of the text."""
    chosen: dict[Span, None] = {}
    for turn in range(2):
        for concept in named:
            spans = heard[concept].spans
            if turn < len(spans) and len(chosen) < _SPANS:
                chosen.setdefault(spans[turn])
    return tuple(sorted(chosen))


def _against(label: Label, heard: Mapping[str, Heard]) -> tuple[Span, ...]:
    """Return where the text denies what would speak for a label, or says what speaks against it."""
    found: set[Span] = set()
    for concept in label.weights.keys() & heard.keys():
        said = heard[concept]
        found.update(said.against if label.weights[concept] > 0 else said.spans)
    return tuple(sorted(found))[:_SPANS]
