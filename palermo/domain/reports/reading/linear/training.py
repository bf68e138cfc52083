"""Learning the model from texts that analysts have decided on; the only place that needs scikit-learn.

No name can be learned: a word enters the vocabulary only when at least three texts write it in small letters, and
nothing with a digit in it ever does (`features.small`).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from palermo.domain.reports.reading.linear.features import CONCEPT, Places, occurrences, small, weights
from palermo.domain.reports.reading.linear.model import Label, Model
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.stopwords import LANGUAGES

POSITIVES = 8  # examples below which a code is left to the lexicon
TEXTS = 3  # texts that must hold a word before it is learned
_STRENGTHS = (0.3, 1.0, 3.0, 10.0)  # of regularisation, tried when there are examples enough
_PLAIN = 1.0
_ENOUGH = 40  # examples from which on strengths and thresholds are chosen by cross-validation
_FOLDS = 4
_TRIED = 2_000  # examples on which strengths are compared; more change nothing and take minutes
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
_KEPT = 2_000  # strongest weights kept for each code: the model stays small enough to read and quick to apply
_LEAST = 0.01  # a weight below this moves no score by a hundredth and is not kept


class Example(NamedTuple):
    """A text with the codes that somebody decided on, as (facet, code) pairs."""

    text: str
    language: str
    labels: frozenset[tuple[str, str]]


def train(examples: Iterable[Example], *, seed: int = 0) -> Model:
    """Return a model of every code that has examples enough; the same examples in the same order give the same model.

    Raises ValueError when no code has at least eight examples and eight counter-examples, and ImportError without
    the extra `training`.
    """
    given = list(examples)
    counts = Counter(label for example in given for label in example.labels)
    known = sorted(label for label, n in counts.items() if n >= POSITIVES and len(given) - n >= POSITIVES)
    if not known:
        raise ValueError("No code has enough examples to learn from.")
    texts, idf, spoken = _read(given)
    names = sorted(idf)
    matrix = _matrix(texts, idf, {name: at for at, name in enumerate(names)})
    answers = [[int(label in example.labels) for example in given] for label in known]
    strength = _strength(matrix, answers, seed) if len(given) >= _ENOUGH else _PLAIN
    labels, learned = [], {name: [] for name in names}  # type: tuple[list[Label], dict[str, list[tuple[int, float]]]]
    for number, ((facet, code), answer) in enumerate(zip(known, answers, strict=True)):
        fitted = _fitted(matrix, answer, strength, seed)
        threshold = _threshold(matrix, answer, strength, seed)
        labels.append(Label(facet, code, round(float(fitted.intercept_[0]), 4), threshold, sum(answer)))
        for name, weight in _strongest(zip(names, fitted.coef_[0].tolist(), strict=True)):
            learned[name].append((number, round(weight, 4)))
    kept = {name: tuple(pairs) for name, pairs in learned.items() if pairs}
    # What has no weight stays in `idf`, since the length of a text's features is taken over all of them.
    return Model(idf, tuple(labels), kept, len(given), spoken)


def _strongest(weighed: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    ordered = sorted(weighed, key=lambda each: (-abs(each[1]), each[0]))[:_KEPT]
    return [(name, weight) for name, weight in ordered if abs(weight) >= _LEAST]


def _read(given: Sequence[Example]) -> tuple[list[Places], dict[str, float], tuple[str, ...]]:
    """Return the features of every text, the rarity of those that may be learned, and the languages met."""
    texts, written, held = [], Counter[str](), Counter[str]()
    spoken = set()
    for example in given:
        passage = Passage(example.text, example.language)
        spoken.add(passage.language)
        places = occurrences(passage)
        texts.append(places)
        written.update(small(passage))
        held.update(places.keys())
    idf = {
        feature: round(math.log((1 + len(given)) / (1 + n)) + 1, 4)
        for feature, n in held.items()
        if n >= TEXTS and _may_be_learned(feature, written)
    }
    return texts, idf, tuple(language for language in LANGUAGES if language in spoken)


def _may_be_learned(feature: str, written: Mapping[str, int]) -> bool:
    if feature.startswith(CONCEPT):
        return True
    return all(written.get(root, 0) >= TEXTS for root in feature[2:].split(" "))


def _matrix(texts: Sequence[Places], idf: Mapping[str, float], columns: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    data, indices, ends = [], [], [0]
    for places in texts:
        for feature, value in sorted(weights(places, idf).items()):
            indices.append(columns[feature])
            data.append(value)
        ends.append(len(data))
    return csr_matrix((data, indices, ends), shape=(len(texts), len(columns)))


def _fitted(matrix: Any, answer: Sequence[int], strength: float, seed: int) -> Any:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=strength, class_weight="balanced", solver="liblinear", random_state=seed, max_iter=500
    )
    return model.fit(matrix, answer)


def _strength(matrix: Any, answers: Sequence[Sequence[int]], seed: int) -> float:
    """Return the strength whose cross-validated scores err least (micro-F1), the stronger regularisation on a tie."""
    part = matrix[:_TRIED]
    tried = [list(answer[:_TRIED]) for answer in answers]
    tried = sorted((one for one in tried if sum(one) >= _FOLDS), key=lambda one: -sum(one))[:20]

    def micro(strength: float) -> float:
        right = said = true = 0
        for answer in tried:
            scores = _held_out(part, answer, strength, seed)
            right += sum(score >= 0.5 and is_so for score, is_so in zip(scores, answer, strict=True))
            said += sum(score >= 0.5 for score in scores)
            true += sum(answer)
        return round(2 * right / (said + true), 3) if said + true else 0.0

    return max(_STRENGTHS, key=lambda strength: (micro(strength), -strength))


def _held_out(matrix: Any, answer: Sequence[int], strength: float, seed: int) -> list[float]:
    """Return the score of every example under models that did not see it."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    scores = np.zeros(len(answer))
    truth = np.array(answer)
    for seen, unseen in StratifiedKFold(_FOLDS, shuffle=True, random_state=seed).split(matrix, truth):
        scores[unseen] = _fitted(matrix[seen], truth[seen], strength, seed).predict_proba(matrix[unseen])[
            :, 1
        ]
    found: list[float] = scores.tolist()
    return found


def _threshold(matrix: Any, answer: Sequence[int], strength: float, seed: int) -> float:
    """Return the score from which on the label is best taken (F1), 0.5 where examples are too few to tell."""
    if len(answer) < _ENOUGH or sum(answer) < 2 * POSITIVES or len(answer) - sum(answer) < 2 * POSITIVES:
        return 0.5
    scores = _held_out(matrix, answer, strength, seed)

    def quality(threshold: float) -> float:
        right = sum(score >= threshold and is_so for score, is_so in zip(scores, answer, strict=True))
        return 2 * right / (sum(score >= threshold for score in scores) + sum(answer))

    return max(_THRESHOLDS, key=lambda threshold: (round(quality(threshold), 3), -abs(threshold - 0.5)))
