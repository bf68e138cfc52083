"""An analyst's decision on a suggestion, with the suggestion as it was. Pure shape and pure rules."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from palermo.domain.reports.content import Code, Part, Short
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.reading.suggestion import Item, Suggestion

Answer = Literal["accepted", "changed", "refused", "missed", "undone"]
ITEM = "item"  # the facet of a thing named in the text; its code is the kind

# Where an accepted code goes in the hub's judgement. Kinds, the child and the things found have their own ways.
FIELDS: Mapping[str, str] = {
    "classes": "classes", "acts": "acts", "means": "means", "purposes": "purposes", "form": "form",
    "sector": "sectors", "offences": "offences", "aggravations": "aggravations",
    "circumstances": "circumstances", "som_modes": "som_modes", "travel": "modes", "frauds": "frauds", "drugs": "drugs",
    "indicators": "indicators",
}  # fmt: skip


class VerdictWords(Part):
    """What was suggested, by which reader, from which words, and what the analyst made of it."""

    facet: Code
    code: Code
    value: Annotated[str, Field(max_length=500)] = ""
    answer: Answer
    instead: Code = ""
    score: float = 0.0
    spans: list[tuple[int, int]] = Field(default_factory=list, max_length=200)
    concepts: list[Code] = Field(default_factory=list, max_length=200)
    fields: dict[Code, str | int | float | bool | None] = Field(default_factory=dict)
    kind: Code = ""
    language: Short = ""
    reader: Short = ""
    version: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells one suggestion of a report from another."""
        return self.facet, self.code, self.value


def of_suggestion(suggestion: Suggestion) -> dict[str, Any]:
    """Return the part of a verdict that a suggestion brings."""
    return {
        "facet": suggestion.facet, "code": suggestion.code, "score": round(suggestion.score, 3),
        "spans": [tuple(span) for span in suggestion.spans[:200]], "concepts": list(suggestion.concepts)[:200],
        "kind": suggestion.kind,
    }  # fmt: skip


def of_item(item: Item) -> dict[str, Any]:
    """Return the part of a verdict that a thing named in the text brings."""
    return {
        "facet": ITEM, "code": item.kind, "value": item.value[:500], "score": round(item.score, 3),
        "spans": [tuple(span) for span in item.spans[:200]], "fields": dict(item.fields),
    }  # fmt: skip


def holding(verdicts: Iterable[VerdictWords]) -> dict[tuple[str, str, str], VerdictWords]:
    """Return the verdict that holds for each suggestion, given oldest first; one that was undone holds nothing."""
    found: dict[tuple[str, str, str], VerdictWords] = {}
    for verdict in verdicts:
        if verdict.answer == "undone":
            found.pop(verdict.key, None)
        else:
            found[verdict.key] = verdict
    return found


def into_judgement(judgement: Judgement, verdicts: Iterable[VerdictWords]) -> Judgement:
    """Return a judgement with every accepted code in its field, and every code that was refused or changed out of it."""
    values = judgement.model_dump()
    for verdict in verdicts:
        field = FIELDS.get(verdict.facet)
        taken = {"accepted": verdict.code, "changed": verdict.instead}.get(verdict.answer, "")
        if field:
            codes = [code for code in values[field] if code != verdict.code or code == taken]
            values[field] = codes + [taken] * (bool(taken) and taken not in codes)
        if verdict.facet == "classes" and taken and not values["primary"]:
            values["primary"] = verdict.kind if verdict.answer == "accepted" else values["primary"]
        if (verdict.facet, taken) == ("urgency", "child"):
            values["child"] = True
    return Judgement.model_validate(values)
