"""A secret locked under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals.

Layout: version | log2 of scrypt's N | r | p (1 byte each) | salt (16) | nonce (12) | ciphertext and tag. The
cost stands in the header, so what was locked at one cost opens after the default has changed.
"""

from hashlib import sha256
from os import urandom
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from palermo.kernel.errors import SealBroken

SCRYPT_N: Final = 2**15
_R: Final = 8
_P: Final = 1
_VERSION: Final = 1
_SALT: Final = 16
_NONCE: Final = 12
_HEAD: Final = 4 + _SALT
# A forged header must not make the program ask for gigabytes: 2**20 with r = 8 is one.
_LARGEST_LOG2_N: Final = 20


def lock(secret: bytes, passphrase: str, *, cost: int = SCRYPT_N) -> bytes:
    """Return the secret sealed under the passphrase; `cost` is scrypt's N, a power of two from 2 to 2**20."""
    log2_n = cost.bit_length() - 1
    if cost != 1 << log2_n or not 1 <= log2_n <= _LARGEST_LOG2_N:
        raise ValueError("scrypt's N is a power of two from 2 to 2**20")
    header = bytes([_VERSION, log2_n, _R, _P]) + urandom(_SALT)
    nonce = urandom(_NONCE)
    return header + nonce + AESGCM(_key(header, passphrase)).encrypt(nonce, secret, header)


def unlock(blob: bytes, passphrase: str) -> bytes:
    """Return the secret; raises SealBroken for a wrong passphrase or any changed byte."""
    header, nonce, sealed = blob[:_HEAD], blob[_HEAD : _HEAD + _NONCE], blob[_HEAD + _NONCE :]
    if len(sealed) < 16 or header[0] != _VERSION or header[2:4] != bytes([_R, _P]):
        raise SealBroken
    if not 1 <= header[1] <= _LARGEST_LOG2_N:
        raise SealBroken
    try:
        return AESGCM(_key(header, passphrase)).decrypt(nonce, sealed, header)
    except InvalidTag:
        raise SealBroken from None


def _key(header: bytes, passphrase: str) -> bytes:
    scrypt = Scrypt(salt=header[4:], length=32, n=1 << header[1], r=header[2], p=header[3])
    # Hashed first: HMAC, inside scrypt, pads short keys with zeros, so that "a" and "a\0" would open the same lock.
    return scrypt.derive(sha256(passphrase.encode()).digest())
