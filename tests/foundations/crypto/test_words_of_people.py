"""Secrets in the hands of people: passphrases, and phrases shared among several."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.foundations.crypto import passphrases, shares
from palermo.kernel.errors import Invalid, SealBroken

CHEAP = 2
secrets_of_even_length = st.integers(8, 16).flatmap(
    lambda half: st.binary(min_size=2 * half, max_size=2 * half)
)


@given(st.binary(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_only_the_same_passphrase_unlocks(secret: bytes, passphrase: str, other: str) -> None:
    blob = passphrases.lock(secret, passphrase, cost=CHEAP)
    assert passphrases.unlock(blob, passphrase) == secret
    if other.encode() != passphrase.encode():
        with pytest.raises(SealBroken):
            passphrases.unlock(blob, other)


def test_every_changed_byte_and_every_cut_of_a_locked_secret_is_refused() -> None:
    blob = passphrases.lock(b"the lock key", "a long walk", cost=CHEAP)
    for position in range(len(blob)):
        changed = bytearray(blob)
        changed[position] ^= 0x04
        with pytest.raises(SealBroken):
            passphrases.unlock(bytes(changed), "a long walk")
    for length in range(len(blob)):
        with pytest.raises(SealBroken):
            passphrases.unlock(blob[:length], "a long walk")


def test_the_cost_is_read_from_what_was_locked() -> None:
    dear = passphrases.lock(b"secret", "words", cost=2**10)
    assert dear[1] == 10
    assert passphrases.unlock(dear, "words") == b"secret"
    assert passphrases.lock(b"secret", "words")[1] == 15


@pytest.mark.parametrize("cost", [0, 1, 3, 2**21])
def test_a_cost_that_scrypt_has_no_use_for_is_not_taken(cost: int) -> None:
    with pytest.raises(ValueError):
        passphrases.lock(b"", "words", cost=cost)


@settings(max_examples=15)
@given(secrets_of_even_length, st.integers(2, 4), st.integers(0, 2))
def test_any_threshold_of_shares_restores_and_one_fewer_does_not(
    secret: bytes, threshold: int, spare: int
) -> None:
    phrases = shares.split(secret, threshold, threshold + spare)
    assert len(set(phrases)) == threshold + spare
    for chosen in combinations(phrases, threshold):
        assert shares.join(chosen) == secret
    assert shares.join(phrases) == secret
    for too_few in combinations(phrases, threshold - 1):
        with pytest.raises(Invalid, match="bad_shares"):
            shares.join(too_few)


def test_shares_may_be_typed_untidily_and_twice() -> None:
    one, two, _ = shares.split(bytes(32), 2, 3)
    assert shares.join([f"  {one.upper()} \n", one, two.replace(" ", "   ")]) == bytes(32)


def test_mistyped_and_foreign_shares_are_refused() -> None:
    one, two, _ = shares.split(bytes(32), 2, 3)
    foreign = shares.split(bytes(32), 2, 3)[0]
    swapped = " ".join([*two.split()[1:], two.split()[0]])
    for wrong in ([one, foreign], [one, swapped], [one, "academic acid"], [one, ""], [], ["", " "]):
        with pytest.raises(Invalid, match="bad_shares"):
            shares.join(wrong)


@pytest.mark.parametrize(("threshold", "count"), [(1, 1), (1, 3), (4, 3), (0, 0), (2, 17), (-1, 2)])
def test_a_threshold_that_shares_nothing_is_refused(threshold: int, count: int) -> None:
    with pytest.raises(Invalid, match="bad_threshold"):
        shares.split(bytes(32), threshold, count)
