"""Shares of a secret among people (SLIP-0039): any `threshold` of `count` word phrases restore it, fewer tell
nothing.
"""

from collections.abc import Iterable

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from palermo.kernel.errors import Invalid


def split(secret: bytes, threshold: int, count: int) -> list[str]:
    """Return `count` phrases of which any `threshold` restore a secret of 16 or more (an even number of)
    bytes.

    Raises Invalid('bad_threshold') unless 2 <= threshold <= count <= 16: with one share nothing would be
    shared.
    """
    if not 2 <= threshold <= count <= 16:
        raise Invalid("bad_threshold", field="threshold")
    groups = generate_mnemonics(group_threshold=1, groups=[(threshold, count)], master_secret=secret)
    return list(groups[0])


def join(phrases: Iterable[str]) -> bytes:
    """Return the secret; raises Invalid('bad_shares') for too few, mistyped or unrelated phrases."""
    tidy = sorted({" ".join(phrase.lower().split()) for phrase in phrases})
    try:
        return bytes(combine_mnemonics(tidy))
    except (MnemonicError, ValueError, IndexError):
        raise Invalid("bad_shares", field="phrases") from None
