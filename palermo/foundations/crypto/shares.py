"""Shares of a secret among people (SLIP-0039).

Any `threshold` of `count` word phrases restore the secret; fewer tell nothing of it.
"""

from collections.abc import Iterable

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from palermo.kernel.errors import Invalid


def split(secret: bytes, threshold: int, count: int) -> list[str]:
    """Return `count` phrases of which any `threshold` restore the secret (an even number of bytes, 16 or more).

    Raises Invalid('bad_threshold') unless 2 <= threshold <= count <= 16: with one share nothing is shared.
    """
    if not 2 <= threshold <= count <= 16:
        raise Invalid("bad_threshold", field="threshold")
    groups = generate_mnemonics(group_threshold=1, groups=[(threshold, count)], master_secret=secret)
    return list(groups[0])


def join(phrases: Iterable[str]) -> bytes:
    """Return the secret from enough phrases or more.

    Raises Invalid('bad_shares') for too few, or when one is mistyped or of another secret.
    """
    tidy = sorted({" ".join(phrase.lower().split()) for phrase in phrases})
    try:
        read = [Share.from_mnemonic(phrase) for phrase in tidy]
        if len({share.identifier for share in read}) != 1:
            raise Invalid("bad_shares", field="phrases")
        # The library wants exactly as many as the threshold.
        return bytes(combine_mnemonics(tidy[: read[0].member_threshold]))
    except (MnemonicError, ValueError, IndexError):
        raise Invalid("bad_shares", field="phrases") from None
