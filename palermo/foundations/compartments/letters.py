"""A sealed letter to the hub: HPKE towards the hub, signed by the entry that sends it. Plain Python.

Layout: version (1) | sender (1) | signature (64) | HPKE blob. Sender and place (`info`) are bound twice: into
the HPKE context, and into what is signed.
"""

from typing import Final

from palermo.foundations.crypto import sealing, signatures
from palermo.kernel.errors import SealBroken

SENDERS: Final = {"unit": b"\x01\x01", "hub": b"\x01\x02"}
_HEAD: Final = 2
_BODY: Final = _HEAD + 64


def write_letter(
    plaintext: bytes, *, sender: str, info: bytes, sending_key: bytes, hub_public: bytes
) -> bytes:
    """Return the letter; `sender` is 'unit' or 'hub', `hub_public` the hub's X25519 key."""
    head = SENDERS[sender]
    context = _context(head, info)
    blob = sealing.seal_to(hub_public, plaintext, info=context)
    return head + signatures.sign(sending_key, context + blob) + blob


def sender_of(letter: bytes) -> str:
    """Return whom the letter names as its sender (unproven until it opens); raises SealBroken for nobody
    known.
    """
    for sender, head in SENDERS.items():
        if letter[:_HEAD] == head:
            return sender
    raise SealBroken


def read_letter(letter: bytes, *, info: bytes, sender_public: bytes, hub_key: bytes) -> bytes:
    """Return the plaintext; raises SealBroken for any changed byte, another sender, place or hub."""
    context = _context(letter[:_HEAD], info)
    signatures.verify(sender_public, context + letter[_BODY:], letter[_HEAD:_BODY])
    return sealing.open_sealed(hub_key, letter[_BODY:], info=context)


def _context(head: bytes, info: bytes) -> bytes:
    return b"palermo letter\n" + head + len(info).to_bytes(4, "big") + info
