"""A plain keyword count, as anybody would begin: a label holds where one of its words stands in the text."""

import re

from bench.classify.labels import TIP_FACETS

_TIP = {
    ("acts", "recruitment"): "recruit hire promise lure advertis",
    ("acts", "transportation"): "transport drove travel brought flew",
    ("acts", "transfer"): "transfer sold handed",
    ("acts", "harbouring"): "harbor harbour housed kept apartment house",
    ("acts", "receipt"): "receiv receipt met",
    ("means", "threat_force_coercion"): "threat force coerc beat violen assault",
    ("means", "abduction"): "abduct kidnap",
    ("means", "fraud"): "fraud false fake forged",
    ("means", "deception"): "decei decept promis lied trick",
    ("means", "abuse_power_vulnerability"): "vulnerab abuse minor poor runaway child",
    ("means", "payments_for_control"): "payment paid sold",
    ("purposes", "sexual_exploitation"): "prostitut sex brothel escort",
    ("purposes", "forced_labour"): "labor labour work",
    ("purposes", "slavery"): "slave",
    ("purposes", "servitude"): "servitude servant domestic",
    ("purposes", "organ_removal"): "organ kidney",
    ("purposes", "other"): "marriage beg adoption",
}
_KINDS = {
    "som": "smuggl passenger transport",
    "drugs": "cocaine meth heroin marijuana fentanyl cannabis drug kilo",
    "entry": "entered illegally",
    "weapons": "firearm weapon ammunition rifle gun",
    "corruption": "bribe",
    "documents": "counterfeit forged false",
}


def tip_labels(text: str) -> set[tuple[str, str]]:
    """Return the labels (facet, code) of which a keyword stands in an English text."""
    return {label for label, words in _TIP.items() if _count(text, words)}


def kind(text: str) -> str:
    """Return the plain kind with the most keywords in an English text, '' where there is none."""
    counts = {name: _count(text, words) for name, words in _KINDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def known() -> list[tuple[str, str]]:
    """Return the 17 labels in the order of the published table."""
    assert {facet for facet, _ in _TIP} == set(TIP_FACETS)
    return list(_TIP)


def _count(text: str, words: str) -> int:
    return sum(len(re.findall(rf"\b{word}", text, re.IGNORECASE)) for word in words.split())
