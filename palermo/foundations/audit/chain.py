"""How a link is hashed, and the chain's head. A link covers its number, log, entry, digest, time and all before it."""

from hashlib import sha256
from typing import Final

from django.db import connection

GENESIS: Final = sha256(b"palermo audit chain 1").digest()


def link_hash(previous: bytes, seq: int, log: str, entry: int, digest: bytes, at: int) -> bytes:
    """Return the 32-byte hash of a link; `previous` is that of link `seq - 1`, GENESIS for the first."""
    name = log.encode()
    numbers = b"".join(number.to_bytes(8, "big") for number in (seq, entry, at))
    return sha256(previous + numbers + bytes([len(name)]) + name + digest).digest()


def last() -> tuple[int, bytes]:
    """Return number and hash of the newest link; (0, GENESIS) before the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM audit_chainlink ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return (int(row[0]), bytes(row[1])) if row else (0, GENESIS)


def head() -> str:
    """Return the hash of the newest link in hex (64 characters), as receipts carry it."""
    return last()[1].hex()
