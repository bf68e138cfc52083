"""What the pages of matches show: two mentions field by field, and the reasons for and against in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language

from palermo.domain.entities.matching.evidence import Evidence
from palermo.domain.entities.matching.model import Explanation
from palermo.domain.entities.words import MentionWords
from palermo.faces.kit.names import label_text
from palermo.faces.kit.sentences_matching import reason
from palermo.faces.web.matching import words
from palermo.foundations.vocabularies import countries

_VOCABULARIES = {"role": "person_roles"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of both sides in words; `same` says that they read alike, "" is not known."""

    name: str
    left: str
    right: str

    @property
    def same(self) -> bool:
        """Say whether both sides are known and read alike."""
        return bool(self.left) and self.left.casefold() == self.right.casefold()


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence for or against, with its weight in tenths of a bit for a bar of at most 100."""

    sentence: str
    against: bool
    bits: float

    @property
    def width(self) -> int:
        """Return the length of its bar, 0 to 100: ten bits and more fill it."""
        return min(100, round(abs(self.bits) * 10))


def pairs(left: MentionWords, right: MentionWords, language: str) -> list[Pair]:
    """Return the fields that at least one side has, in the order of a page."""
    found = []
    for field in words.FIELDS:
        pair = Pair(
            words.word(words.FIELDS, field), said(left, field, language), said(right, field, language)
        )
        if pair.left or pair.right:
            found.append(pair)
    return found


def lines(mention: MentionWords, language: str) -> list[tuple[str, str]]:
    """Return the fields that a mention has as (name, words)."""
    found = ((words.word(words.FIELDS, field), said(mention, field, language)) for field in words.FIELDS)
    return [(name, text) for name, text in found if text]


def said(mention: MentionWords, field: str, language: str) -> str:
    """Return one field of a mention in words; "" where it is not known."""
    value = getattr(mention, field)
    if isinstance(value, list):
        return ", ".join(value)
    if not value or (field, value) == ("role", "unknown"):
        return ""
    if field in ("nationality", "country"):
        return countries.label(value, language)
    return label_text(_VOCABULARIES[field], value) if field in _VOCABULARIES else str(value)


def reasons(explanation: Explanation) -> list[Reason]:
    """Return the evidence in sentences, weightiest first; what weighs next to nothing is left out."""
    return [_reason(each) for each in explanation.evidence if abs(each.weight) >= 0.1]


def percent(probability: float) -> int:
    """Return a probability in whole percent, never 0 or 100: nothing here is certain."""
    return min(99, max(1, round(100 * probability)))


def _reason(evidence: Evidence) -> Reason:
    told = (
        replace(evidence, params=_in_words(evidence.params))
        if evidence.comparator == "nationality"
        else evidence
    )
    return Reason(reason(told), evidence.against, evidence.weight)


def _in_words(params: Mapping[str, str]) -> dict[str, str]:
    """Return parameters with the countries' names for their codes."""
    language = (get_language() or "en")[:2]
    return {
        name: ", ".join(countries.label(code, language) for code in text.split(", "))
        for name, text in params.items()
    }


def first_reasons(explanation: Explanation, most: int = 2) -> Sequence[str]:
    """Return the weightiest sentences for a line of a list."""
    return [each.sentence for each in reasons(explanation)[:most]]
