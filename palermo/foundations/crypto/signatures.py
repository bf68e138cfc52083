"""Ed25519 signatures (RFC 8032) over canonical JSON."""

import json
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from palermo.kernel.errors import SealBroken


def generate() -> tuple[bytes, bytes]:
    """Return a new pair (private, public), 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the 32-byte public half of a 32-byte private key; raises ValueError for another length."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of the message."""
    return _opened(private).sign(message)


# Opening a key costs as much as a signature, and a process signs with few.
@lru_cache(maxsize=8)
def _opened(private: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(private)


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if the signature is the key's over exactly this message; raises SealBroken if not."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise SealBroken from None


def canonical(obj: Any) -> bytes:
    """Return JSON with sorted keys and no spaces, in UTF-8; raises TypeError or ValueError if obj is not
    plain JSON.
    """
    return json.dumps(
        obj, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()
