"""What is searched for: pairs of common words, and ten questions of other kinds."""

from dataclasses import dataclass, field

from bench.reference import vocabulary

_WORDS = vocabulary()
_RARE = _WORDS[25_000]

COMMON = (
    "chauffeur passagers",
    "police frontière",
    "femmes camion",
    "nuit village",
    "contrôle route",
    "argent hommes",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters, and what kind it is."""

    name: str
    text: str
    filters: dict[str, str] = field(default_factory=dict)


MIXED = (
    Question("rare and common word", f"chauffeur {_RARE}"),
    Question("five words", "chauffeur passagers contrôle camion nuit"),
    Question("plate", "AB 7342 RB"),
    Question("phone", "+227 90 12 34 56"),
    Question("plate and word", "BB-1234-RB police"),
    Question("common, one unit", "chauffeur passagers", {"unit": "NER"}),
    Question("common, one state", "chauffeur passagers", {"state": "withdrawn"}),
    Question("common, half a year", "chauffeur passagers", {"since": "2023-01-01", "until": "2023-06-30"}),
    Question("common, class and country", "police frontière", {"crime_class": "tip", "country": "SN"}),
    Question("no hit", "chauffeur zzyzzxqv"),
)
