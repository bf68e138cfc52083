"""Sealing to a public key, and signatures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.crypto import sealing, signatures
from palermo.kernel.errors import SealBroken

PRIVATE, PUBLIC = sealing.generate()
SIGNING, VERIFYING = signatures.generate()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.binary(max_size=2000), st.binary(max_size=100))
def test_the_private_half_opens_what_was_sealed_to_the_public_one(plaintext: bytes, info: bytes) -> None:
    blob = sealing.seal_to(PUBLIC, plaintext, info=info)
    assert sealing.open_sealed(PRIVATE, blob, info=info) == plaintext
    with pytest.raises(SealBroken):
        sealing.open_sealed(PRIVATE, blob, info=info + b"!")


def test_every_changed_byte_of_a_sealed_blob_is_refused() -> None:
    blob = sealing.seal_to(PUBLIC, b"three men and a boat", info=b"inbox")
    for position in range(len(blob)):
        changed = bytearray(blob)
        changed[position] ^= 0x01
        with pytest.raises(SealBroken):
            sealing.open_sealed(PRIVATE, bytes(changed), info=b"inbox")
    for length in range(len(blob)):
        with pytest.raises(SealBroken):
            sealing.open_sealed(PRIVATE, blob[:length], info=b"inbox")


def test_only_the_right_private_half_opens() -> None:
    blob = sealing.seal_to(PUBLIC, b"x", info=b"")
    for other in (sealing.generate()[0], PUBLIC, bytes(32), b"short"):
        with pytest.raises(SealBroken):
            sealing.open_sealed(other, blob, info=b"")


def test_the_public_half_follows_from_the_private_one() -> None:
    assert sealing.public_of(PRIVATE) == PUBLIC
    assert signatures.public_of(SIGNING) == VERIFYING


@given(st.binary(max_size=500), st.binary(min_size=1, max_size=50))
def test_a_signature_holds_for_exactly_its_message(message: bytes, more: bytes) -> None:
    signature = signatures.sign(SIGNING, message)
    signatures.verify(VERIFYING, message, signature)
    with pytest.raises(SealBroken):
        signatures.verify(VERIFYING, message + more, signature)


def test_every_changed_byte_of_a_signature_is_refused() -> None:
    signature = signatures.sign(SIGNING, b"received")
    for position in range(len(signature)):
        changed = bytearray(signature)
        changed[position] ^= 0x80
        with pytest.raises(SealBroken):
            signatures.verify(VERIFYING, b"received", bytes(changed))
    for wrong in (b"", signature[:-1], signature + b"\0"):
        with pytest.raises(SealBroken):
            signatures.verify(VERIFYING, b"received", wrong)


@given(st.dictionaries(st.text(), json_values, max_size=6))
def test_canonical_json_does_not_know_the_order_of_its_making(document: dict[str, object]) -> None:
    backwards = dict(reversed(document.items()))
    assert signatures.canonical(document) == signatures.canonical(backwards)


def test_canonical_json_refuses_what_json_has_no_word_for() -> None:
    for value in (math.nan, math.inf, {1, 2}, b"bytes"):
        with pytest.raises((TypeError, ValueError)):
            signatures.canonical({"value": value})
