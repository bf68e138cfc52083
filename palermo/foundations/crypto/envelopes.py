"""Authenticated envelopes: AES-256-GCM, bound to the place where the sealed bytes are kept.

Layout: version (1 byte) | length of the key id (1) | key id (ASCII) | nonce (12) | ciphertext and tag (n +
16). The associated data are the header (version and key id) and the binding, so an envelope opens with its
own key, in its own table, column, row and level, and nowhere else.
"""

from os import urandom
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

VERSION: Final = 1
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
_VERSION_BYTE: Final = bytes([VERSION])


def new_key() -> bytes:
    """Return 32 random bytes from the operating system, good as an envelope key."""
    return urandom(KEY_BYTES)


def binding(table: str, column: str, row_uid: str, level: Level) -> bytes:
    """Return the associated data that tie an envelope to one table, column, row and
    level, without ambiguity.
    """
    # Each part carries its length: ("ab", "c") and ("a", "bc") must never bind alike.
    return b"".join(
        len(part).to_bytes(2, "big") + part
        for part in (table.encode(), column.encode(), row_uid.encode(), bytes([int(level)]))
    )


def seal(key: bytes, plaintext: bytes, *, key_id: str, bind: bytes) -> bytes:
    """Return an envelope of the plaintext under a 32-byte key.

    The nonce is random: by NIST SP 800-38D one key serves at most 2**32 envelopes. Raises ValueError for a
    key of another length or a key id that is not 1 to 255 ASCII characters.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("an envelope key has 32 bytes")
    name = key_id.encode("ascii")
    if not 0 < len(name) < 256:
        raise ValueError("a key id has 1 to 255 characters")
    header = _VERSION_BYTE + bytes([len(name)]) + name
    nonce = urandom(NONCE_BYTES)
    return header + nonce + AESGCM(key).encrypt(nonce, plaintext, header + bind)


def open(key: bytes, blob: bytes, *, bind: bytes) -> bytes:
    """Return the plaintext; raises SealBroken for any changed byte, another key, or another place."""
    start = _header_end(blob)
    end = start + NONCE_BYTES
    try:
        return AESGCM(key).decrypt(blob[start:end], blob[end:], blob[:start] + bind)
    except (InvalidTag, ValueError):
        raise SealBroken from None


def key_id(blob: bytes) -> str:
    """Return the id of the key that the envelope names (unproven until it opens); raises SealBroken if
    malformed.
    """
    try:
        return blob[2 : _header_end(blob)].decode("ascii")
    except UnicodeDecodeError:
        raise SealBroken from None


def _header_end(blob: bytes) -> int:
    """Return where the header ends; raises SealBroken for another version or too few bytes."""
    if len(blob) < 2 or blob[0] != VERSION or blob[1] == 0:
        raise SealBroken
    end = 2 + blob[1]
    if len(blob) < end + NONCE_BYTES + TAG_BYTES:
        raise SealBroken
    return end
