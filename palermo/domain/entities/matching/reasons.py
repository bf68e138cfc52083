"""Findings as evidence: reason codes with the values a sentence needs. The sentences themselves stand in the faces."""

from palermo.domain.entities.matching.evidence import Evidence, Finding
from palermo.domain.entities.matching.names import compare_names
from palermo.domain.entities.matching.profile import Prepared
from palermo.domain.entities.matching.weights import Weights

_MOST_SHOWN = 3


def evidence_of(code: str, finding: Finding, one: Prepared, other: Prepared, weights: Weights) -> Evidence:
    """Return the evidence of one comparator; the reason is `comparator_level`."""
    params = _names(one, other, weights) if code == "name" else _values(code, one, other)
    return Evidence(code, finding.level, round(finding.bits, 2), f"{code}_{finding.level}", params)


def _names(one: Prepared, other: Prepared, weights: Weights) -> dict[str, str]:
    from palermo.domain.entities.matching.model import name_finding

    _, like, (a, b) = name_finding(one, other, weights)
    params = {"one": a.written, "other": b.written}
    pairs = [f"{x.text} = {y.text}" for x, y, _ in like.pairing.pairs if x.text != y.text]
    if pairs:
        params["pairs"] = ", ".join(pairs[:_MOST_SHOWN])
    for key, tokens in (("only_one", like.pairing.left), ("only_other", like.pairing.right)):
        if tokens:
            params[key] = " ".join(token.text for token in tokens[:_MOST_SHOWN])
    common = [x.text for x, y, _ in like.pairing.pairs if x.known and y.known]
    if common and len(common) == len(like.pairing.pairs):
        params["common"] = " ".join(common[:_MOST_SHOWN])
    return params


def _values(code: str, one: Prepared, other: Prepared) -> dict[str, str]:
    return {"one": _shown(code, one), "other": _shown(code, other)}


def _shown(code: str, side: Prepared) -> str:
    if code == "born":
        return side.born.text if side.born else ""
    if code == "sex":
        return side.sex
    if code == "birth_place":
        return side.birth_place.written if side.birth_place else ""
    values = {
        "nationality": sorted(side.nationalities),
        "paper": [paper.number for paper in side.papers],
        "phone": [phone.digits for phone in side.phones],
        "plate": list(side.plates),
        "account": list(side.accounts),
    }[code]
    return ", ".join(values[:_MOST_SHOWN])


__all__ = ["compare_names", "evidence_of"]
