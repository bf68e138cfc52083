"""A reading as the plain lists that `palermo suggest` prints: code, label, score, spans and words of each."""

from typing import Any

from palermo.domain.reports.reading.suggesting import suggest
from palermo.domain.reports.reading.suggestion import FACETS, KINDS, Span
from palermo.foundations.vocabularies import vocabulary

# What the command's contract calls the kinds; a class outside them is told as "other".
_TOLD = frozenset(set(KINDS.values()) - {KINDS["money"]})


def told(text: str, *, language: str = "", country: str = "") -> dict[str, Any]:
    """Return everything that a text suggests as lists by facet, each entry with code, label, score, spans and words."""
    reading = suggest(text, language=language, country=country)
    answer: dict[str, Any] = {"language": reading.language, "version": reading.version}
    for facet, (name, section) in FACETS.items():
        entries = []
        for each in reading.of(facet):
            entry = {
                "code": each.code,
                "label": vocabulary(name, section).label(each.code) if name else each.code,
            }
            if facet == "classes":
                kind = KINDS.get(each.kind, "other")
                entry["kind"] = kind if kind in _TOLD else "other"
            entries.append(entry | _shown(text, each.score, each.spans))
        answer[facet] = entries
    answer["items"] = [
        {"code": item.kind, "value": item.value, "fields": dict(item.fields)}
        | _shown(text, item.score, item.spans)
        for item in reading.items
    ]
    return answer


def _shown(text: str, score: float, spans: tuple[Span, ...]) -> dict[str, Any]:
    return {
        "score": round(score, 3),
        "spans": [[start, end] for start, end in spans],
        "words": " … ".join(" ".join(text[start:end].split()) for start, end in spans[:5]),
    }
