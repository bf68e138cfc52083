"""Weights counted from pairs: from decided ones directly, from undecided ones by expectation and maximisation.

Both follow Fellegi and Sunter (1969) with levels taken as independent given the truth; the second is the
algorithm of Winkler (1988). Every level keeps a little of its former chance, so that a rare one never falls to none.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from palermo.domain.entities.matching.evidence import Finding
from palermo.domain.entities.matching.model import findings, probability_of
from palermo.domain.entities.matching.profile import Prepared
from palermo.domain.entities.matching.weights import Weights, bits_of, bits_of_probability, stock

Pair = tuple[Prepared, Prepared]
_FORMER = 20.0  # as many pairs does the former table count for, spread by its chances
_ROUNDS = 25
_SETTLED = 1e-4
_LEAST_PRIOR, _MOST_PRIOR = 1e-6, 0.999


def estimate(
    pairs: Sequence[Pair], labels: Sequence[bool] | None = None, former: Weights | None = None
) -> Weights:
    """Return weights for such pairs, with the prior that they show; without labels these are estimated too.

    Raises ValueError when there are no pairs, or not as many labels as pairs.
    """
    if not pairs or (labels is not None and len(labels) != len(pairs)):
        raise ValueError("estimating needs pairs, and one label for each or none")
    former = former or stock()
    if labels is not None:
        found = [list(findings(one, other, former)) for one, other in pairs]
        return _counted(found, [float(label) for label in labels], former)
    weights, before = former, -1.0
    for _ in range(_ROUNDS):
        found = [list(findings(one, other, weights)) for one, other in pairs]
        shares = [probability_of(weights.prior_bits + sum(f.bits for _, f in row)) for row in found]
        weights = _counted(found, shares, former)
        share = sum(shares) / len(shares)
        if abs(share - before) < _SETTLED:
            break
        before = share
    return weights


def _counted(
    found: Sequence[Sequence[tuple[str, Finding]]], shares: Sequence[float], former: Weights
) -> Weights:
    """Return weights from levels and, for each pair, the share (0 to 1) to which it is one person."""
    one: defaultdict[str, Counter[str]] = defaultdict(Counter)
    two: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, share in zip(found, shares, strict=True):
        for code, finding in row:
            one[code][finding.level] += share  # type: ignore[assignment]
            two[code][finding.level] += 1.0 - share  # type: ignore[assignment]
    chances = {
        code: {
            level: (_mixed(one[code], level, m), _mixed(two[code], level, u))
            for level, (m, u) in levels.items()
        }
        for code, levels in former.chances.items()
    }
    prior = min(_MOST_PRIOR, max(_LEAST_PRIOR, sum(shares) / len(shares)))
    return replace(
        former,
        chances=chances,
        bits=_bits(chances, former.most_bits),
        prior_bits=bits_of_probability(prior),
    )


def _mixed(counts: Counter[str], level: str, former: float) -> float:
    total: float = sum(counts.values())
    return (counts[level] + _FORMER * former) / (total + _FORMER)


def _bits(
    chances: Mapping[str, Mapping[str, tuple[float, float]]], most: float
) -> dict[str, dict[str, float]]:
    return {
        code: {level: bits_of(m, u, most) for level, (m, u) in levels.items()}
        for code, levels in chances.items()
    }
