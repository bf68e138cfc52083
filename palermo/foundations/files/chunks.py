"""The format of sealed content: a header, then chunks of 64 KiB, each sealed by AES-256-GCM. No Django here.

Layout: `PLMF` 0x01 | chunk and tag (65,552 bytes) | ... | last chunk and tag (16 bytes more than its content). A
chunk's nonce is its number and whether it is the last; both, and the content's name, are bound as associated data
besides. So a chunk that was moved, repeated, left out or cut off does not open. A key seals one content only, which
keeps nonces unique.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from palermo.kernel.errors import SealBroken

HEADER: Final = b"PLMF\x01"
CHUNK: Final = 64 * 1024
TAG: Final = 16
_SEALED_CHUNK: Final = CHUNK + TAG


class ChunkSealer:
    """Seal bytes as they come, holding at most one chunk; `write` and `close` go to `out` sealed."""

    def __init__(self, out: BinaryIO, key: bytes, name: str) -> None:
        self._out, self._cipher, self._name = out, AESGCM(key), name
        self._held = bytearray()
        self._index = 0
        self.size = 0
        out.write(HEADER)

    def write(self, data: bytes) -> None:
        """Take more plaintext; a chunk is written once something is known to follow it."""
        self._held += data
        self.size += len(data)
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]

    def close(self) -> None:
        """Write the last chunk, which may be empty; call exactly once."""
        self._put(bytes(self._held), last=True)
        self._held.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        nonce, bind = _place(self._name, self._index, last=last)
        self._out.write(self._cipher.encrypt(nonce, chunk, bind))
        self._index += 1


class SealedReader(io.RawIOBase):
    """Sealed content as a readable, seekable file; every read raises SealBroken where a chunk does not open."""

    def __init__(self, file: BinaryIO, key: bytes, name: str, size: int) -> None:
        super().__init__()
        self._file, self._cipher, self._name, self.size = file, AESGCM(key), name, size
        self._last = max(0, (size - 1) // CHUNK)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")
        length = file.seek(0, io.SEEK_END)
        file.seek(0)
        # The size comes from the record's envelope, so anything cut off or added shows before the first byte is out.
        if file.read(len(HEADER)) != HEADER or length != sealed_size(size):
            file.close()
            raise SealBroken

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def seekable(self) -> bool:
        """Say that this can be read from any place, as spreadsheets need."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it, in bytes of plaintext."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        """Return the present place in bytes of plaintext."""
        return self._at

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer from the chunk at the present place; returns how many bytes, 0 at the end."""
        if self._at >= self.size:
            return 0
        index, offset = divmod(self._at, CHUNK)
        part = self._chunk(index)[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def chunks(self) -> Iterator[bytes]:
        """Yield the whole content from its beginning, chunk by chunk, and close."""
        with self:
            for index in range(self._last + 1):
                yield self._chunk(index)

    def close(self) -> None:
        """Close the sealed file beneath."""
        self._file.close()
        super().close()

    def _chunk(self, index: int) -> bytes:
        if self._held[0] != index:
            self._file.seek(len(HEADER) + index * _SEALED_CHUNK)
            nonce, bind = _place(self._name, index, last=index == self._last)
            try:
                self._held = index, self._cipher.decrypt(nonce, self._file.read(_SEALED_CHUNK), bind)
            except (InvalidTag, ValueError):
                raise SealBroken from None
        return self._held[1]


def sealed_size(size: int) -> int:
    """Return how many bytes `size` bytes of plaintext take when sealed."""
    return len(HEADER) + size + (max(0, (size - 1) // CHUNK) + 1) * TAG


def _place(name: str, index: int, *, last: bool) -> tuple[bytes, bytes]:
    """Return (12-byte nonce, associated data) of one chunk."""
    nonce = index.to_bytes(11, "big") + bytes([last])
    return nonce, HEADER + name.encode() + b"\x00" + nonce
