"""Keys tied to facts: what a data key seals opens only while the row still says whose it is.

Whoever can write to the database could give a report, a copy or a letter another owner, or point it at another key.
Therefore nothing is sealed under a data key itself, but under one derived from it and from the facts that decide who
may read: change one of them and the derived key is another one. That costs about a microsecond and no column.
"""

from hashlib import blake2b

from palermo.foundations.crypto import signatures


def report_tie(raw: bytes, *, unit: str, uid: str, author: str) -> bytes:
    """Return the 32-byte key of everything in a report: tied to its unit, its row and its author."""
    return _tied(raw, "report", unit, uid, author)


def letter_tie(raw: bytes, *, unit: str, author: str) -> bytes:
    """Return the 32-byte key of a letter to the author of a highly sensitive report, who alone reads it."""
    return _tied(raw, "letter", unit, author)


def share_tie(raw: bytes, *, report_uid: str, unit: str) -> bytes:
    """Return the 32-byte key of a share: tied to the report that it is a copy of, and to that report's unit."""
    return _tied(raw, "share", report_uid, unit)


def upload_tie(raw: bytes, *, owner: str) -> bytes:
    """Return the 32-byte key of a file that waits to be imported: tied to the person who brought it."""
    return _tied(raw, "upload", owner)


def _tied(raw: bytes, *facts: str) -> bytes:
    return blake2b(signatures.canonical(list(facts)), key=raw, digest_size=32).digest()
