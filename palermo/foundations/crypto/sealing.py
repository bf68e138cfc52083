"""Sealing to a public key: HPKE (RFC 9180), base mode, X25519, HKDF-SHA256, AES-256-GCM.

Who holds only the public key can seal and never open, not even what it sealed itself. HPKE's base mode says
nothing about the sender; the callers sign outside (see `signatures`).
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from palermo.kernel.errors import SealBroken

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def generate() -> tuple[bytes, bytes]:
    """Return a new pair (private, public), 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the 32-byte public half of a 32-byte private key; raises ValueError for another length."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plaintext: bytes, *, info: bytes) -> bytes:
    """Return the plaintext sealed so that only the private half, given the same info, opens it."""
    return _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public), info)


def open_sealed(private: bytes, blob: bytes, *, info: bytes) -> bytes:
    """Return the plaintext; raises SealBroken for any changed byte, another key or another info."""
    try:
        return _SUITE.decrypt(blob, X25519PrivateKey.from_private_bytes(private), info)
    except (InvalidTag, ValueError):
        raise SealBroken from None
