"""Keys from a key: HKDF-SHA256 (RFC 5869)."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive(root: bytes, purpose: str, length: int = 32) -> bytes:
    """Return `length` bytes for one purpose; knowing them tells nothing of the root or of
    another purpose's.
    """
    return HKDF(SHA256(), length, salt=None, info=b"palermo " + purpose.encode()).derive(root)
