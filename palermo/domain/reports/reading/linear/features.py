"""What the model sees of a text: roots, pairs of neighbouring roots, and the lexicon's concepts, each with its places.

A root is written `w:forc`, a pair `b:forc labour`, a concept `c:papers_kept`. Concepts are the same in every language,
so that what was learned in French reports serves in Portuguese ones.
"""

import math
from collections.abc import Iterable, Mapping

from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.stopwords import STOP
from palermo.domain.reports.reading.suggestion import Span

Places = dict[str, list[Span]]
CONCEPT = "c:"


def occurrences(passage: Passage, heard: Mapping[str, lexicon.Heard] | None = None) -> Places:
    """Return every feature of a passage with the stretches of text where it stands, in order of the text.

    `heard` is what `lexicon.concepts` found, where the caller has asked already. Stop words, single letters and
    everything with a digit carry no feature; a pair is of two content words of one sentence that have at most stop
    words between them.
    """
    stop = STOP[passage.language]
    found: Places = {}
    before, before_at = "", -1
    sentences = passage.sentences
    for at, root in enumerate(passage.roots):
        if len(root) < 2 or not root.isalpha() or passage.words[at] in stop:
            continue
        span = Span(passage.starts[at], passage.ends[at])
        found.setdefault("w:" + root, []).append(span)
        if before and sentences[before_at] == sentences[at]:
            pair = Span(passage.starts[before_at], passage.ends[at])
            found.setdefault(f"b:{before} {root}", []).append(pair)
        before, before_at = root, at
    for concept, said in (lexicon.concepts(passage) if heard is None else heard).items():
        if said.spans:  # what is only denied has none
            found[CONCEPT + concept] = list(said.spans)
    return found


def small(passage: Passage) -> frozenset[str]:
    """Return the roots that a passage writes in small letters at least once: a name or an identifier never is."""
    raw, starts = passage.raw, passage.starts
    return frozenset(
        root for at, root in enumerate(passage.roots) if raw[starts[at]].islower() and root.isalpha()
    )


def weights(places: Mapping[str, list[Span]], idf: Mapping[str, float]) -> dict[str, float]:
    """Return the value of every feature that `idf` knows: (1 + ln count) x idf, words and concepts each of length 1.

    The two blocks are scaled apart, so that a long text does not drown the few concepts in it.
    """
    values = {
        feature: (1.0 + math.log(len(spans))) * idf[feature]
        for feature, spans in places.items()
        if feature in idf
    }
    words = _length(value for feature, value in values.items() if not feature.startswith(CONCEPT))
    concepts = _length(value for feature, value in values.items() if feature.startswith(CONCEPT))
    return {
        feature: value / (concepts if feature.startswith(CONCEPT) else words)
        for feature, value in values.items()
    }


def _length(values: Iterable[float]) -> float:
    return math.sqrt(sum(value * value for value in values)) or 1.0
