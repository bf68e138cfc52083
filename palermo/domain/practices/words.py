"""A practice, a judging and a result as they are sealed. Pure shapes."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from palermo.domain.reports.content import Part, Short
from palermo.kernel.text import clean

Text = Annotated[str, StringConstraints(max_length=8000), AfterValidator(clean)]
Score = Annotated[int, Field(ge=0, le=3)]

FIELDS = (
    "title",
    "place",
    "context",
    "done",
    "before",
    "after",
    "evidence",
    "conditions",
    "cost",
    "safeguards",
)


class PracticeWords(Part):
    """What a practice is: the problem and its place, what was done, evidence before and after, what it takes."""

    title: Short = ""
    place: Short = ""
    context: Text = ""
    done: Text = ""
    before: Text = ""
    after: Text = ""
    evidence: Text = ""
    conditions: Text = ""
    cost: Text = ""
    safeguards: Text = ""

    def whole(self) -> str:
        """Return all words as one text, for the index."""
        return "\n".join(str(getattr(self, name)) for name in FIELDS)


class Judged(Part):
    """One person's scores by criterion, whether she recommends it, and why."""

    scores: dict[str, Score] = {}
    recommends: bool = False
    why: Text = ""


class Result(Part):
    """What came of a practice where it was adopted."""

    text: Text = ""
