"""Sealed content: every byte counts, in its place, to the end."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.foundations.crypto import envelopes
from palermo.foundations.files.chunks import CHUNK, HEADER, TAG, ChunkSealer, SealedReader, sealed_size
from palermo.kernel.errors import SealBroken

KEY = envelopes.new_key()


def sealed(plain: bytes, *, key: bytes = KEY, name: str = "blob", piece: int = 50_000) -> bytes:
    out = io.BytesIO()
    sealer = ChunkSealer(out, key, name)
    for start in range(0, len(plain), piece):
        sealer.write(plain[start : start + piece])
    sealer.close()
    return out.getvalue()


def opened(blob: bytes, size: int, *, key: bytes = KEY, name: str = "blob") -> bytes:
    return b"".join(SealedReader(io.BytesIO(blob), key, name, size).chunks())


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17])
def test_any_size_comes_back_and_takes_what_was_foretold(size: int) -> None:
    plain = bytes(index % 251 for index in range(size))
    blob = sealed(plain)
    assert len(blob) == sealed_size(size)
    assert opened(blob, size) == plain
    assert b"\x01\x02\x03\x04\x05" not in blob


@given(st.integers(0, 150_000), st.integers(0, 200_000), st.integers(0, 90_000))
def test_it_reads_from_any_place_like_a_file(size: int, start: int, length: int) -> None:
    plain = bytes(index % 253 for index in range(size))
    reader = io.BufferedReader(SealedReader(io.BytesIO(sealed(plain)), KEY, "blob", size))
    reader.seek(start)
    assert reader.read(length) == plain[start : start + length]
    assert reader.seek(0, io.SEEK_END) == size


def test_every_changed_byte_of_a_sample_is_refused() -> None:
    plain = b"x" * 40
    blob = sealed(plain)
    for place in range(len(blob)):
        changed = bytearray(blob)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            opened(bytes(changed), len(plain))


def test_chunks_moved_repeated_left_out_or_cut_off_are_refused() -> None:
    plain = b"a" * CHUNK + b"b" * CHUNK + b"c" * CHUNK
    blob = sealed(plain)
    step = CHUNK + TAG
    one, two, three = (
        blob[len(HEADER) + step * index : len(HEADER) + step * (index + 1)] for index in range(3)
    )
    for parts in (
        (two, one, three),
        (one, one, three),
        (one, three),
        (one, two),
        (one, two, three, three),
        (three,),
    ):
        changed = HEADER + b"".join(parts)
        for size in (len(plain), len(parts) * CHUNK):
            with pytest.raises(SealBroken):
                opened(changed, size)


def test_another_key_or_name_or_size_opens_nothing() -> None:
    blob = sealed(b"secret")
    for options in ({"key": envelopes.new_key()}, {"name": "other"}):
        with pytest.raises(SealBroken):
            opened(blob, 6, **options)
    for size in (5, 7, 0, 6 + CHUNK):
        with pytest.raises(SealBroken):
            opened(blob, size)


def test_the_sealer_holds_at_most_one_chunk(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb", buffering=0) as out:
        sealer = ChunkSealer(out, KEY, "blob")
        for _ in range(100):
            sealer.write(b"z" * CHUNK)
            assert len(sealer._held) <= CHUNK
        sealer.close()
    assert (tmp_path / "out").stat().st_size == sealed_size(100 * CHUNK)
