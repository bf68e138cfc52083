"""An envelope opens in its own place with its own key, and any other way it says one thing: the seal is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.crypto import envelopes
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

KEY = bytes(range(32))
PLACE = ("reports_body", "content", "row-1", Level.SENSITIVE)
BIND = envelopes.binding(*PLACE)
names = st.text(max_size=40)
places = st.tuples(names, names, names, st.sampled_from(Level))


def sealed(plaintext: bytes = b"two women at the well") -> bytes:
    return envelopes.seal(KEY, plaintext, key_id="k1", bind=BIND)


@given(st.binary(max_size=3000), st.text(st.characters(codec="ascii"), min_size=1, max_size=255), places)
def test_what_was_sealed_opens_in_its_place(
    plaintext: bytes, key_id: str, place: tuple[str, str, str, Level]
) -> None:
    bind = envelopes.binding(*place)
    blob = envelopes.seal(KEY, plaintext, key_id=key_id, bind=bind)
    assert envelopes.open(KEY, blob, bind=bind) == plaintext
    assert envelopes.key_id(blob) == key_id


def test_every_changed_bit_of_every_byte_is_refused() -> None:
    blob = sealed()
    for position in range(len(blob)):
        for bit in range(8):
            changed = bytearray(blob)
            changed[position] ^= 1 << bit
            with pytest.raises(SealBroken):
                envelopes.open(KEY, bytes(changed), bind=BIND)


def test_every_cut_and_any_addition_is_refused() -> None:
    blob = sealed()
    for length in range(len(blob)):
        with pytest.raises(SealBroken):
            envelopes.open(KEY, blob[:length], bind=BIND)
    with pytest.raises(SealBroken):
        envelopes.open(KEY, blob + b"\0", bind=BIND)


@pytest.mark.parametrize(
    "elsewhere",
    [
        ("reports_message", "content", "row-1", Level.SENSITIVE),
        ("reports_body", "note", "row-1", Level.SENSITIVE),
        ("reports_body", "content", "row-2", Level.SENSITIVE),
        ("reports_body", "content", "row-1", Level.HIGHLY_SENSITIVE),
        ("reports_bodyc", "ontent", "row-1", Level.SENSITIVE),
    ],
)
def test_another_table_column_row_or_level_is_refused(elsewhere: tuple[str, str, str, Level]) -> None:
    with pytest.raises(SealBroken):
        envelopes.open(KEY, sealed(), bind=envelopes.binding(*elsewhere))


def test_another_key_is_refused() -> None:
    with pytest.raises(SealBroken):
        envelopes.open(bytes(32), sealed(), bind=BIND)


@given(places, places)
def test_different_places_never_bind_alike(
    one: tuple[str, str, str, Level], other: tuple[str, str, str, Level]
) -> None:
    assert (envelopes.binding(*one) == envelopes.binding(*other)) == (one == other)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_only_a_broken_seal(blob: bytes) -> None:
    with pytest.raises(SealBroken):
        envelopes.open(KEY, blob, bind=BIND)


def test_the_same_plaintext_never_looks_the_same_twice() -> None:
    assert len({sealed() for _ in range(200)}) == 200


@pytest.mark.parametrize(("key", "key_id"), [(b"short", "k"), (KEY, ""), (KEY, "k" * 256), (KEY, "clé")])
def test_keys_and_key_ids_of_the_wrong_shape_are_not_used(key: bytes, key_id: str) -> None:
    with pytest.raises(ValueError):
        envelopes.seal(key, b"", key_id=key_id, bind=BIND)
