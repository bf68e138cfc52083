"""How the lexicon's word and the model's word about one code become one."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from palermo.domain.reports.reading.lexicon import weighing
from palermo.domain.reports.reading.linear.model import Model, odds, probability
from palermo.domain.reports.reading.suggestion import Suggestion

# Examples of a code after which the model counts as much as the lexicon. Below that the lexicon knows better: on sixty
# judged cases, cross-validated, 20 in place of 60 lost a little against the lexicon alone.
EVEN = 60
# The score of a code about which the lexicon says nothing: silence speaks against a code, but not loudly.
SILENT = 0.3
SHOWN = 0.5


def trust(positives: int) -> float:
    """Return the weight of the model (0 to 1) for a code with this many examples: n / (n + 60)."""
    return positives / (positives + EVEN)


def combine(
    lexical: Iterable[Suggestion], modelled: Iterable[Suggestion], model: Model, *, least: float = SHOWN
) -> list[Suggestion]:
    """Return one suggestion per code, the surest first: the mean of both log-odds, the model's weighted by its examples.

    A code that the model never learned keeps the lexicon's score; one that the lexicon passes over stands at 0.3
    there. Suggestions under `least` are left out. The words behind a suggestion are those of both.
    """
    counts = model.positives()
    said = {(each.facet, each.code): each for each in lexical}
    weighed = {(each.facet, each.code): each for each in modelled}
    joined = [
        _joined(said.get(key), weighed.get(key), trust(counts.get(key, 0)))
        for key in dict.fromkeys([*said, *weighed])
    ]
    return sorted(
        (each for each in joined if each.score >= least),
        key=lambda each: (-each.score, each.facet, each.code),
    )


def _joined(lexical: Suggestion | None, modelled: Suggestion | None, weight: float) -> Suggestion:
    if modelled is None:
        assert lexical is not None  # nosec B101  # one of the two named the code
        return lexical
    silent = odds(SILENT) if lexical is None else odds(lexical.score)
    score = probability((1.0 - weight) * silent + weight * odds(modelled.score))
    if lexical is None:
        return replace(
            modelled, score=score, kind=_kinds().get(modelled.code, "") if modelled.facet == "classes" else ""
        )
    spans = tuple(sorted({*lexical.spans, *modelled.spans}))
    concepts = tuple(dict.fromkeys([*lexical.concepts, *modelled.concepts]))
    return replace(lexical, score=score, spans=spans, concepts=concepts)


@cache
def _kinds() -> dict[str, str]:
    """Return crime class to plain kind, as the lexicon's labels have it."""
    return {label.code: label.kind for label in weighing.labels() if label.facet == "classes"}
