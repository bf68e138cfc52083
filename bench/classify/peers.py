"""The textbook way to classify texts, learned and asked in turn, to stand beside ours in one run."""

from collections.abc import Callable, Sequence
from typing import Any

FOLDS = 10
Way = Callable[[list[int], list[int]], list[set[Any]]]


def held_out(count: int, way: Way) -> list[set[Any]]:
    """Return the answers for every text by a way that was shown the other folds only; folds go by number of text."""
    answers: list[set[Any]] = [set() for _ in range(count)]
    for fold in range(FOLDS):
        unseen = [at for at in range(count) if at % FOLDS == fold]
        seen = [at for at in range(count) if at % FOLDS != fold]
        for at, labels in zip(unseen, way(seen, unseen) if unseen else [], strict=True):
            answers[at] = labels
    return answers


def textbook(texts: Sequence[str], labels: Sequence[set[Any]]) -> list[set[Any]]:
    """Return cross-validated answers of TF-IDF over words and pairs with one balanced logistic regression a label."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    known = sorted({label for each in labels for label in each})

    def way(seen: list[int], unseen: list[int]) -> list[set[Any]]:
        reader = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        told = reader.fit_transform([texts[at] for at in seen])
        asked = reader.transform([texts[at] for at in unseen])
        answers: list[set[Any]] = [set() for _ in unseen]
        for label in known:
            truth = [label in labels[at] for at in seen]
            if len(set(truth)) < 2:
                continue
            model = LogisticRegression(class_weight="balanced", max_iter=1000).fit(told, truth)
            for number, yes in enumerate(model.predict(asked)):
                if yes:
                    answers[number].add(label)
        return answers

    return held_out(len(texts), way)
