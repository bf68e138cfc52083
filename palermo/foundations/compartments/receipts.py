"""Receipts that anyone can prove offline with the hub's public key alone. Plain Python, no database."""

import base64
from datetime import date
from typing import Any

from palermo.foundations.compartments.bundle import Certificate
from palermo.foundations.crypto import signatures
from palermo.kernel.errors import SealBroken

# Each kind of statement is signed under its own words, so that no signature can be passed off as another
# kind.
_RECEIPT = b"palermo receipt\n"
_CERTIFICATE = b"palermo receipt key\n"


def sign_receipt(payload: dict[str, Any], key: bytes, certificate: Certificate) -> dict[str, Any]:
    """Return {"receipt", "signature", "certificate"}: plain JSON, the payload signed with the entry's receipt
    key.
    """
    return {
        "receipt": payload,
        "signature": _text(signatures.sign(key, _RECEIPT + signatures.canonical(payload))),
        "certificate": {**_statement(certificate), "signature": _text(certificate.signature)},
    }


def verify_receipt(document: dict[str, Any], hub_public: bytes | str) -> None:
    """Return if the hub's root key (32 bytes, or their base64) vouches for the whole receipt; else
    SealBroken.
    """
    try:
        certificate = dict(document["certificate"])
        vouched = _bytes(certificate.pop("signature"))
        key = _bytes(certificate["key"])
        signature = _bytes(document["signature"])
        body = signatures.canonical(document["receipt"])
        statement = signatures.canonical(certificate)
        root = _bytes(hub_public) if isinstance(hub_public, str) else hub_public
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise SealBroken from None
    if set(document) != {"receipt", "signature", "certificate"}:
        raise SealBroken
    signatures.verify(root, _CERTIFICATE + statement, vouched)
    signatures.verify(key, _RECEIPT + body, signature)


def certify(*, entry: str, hub: str, key: bytes, issued_on: date, root_key: bytes) -> Certificate:
    """Return the hub's signed word that the public receipt key belongs to the entry."""
    unsigned = Certificate(entry=entry, hub=hub, issued_on=issued_on, key=key, signature=b"")
    message = _CERTIFICATE + signatures.canonical(_statement(unsigned))
    return unsigned.model_copy(update={"signature": signatures.sign(root_key, message)})


def _statement(certificate: Certificate) -> dict[str, str]:
    return {
        "entry": certificate.entry,
        "hub": certificate.hub,
        "issued_on": certificate.issued_on.isoformat(),
        "key": _text(certificate.key),
    }


def _bytes(text: str) -> bytes:
    """Return what base64 text stands for; raises ValueError if it is not written in the one right way."""
    data = base64.b64decode(text, validate=True)
    if _text(data) != text:
        raise ValueError("base64 with stray bits")
    return data


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
