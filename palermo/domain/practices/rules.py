"""Decisions about practices, on plain facts: what must be said, what judgings decide, what standing results give. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from palermo.domain.practices.words import Judged, PracticeWords
from palermo.foundations.vocabularies import vocabulary

AREAS = ("border_control", "patrolling")
LANGUAGES = ("en", "fr", "pt")
ADOPTIONS = ("trying", "kept", "dropped")
RESULTS = ("unknown", "works", "partly", "fails")
TELLING = frozenset({"works", "partly"})
# What judging needs, and the code that says that it is missing.
NEEDED = {
    "title": "practice_title_missing", "context": "practice_context_missing", "done": "practice_done_missing",
    "before": "practice_before_missing", "after": "practice_after_missing", "safeguards": "practice_safeguards_missing",
}  # fmt: skip
JUDGES = 2
# Half of the scale: between claimed and shown once.
ENOUGH = 1.5

# Posts, laws and the ways of traffickers change: whether a practice still works is asked every three years.
YEARS_KEPT = 3


def criteria() -> tuple[str, ...]:
    """Return the codes of the criteria, in the vocabulary's order."""
    return vocabulary("practice_criteria").codes


def vetoes() -> frozenset[str]:
    """Return the criteria of which one zero stops a practice: rights and safety."""
    return frozenset(one.code for one in vocabulary("practice_criteria") if one.data.get("veto"))


def missing(words: PracticeWords) -> list[str]:
    """Return the fields without which nobody can judge a practice."""
    return [name for name in NEEDED if not str(getattr(words, name)).strip()]


def stops(scores: Mapping[str, int]) -> bool:
    """Say whether one person's scores stop a practice."""
    return any(scores.get(code) == 0 for code in vetoes())


def weighed(scores: Mapping[str, int]) -> float:
    """Return the mean of scores by the weights of the criteria, 0 to 3."""
    weights = {one.code: int(one.data["weight"]) for one in vocabulary("practice_criteria")}
    return sum(weights[code] * scores[code] for code in scores) / sum(weights[code] for code in scores)


def decision(judged: Sequence[Judged]) -> str:
    """Return what the judgings of a round decide: stop, approve, send_back, or "" while one is missing.

    One zero on rights or safety stops at once. Else both must recommend it, and the mean of both reach half the scale.
    """
    if any(stops(one.scores) for one in judged):
        return "stop"
    if len(judged) < JUDGES:
        return ""
    mean = sum(weighed(one.scores) for one in judged) / len(judged)
    return "approve" if all(one.recommends for one in judged) and mean >= ENOUGH else "send_back"


def may_judge(
    proposer: str, unit: str, judge: str, judge_unit: str, before: Iterable[tuple[str, str]]
) -> str:
    """Return why somebody may not judge: judges_own, judged_already, another_unit, or "" where she may.

    `before` are the judges of this round with their units. One of the two is of another unit than the proposer's.
    """
    known = list(before)
    if judge == proposer:
        return "judges_own"
    if any(one == judge for one, _unit in known):
        return "judged_already"
    if judge_unit == unit and any(other == unit for _one, other in known):
        return "another_unit"
    return ""


def standing(unit: str, results: Iterable[tuple[str, str]], *, best: bool) -> str:
    """Return promising, good or best: good once a second unit has a result, best only by the heads' decision."""
    if best:
        return "best"
    second = any(other != unit and result in TELLING for other, result in results)
    return "good" if second else "promising"


def review_day(day: date) -> date:
    """Return the day on which somebody decides whether a practice still works and is still needed."""
    return day + timedelta(days=365 * YEARS_KEPT + 1)
