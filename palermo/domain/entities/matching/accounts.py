"""Accounts: bank and mobile money, by their whole number."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from palermo.kernel.text import fold

_JUNK = re.compile(r"[^a-z0-9]")
_LEAST, _LONGEST = 6, 40
_SLIP_LENGTH = 10
_RANK = {"": 0, "different": 1, "slip": 2, "same": 3}


@lru_cache(maxsize=50_000)
def read(text: str) -> str:
    """Return an account's letters and digits, '' when there are fewer than six."""
    found = _JUNK.sub("", fold(text[: 2 * _LONGEST]))[:_LONGEST]
    return found if len(found) >= _LEAST else ""


def valid_iban(account: str) -> bool:
    """Say whether an account in compared form is an IBAN with right check digits (ISO 13616, modulo 97)."""
    if len(account) < 15 or not (account[:2].isalpha() and account[2:4].isdigit()):
        return False
    digits = "".join(str(int(sign, 36)) for sign in account[4:] + account[:4])
    return int(digits) % 97 == 1


def compare(one: Sequence[str], other: Sequence[str]) -> str:
    """Return the best level at which two lists of accounts agree, '' when one is empty."""
    best = ""
    for a in one:
        for b in other:
            level = _compare(a, b)
            if _RANK[level] > _RANK[best]:
                best = level
    return best


def _compare(a: str, b: str) -> str:
    if a == b:
        return "same"
    long_enough = min(len(a), len(b)) >= _SLIP_LENGTH and not (valid_iban(a) and valid_iban(b))
    return "slip" if long_enough and OSA.distance(a, b, score_cutoff=1) <= 1 else "different"
