"""A score in words: from thirty cases up a rate with its interval, below that only the count."""

from dataclasses import dataclass

from django.utils.translation import gettext

from palermo.domain.reports.queries.quality import Score
from palermo.domain.reports.verdict import ITEM
from palermo.faces.kit.figures import number
from palermo.faces.kit.names import language_name
from palermo.faces.web.hub import words
from palermo.faces.web.hub.shown.suggested import label_of

FEWEST = 30  # shared/look, "Dates, numbers, signs": below 30 cases no percentage


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table of quality."""

    score: Score
    facet: str
    label: str
    language: str
    precision: str
    recall: str


def measured(score: Score) -> Measured:
    """Return a score as a row of the table."""
    return Measured(
        score=score,
        facet=gettext("Found in the text") if score.facet == ITEM else words.word(words.FACETS, score.facet),
        label=label_of(score.facet, score.code),
        language=language_name(score.language) if score.language else gettext("all"),
        precision=rate(score.right, score.suggested, score.precision_interval),
        recall=rate(score.right, score.wanted, score.recall_interval),
    )


def rate(hits: int, of: int, interval: tuple[float, float]) -> str:
    """Return a proportion with its n and its 95 % interval, the bare counts below thirty, "" where nothing was counted."""
    if of == 0:
        return ""
    if of < FEWEST:
        return gettext("%(hits)s of %(n)s, too few for a rate") % {"hits": number(hits), "n": number(of)}
    return gettext("%(rate)s %% of %(n)s (%(low)s to %(high)s %%)") % {
        "rate": number(round(100 * hits / of)), "n": number(of),
        "low": number(round(100 * interval[0])), "high": number(round(100 * interval[1])),
    }  # fmt: skip
