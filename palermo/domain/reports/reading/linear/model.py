"""The model as plain numbers: weighing a text needs no training library, and the numbers can be read as a table."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import orjson

from palermo.domain.reports.reading.lexicon import Heard
from palermo.domain.reports.reading.linear.features import CONCEPT, occurrences, weights
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Span, Suggestion

FORMAT = 1
_SHOWN = 6  # stretches of text shown for one label
_SHARE = 0.1  # of the strongest contribution: what counts less is not shown


@dataclass(frozen=True, slots=True)
class Label:
    """One code of a facet: its log-odds with no word known, the score at which it is taken, and its examples.

    `threshold` lies between 0 and 1; `positives` is the number of examples that carry the code.
    """

    facet: str
    code: str
    bias: float
    threshold: float = 0.5
    positives: int = 0


@dataclass(frozen=True)
class Model:
    """A trained model: rarity of every feature, its weight for every label, and what it was learned from.

    `learned` maps a feature to (number of the label in `labels`, weight) pairs; `n` is the number of examples.
    """

    idf: Mapping[str, float]
    labels: tuple[Label, ...]
    learned: Mapping[str, tuple[tuple[int, float], ...]]
    n: int
    languages: tuple[str, ...]

    @cached_property
    def version(self) -> str:
        """Return a short name that differs whenever any number of the model does."""
        return f"model-{blake2b(self.to_bytes(), digest_size=5).hexdigest()}"

    def positives(self) -> dict[tuple[str, str], int]:
        """Return the number of examples behind each (facet, code) that the model has learned."""
        return {(label.facet, label.code): label.positives for label in self.labels}

    def weigh(self, passage: Passage, heard: Mapping[str, Heard] | None = None) -> list[Suggestion]:
        """Return every label with its score (0 to 1) and the words that speak most for it; 0.5 is the label's threshold.

        Labels below 0.5 are returned too, without words, since they hold the lexicon back when both are combined. `heard` is what
        `lexicon.concepts` found in the passage, where the caller has asked already.
        """
        places = occurrences(passage, heard)
        values = weights(places, self.idf)
        sums = [label.bias - odds(label.threshold) for label in self.labels]
        for feature, value in values.items():
            for number, weight in self.learned.get(feature, ()):
                sums[number] += value * weight
        taken = {number for number, total in enumerate(sums) if total >= 0}
        parts = self._parts(values, taken) if taken else {}
        return [
            Suggestion(
                facet=label.facet,
                code=label.code,
                score=probability(total),
                spans=_strongest(parts.get(number, []), places),
                concepts=tuple(
                    sorted(name[2:] for _, name in parts.get(number, []) if name.startswith(CONCEPT))
                ),
            )
            for number, (label, total) in enumerate(zip(self.labels, sums, strict=True))
        ]

    def _parts(self, values: Mapping[str, float], taken: set[int]) -> dict[int, list[tuple[float, str]]]:
        """Return, for the labels that are taken, what each feature added to their log-odds."""
        parts: dict[int, list[tuple[float, str]]] = {number: [] for number in taken}
        for feature, value in values.items():
            for number, weight in self.learned.get(feature, ()):
                if weight > 0 and number in taken:
                    parts[number].append((value * weight, feature))
        return parts

    def to_bytes(self) -> bytes:
        """Return the model as compact JSON."""
        return orjson.dumps(
            {
                "format": FORMAT,
                "n": self.n,
                "languages": self.languages,
                "labels": [
                    [each.facet, each.code, each.bias, each.threshold, each.positives] for each in self.labels
                ],
                "features": [
                    [name, self.idf[name], [list(pair) for pair in self.learned.get(name, ())]]
                    for name in sorted(self.idf)
                ],
            }
        )

    @classmethod
    def from_bytes(cls, plain: bytes) -> "Model":
        """Return the model that `to_bytes` wrote; raises ValueError for anything else."""
        loaded = orjson.loads(plain)
        try:
            return _loaded(cls, loaded)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise ValueError("These bytes hold no model.") from error


def odds(score: float) -> float:
    """Return the log-odds of a score, which is first kept between 0.001 and 0.999."""
    kept = min(max(score, 0.001), 0.999)
    return math.log(kept / (1.0 - kept))


def probability(log_odds: float) -> float:
    """Return the score (0 to 1) of log-odds; never overflows."""
    return 1.0 / (1.0 + math.exp(-min(max(log_odds, -40.0), 40.0)))


def _loaded(cls: type[Model], loaded: dict[str, Any]) -> Model:
    if loaded["format"] != FORMAT:
        raise ValueError("This model has another format; train it again.")
    labels = tuple(
        Label(str(facet), str(code), float(bias), float(threshold), int(positives))
        for facet, code, bias, threshold, positives in loaded["labels"]
    )
    idf, learned = {}, {}
    for name, rarity, pairs in loaded["features"]:
        idf[str(name)] = float(rarity)
        kept = tuple((int(number), float(weight)) for number, weight in pairs)
        if any(not 0 <= number < len(labels) for number, _ in kept):
            raise ValueError("This model gives weight to a label that it does not have.")
        if kept:
            learned[str(name)] = kept
    return cls(idf, labels, learned, int(loaded["n"]), tuple(map(str, loaded["languages"])))


def _strongest(parts: list[tuple[float, str]], places: Mapping[str, list[Span]]) -> tuple[Span, ...]:
    """Return the stretches that spoke most for a label, in order of the text, none inside another."""
    parts.sort(key=lambda part: (-part[0], part[1]))
    kept: list[Span] = []
    for strength, feature in parts:
        if len(kept) >= _SHOWN or strength < parts[0][0] * _SHARE:
            break
        span = places[feature][0]
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept))
