"""Findings as evidence: reason codes with the values a sentence needs. The sentences themselves stand in the faces."""

from palermo.domain.entities.matching.evidence import Evidence, Finding
from palermo.domain.entities.matching.names import Likeness, Name
from palermo.domain.entities.matching.profile import Prepared

_MOST_SHOWN = 3


def name_evidence(finding: Finding, like: Likeness, names: tuple[Name, Name]) -> Evidence:
    """Return the evidence of two names: which words answer each other, and which nothing answers."""
    params = {"one": names[0].written, "other": names[1].written}
    pairs = [f"{a.text} = {b.text}" for a, b, _ in like.pairing.pairs if a.text != b.text]
    if pairs:
        params["pairs"] = ", ".join(pairs[:_MOST_SHOWN])
    for key, tokens in (("only_one", like.pairing.left), ("only_other", like.pairing.right)):
        if tokens:
            params[key] = " ".join(token.text for token in tokens[:_MOST_SHOWN])
    common = [a.text for a, b, _ in like.pairing.pairs if a.known and b.known]
    if common and len(common) == len(like.pairing.pairs):
        params["common"] = " ".join(common[:_MOST_SHOWN])
    return Evidence("name", finding.level, round(finding.bits, 2), f"name_{finding.level}", params)


def value_evidence(code: str, finding: Finding, one: Prepared, other: Prepared) -> Evidence:
    """Return the evidence of any other comparator; the reason is `comparator_level`."""
    params = {"one": _shown(code, one), "other": _shown(code, other)}
    return Evidence(code, finding.level, round(finding.bits, 2), f"{code}_{finding.level}", params)


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
