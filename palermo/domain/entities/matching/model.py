"""The joined judgement of all comparators (Fellegi and Sunter 1969): prior and weights added up in bits."""

import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from palermo.domain.entities.matching import accounts, birth, papers, phones, places, plates, traits
from palermo.domain.entities.matching.evidence import LIKELY, NOT, POSSIBLE, SAME, Decision, Evidence, Finding
from palermo.domain.entities.matching.names import Likeness, Name, compare_names, read_name
from palermo.domain.entities.matching.profile import Prepared
from palermo.domain.entities.matching.reasons import name_evidence, value_evidence
from palermo.domain.entities.matching.weights import Weights, stock

AGREEING = frozenset(
    ["same", "spelling", "sound", "related", "close", "far", "initials", "fuller", "fuller_loose", "part"]
)
_LEAST_FOR_AGREEING = 0.3
_NICKNAME_SHARE = 0.5  # of the weight, where one word agrees that is not the first name of both


class Explanation(NamedTuple):
    """A decision with the evidence behind it, weightiest first."""

    decision: Decision
    evidence: tuple[Evidence, ...]


def decide(one: Prepared, other: Prepared, weights: Weights | None = None) -> Decision:
    """Return sum, probability and verdict for two prepared profiles; the same from either side, never raises."""
    weights = weights or stock()
    bits = weights.prior_bits
    for _, finding in findings(one, other, weights):
        bits += finding.bits
    return decision(bits, weights)


def explain(one: Prepared, other: Prepared, weights: Weights | None = None) -> Explanation:
    """Return what `decide` returns, with one Evidence for each comparator that had something to compare."""
    weights = weights or stock()
    evidence: list[Evidence] = []
    total = weights.prior_bits
    if one.names and other.names:
        finding, like, names = name_finding(one, other, weights)
        evidence.append(name_evidence(finding, like, names))
        total += finding.bits
    for code, finding in value_findings(one, other, weights):
        evidence.append(value_evidence(code, finding, one, other))
        total += finding.bits
    evidence.sort(key=lambda item: (-abs(item.weight), item.comparator))
    return Explanation(decision(total, weights), tuple(evidence))


def decision(bits: float, weights: Weights) -> Decision:
    """Return probability and verdict for a sum in bits."""
    probability = probability_of(bits)
    limits = weights.thresholds
    for verdict in (SAME, LIKELY, POSSIBLE):
        if probability >= limits[verdict]:
            return Decision(bits, probability, verdict)
    return Decision(bits, probability, NOT)


def probability_of(bits: float) -> float:
    """Return the probability that odds of 2 to the power of so many bits stand for."""
    odds = math.exp2(max(-60.0, min(60.0, bits)))
    return odds / (1.0 + odds)


def findings(one: Prepared, other: Prepared, weights: Weights) -> Iterator[tuple[str, Finding]]:
    """Yield comparator and finding for everything that both profiles have, names first."""
    if one.names and other.names:
        yield "name", name_finding(one, other, weights)[0]
    yield from value_findings(one, other, weights)


def value_findings(one: Prepared, other: Prepared, weights: Weights) -> Iterator[tuple[str, Finding]]:
    """Yield comparator and finding for everything but names."""
    alone = not one.names and not other.names
    for code, level in levels(one, other):
        if level:
            yield code, Finding(level, weights.level_bits(code, alone)[level])


def levels(one: Prepared, other: Prepared) -> Iterator[tuple[str, str]]:
    """Yield comparator and level, '' where there is nothing to compare, for everything but names."""
    if one.born and other.born:
        yield "born", birth.compare(one.born, other.born)
    if one.sex and other.sex:
        yield "sex", traits.compare_sex(one.sex, other.sex)
    if one.nationalities and other.nationalities:
        yield "nationality", traits.compare_nationalities(one.nationalities, other.nationalities)
    if one.birth_place and other.birth_place:
        yield "birth_place", places.compare(one.birth_place, other.birth_place)
    if one.papers and other.papers:
        yield "paper", papers.compare(one.papers, other.papers)
    if one.phones and other.phones:
        yield "phone", phones.compare(one.phones, other.phones)
    if one.plates and other.plates:
        yield "plate", plates.compare(one.plates, other.plates)
    if one.accounts and other.accounts:
        yield "account", accounts.compare(one.accounts, other.accounts)


def name_finding(
    one: Prepared, other: Prepared, weights: Weights
) -> tuple[Finding, Likeness, tuple[Name, Name]]:
    """Return the best finding over all names of either side, with the two names that gave it.

    Raises ValueError where one side has no name.
    """
    found: list[tuple[Finding, Likeness, tuple[Name, Name]]] = []
    for (i, a), (j, b) in product(enumerate(one.names), enumerate(other.names)):
        pair = (a, b)
        if a.company != b.company:
            pair = read_name(a.written, True), read_name(b.written, True)
        like = compare_names(*pair, weights.sound)
        bits = name_bits(like, weights)
        if (i or j) and bits > 0 and len(like.pairing.pairs) == 1:
            bits *= _NICKNAME_SHARE
        found.append((Finding(like.level, bits), like, pair))
    if len(found) == 1:
        return found[0]
    return max(found, key=_order)


def _order(row: tuple[Finding, Likeness, tuple[Name, Name]]) -> tuple[float, str, list[str]]:
    """Return what decides among several names, the same from either side."""
    finding, _, (a, b) = row
    return finding.bits, finding.level, sorted((a.written, b.written))


def name_bits(like: Likeness, weights: Weights) -> float:
    """Return the weight of two names in bits: that of their level, moved by how rare the shared words are."""
    bits = weights.bits["name"][like.level]
    return agreement_bits(bits, like.shared, weights) if like.level in AGREEING else bits


def agreement_bits(bits: float, shared: float, weights: Weights) -> float:
    """Return the weight of agreeing names whose level weighs `bits` and that share words worth so many bits."""
    moved = bits + weights.rarity_share * (shared - weights.average_name_bits)
    return max(_LEAST_FOR_AGREEING, min(weights.most_bits, moved))
