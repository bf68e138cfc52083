"""Sixty judged trafficking cases and the 17 act, means and purpose labels that the literature measures on."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from bench.classify import keywords, peers
from bench.classify.labels import broad, of
from bench.classify.scores import Tally, macro, micro
from bench.classify.sources import ABSENT, table
from bench.figures import Figure
from palermo.domain.reports.reading import lexicon
from palermo.domain.reports.reading.linear import combine
from palermo.domain.reports.reading.linear.training import Example, train
from palermo.domain.reports.reading.passage import Passage
from palermo.domain.reports.reading.suggestion import Suggestion
from palermo.foundations.vocabularies import vocabulary

MACRO, MICRO = 0.60, 0.75
PUBLISHED = "published on 253 such cases: TF-IDF 0.467/0.715, LLM with examples 0.602/0.721"
_COLUMNS = {"acts": "ActsInvolved", "means": "MeansUsed", "purposes": "ExploitativePurposes"}
Labels = set[tuple[str, str]]
Case = tuple[str, Labels, set[str]]  # text, labels, facets that somebody judged


def measure() -> tuple[list[Figure], dict[str, Any]]:
    """Return macro and micro F1 of four ways on the cases, or a line that says they are absent.

    The two ways that learn are left out where the extra `training` is not installed.
    """
    rows = table("data/text/tip_cases_dev.csv")
    if rows is None:
        return [Figure("17 labels of trafficking cases", ABSENT)], {}
    cases = [_case(row) for row in rows]
    lexical = [lexicon.weigh(Passage(text, "en")) for text, _, _ in cases]
    ways = {
        "lexicon alone": [_labels(one) for one in lexical],
        "keyword count": [keywords.tip_labels(text) for text, _, _ in cases],
    }
    if find_spec("sklearn"):
        ways["lexicon and model, cross-validated"] = peers.held_out(len(cases), _joined(cases, lexical))
        ways["TF-IDF and logistic regression, cross-validated"] = peers.textbook(
            [text for text, _, _ in cases], [labels for _, labels, _ in cases]
        )
    figures, details = [], {}
    for name, answers in ways.items():
        tallies = _tallies(cases, answers)
        high, low = macro(tallies), micro(tallies.values())
        ours = name.startswith("lexicon")
        figures.append(
            Figure(
                f"17 labels of {len(cases)} trafficking cases, {name}: macro/micro F1",
                f"{high:.3f}/{low:.3f}",
                f"≥ {MACRO:.2f}/{MICRO:.2f}" if ours else "",
                PUBLISHED if ours else "",
                (high >= MACRO and low >= MICRO) if ours else None,
                f"{sum(tally.n > 0 for tally in tallies.values())} labels occur; "
                f"macro of those that occur five times {macro(tallies, 5):.3f}; "
                f"with unjudged facets as 'none' {_blank_as_none(cases, answers)}",
            )
        )
        details[name] = {f"{facet} {code}": one.as_plain() for (facet, code), one in tallies.items()}
    return figures, details


def _case(row: dict[str, str]) -> Case:
    labels: Labels = set()
    judged = set()
    for facet, column in _COLUMNS.items():
        given = [" ".join(part.split()) for part in row[column].split(";")]
        codes = {_code(facet, part) for part in given if part and part != "NA"} - {""}
        if codes:
            judged.add(facet)
        labels |= {(facet, code) for code in codes}
    return row["FactSummary"], labels, judged


def _code(facet: str, label: str) -> str:
    """Return the code of a published label, whose spelling varies a little from case to case."""
    if label.lower().startswith("threat or use of"):
        return "threat_force_coercion"
    wanted = label.lower().replace("labor", "labour")
    entries = vocabulary("tip_acts_means_purposes", facet).entries
    return next((entry.code for entry in entries if entry.label("en").lower() == wanted), "")


def _labels(suggestions: Sequence[Suggestion]) -> Labels:
    return {(facet, code) for facet in _COLUMNS for code in broad(facet, of(list(suggestions), facet))}


def _joined(cases: list[Case], lexical: Sequence[list[Suggestion]]) -> peers.Way:
    def way(seen: list[int], unseen: list[int]) -> list[set[Any]]:
        model = train([Example(cases[at][0], "en", frozenset(cases[at][1])) for at in seen], seed=1)
        return [
            _labels(combine(lexical[at], model.weigh(Passage(cases[at][0], "en")), model)) for at in unseen
        ]

    return way


def _tallies(cases: list[Case], answers: Sequence[Labels]) -> dict[tuple[str, str], Tally]:
    """Return a tally per label over the cases in which somebody judged the label's facet."""
    found = {}
    for label in keywords.known():
        tally = found[label] = Tally()
        for (_, labels, judged), answer in zip(cases, answers, strict=True):
            if label[0] in judged:
                tally.add(answer & {label}, labels & {label})
    return found


def _blank_as_none(cases: list[Case], answers: Sequence[Labels]) -> str:
    tallies = _tallies([(text, labels, set(_COLUMNS)) for text, labels, _ in cases], answers)
    return f"{macro(tallies):.3f}/{micro(tallies.values()):.3f}"
