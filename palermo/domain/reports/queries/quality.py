"""How good suggestions have been: precision and recall per code and language, against the decisions of analysts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Sum

from palermo.domain.reports.models import Tally
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.proportions import wilson


@dataclass(slots=True)
class Score:
    """Counts of one code in one language ("" for all): taken over, put right by another code, refused, found without help."""

    facet: str
    code: str
    language: str
    answers: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def right(self) -> int:
        """Return how often the suggestion was taken over as it was."""
        return self.answers["accepted"]

    @property
    def suggested(self) -> int:
        """Return how many suggestions were decided."""
        return self.right + self.answers["refused"] + self.answers["changed"]

    @property
    def wanted(self) -> int:
        """Return how often the code was right, suggested or not."""
        return self.right + self.answers["missed"]

    @property
    def precision(self) -> float | None:
        """Return the share of decided suggestions that were taken over, None where none was decided."""
        return self.right / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """Return the share of right codes that were suggested, None where none was right."""
        return self.right / self.wanted if self.wanted else None

    @property
    def precision_interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the precision."""
        return wilson(self.right, self.suggested)

    @property
    def recall_interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the recall."""
        return wilson(self.right, self.wanted)


@dataclass(frozen=True, slots=True)
class Quality:
    """Scores by facet, code and language, the readers (versions) they were counted under, and the one shown ("" all)."""

    scores: list[Score]
    readers: list[str]
    reader: str


def quality(actor: Actor, *, reader: str = "", language: str = "", facet: str = "") -> Quality:
    """Return how good suggestions have been over the reports that the actor may see; raises Forbidden outside the hub."""
    require(actor, Permission.REPORT_CLASSIFY)
    rows = Tally.objects.filter(level__lte=actor.clearance, count__gt=0)
    readers = sorted(rows.values_list("reader", flat=True).distinct())
    for name, value in (("reader", reader), ("language", language), ("facet", facet)):
        if value:
            rows = rows.filter(**{name: value})
    summed = rows.values("facet", "code", "language", "answer").annotate(n=Sum("count"))
    return Quality(_scores(summed), readers, reader)


def _scores(rows: Iterable[Mapping[str, Any]]) -> list[Score]:
    found: dict[tuple[str, str, str], Score] = {}
    for row in rows:
        for language in (str(row["language"]), ""):
            key = (str(row["facet"]), str(row["code"]), language)
            score = found.setdefault(key, Score(*key))
            score.answers[str(row["answer"])] += int(str(row["n"]))
    return [found[key] for key in sorted(found)]
