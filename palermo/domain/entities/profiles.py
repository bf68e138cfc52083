"""From a mention's words to what matching compares, and to the keys by which others like it are found. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from palermo.domain.entities.matching import model, phones, plates
from palermo.domain.entities.matching.evidence import Decision
from palermo.domain.entities.matching.model import Explanation
from palermo.domain.entities.matching.names.tokens import Token
from palermo.domain.entities.matching.profile import Prepared, Profile, prepare
from palermo.domain.entities.matching.weights import stock
from palermo.domain.entities.words import MentionWords

# A single word of a name finds somebody by itself only when few people bear it (bits of rarity, 1 in 1,000).
RARE = 10.0
_MOST_WORDS = 4
_FIGURES = re.compile(r"[0-9]{3,8}")
_NAMED = frozenset({"person", "organisation", "vessel"})


def profile(kind: str, words: MentionWords) -> Profile:
    """Return a mention as matching compares it; what does not tell one from another is left out."""
    named = (words.name, words.alias) if kind in _NAMED else ()
    of_paper = (f"{words.type}:{words.country}:{words.number}",) if kind == "paper" and words.number else ()
    return Profile(
        names=tuple(name for name in named if name),
        kind="organisation" if kind in ("organisation", "vessel") else kind,
        # An age without the day of the meeting says no birth year that could be compared.
        born=words.born,
        sex=words.sex,
        nationalities=(words.nationality,) if words.nationality else (),
        papers=of_paper + tuple(words.papers) + ((words.vin,) if words.vin else ()),
        phones=tuple(words.phones) + ((words.number,) if kind == "phone" and words.number else ()),
        plates=(words.plate,) if words.plate else (),
        accounts=(words.number,) if kind in ("account", "vessel", "asset") and words.number else (),
    )


def decide(kind: str, words: MentionWords, others: Sequence[MentionWords]) -> list[Decision]:
    """Return the decision on each of the others beside one, in order; the same as `model.decide` of each pair.

    Those who share a key mostly share a name too, so each spelling of it is compared once.
    """
    one, weights = prepare(profile(kind, words)), stock()
    named: dict[tuple[str, str], float] = {}
    found = []
    for each in others:
        other = prepare(profile(kind, each))
        bits = weights.prior_bits
        if one.names and other.names:
            spelt = each.name, each.alias
            if spelt not in named:
                named[spelt] = model.name_finding(one, other, weights)[0].bits
            bits += named[spelt]
        for _, finding in model.value_findings(one, other, weights):
            bits += finding.bits
        found.append(model.decision(bits, weights))
    return found


def explain(kind: str, words: MentionWords, other: MentionWords) -> Explanation:
    """Return decision and evidence for two mentions, weightiest first."""
    return model.explain(prepare(profile(kind, words)), prepare(profile(kind, other)))


def keys(kind: str, words: MentionWords) -> list[list[str]]:
    """Return the terms by which a mention is kept and looked for, in groups, the most telling group first.

    Two that are alike share a term: a number, two words of the name by their bones (with the birth year first), or
    one rare word. Terms are the same from either side, so that a mention is found by any other like it.
    """
    prepared = prepare(profile(kind, words))
    pairs = sorted(set(_pairs(prepared)))
    years = _years(prepared)
    return [
        sorted(set(_numbers(prepared))),
        [f"y:{pair}:{year}" for pair in pairs for year in years],
        [f"n:{pair}" for pair in pairs],
        sorted(set(_single(prepared, years))),
    ]


def _numbers(prepared: Prepared) -> Iterator[str]:
    for paper in prepared.papers:
        yield f"d:{paper.plain}"
    for phone in prepared.phones:
        if "?" not in phone.digits:
            yield f"t:{phones.ending(phone)}"
    for account in prepared.accounts:
        yield f"a:{account}"
    for plate in prepared.plates:
        yield f"p:{plates.plain(plate)}"
        for figures in _FIGURES.findall(plates.plain(plate)):
            yield f"f:{figures}"


def _bones(token: Token) -> set[str]:
    """Return what every spelling of a word shares: its family where it has one, and its bones of consonants."""
    bones = token.skeleton if len(token.skeleton) > 1 else token.loose
    return {f"#{number}" for number in token.families} | {bones or token.text}


def _pairs(prepared: Prepared) -> Iterator[str]:
    for name in prepared.names:
        told = [token for token in (*name.tokens, *name.optional) if not token.initial][:_MOST_WORDS]
        for one, other in combinations(told, 2):
            for a in _bones(one):
                for b in _bones(other):
                    yield "|".join(sorted((a, b)))


def _years(prepared: Prepared) -> list[str]:
    born = prepared.born
    if born is None:
        return []
    return [str(born.year)] if born.year else []


def _single(prepared: Prepared, years: Sequence[str]) -> Iterator[str]:
    for name in prepared.names:
        told = [token for token in name.tokens if not token.initial]
        for token in told:
            for bones in _bones(token):
                if token.rarity >= RARE or len(told) == 1:
                    yield f"s:{bones}"
                for year in years:
                    yield f"s:{bones}:{year}"
