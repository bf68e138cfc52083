"""A reading as bytes, for sealing, and back."""

from typing import Any

import orjson

from palermo.domain.reports.reading.suggestion import Item, Reading, Span, Suggestion


def to_bytes(reading: Reading) -> bytes:
    """Return a reading as compact JSON."""
    return orjson.dumps(
        {
            "language": reading.language,
            "version": reading.version,
            "suggestions": [
                [
                    each.facet,
                    each.code,
                    round(each.score, 4),
                    _pairs(each.spans),
                    each.concepts,
                    each.kind,
                    _pairs(each.against),
                ]
                for each in reading.suggestions
            ],
            "items": [
                [each.kind, each.value, dict(each.fields), round(each.score, 4), _pairs(each.spans)]
                for each in reading.items
            ],
        }
    )


def from_bytes(plain: bytes) -> Reading:
    """Return the reading that `to_bytes` made bytes of; raises ValueError for anything else."""
    loaded: dict[str, Any] = orjson.loads(plain)
    return Reading(
        language=loaded["language"],
        version=loaded["version"],
        suggestions=tuple(
            Suggestion(facet, code, score, _spans(spans), tuple(concepts), kind, _spans(against))
            for facet, code, score, spans, concepts, kind, against in loaded["suggestions"]
        ),
        items=tuple(
            Item(kind, value, fields, score, _spans(spans))
            for kind, value, fields, score, spans in loaded["items"]
        ),
    )


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
