"""Receipts, and lists of a site's files, that anyone can prove offline with the hub's public key alone. Plain Python."""

import base64
from datetime import date
from typing import Any

from palermo.foundations.compartments.bundle import Certificate
from palermo.foundations.crypto import signatures
from palermo.kernel.errors import SealBroken

# Each kind of statement is signed under its own words, so that no signature can be passed off as another
# kind.
_RECEIPT = b"palermo receipt\n"
_MANIFEST = b"palermo site\n"
_CERTIFICATE = b"palermo receipt key\n"


def sign_receipt(payload: dict[str, Any], key: bytes, certificate: Certificate) -> dict[str, Any]:
    """Return {"receipt", "signature", "certificate"}: plain JSON, the payload signed with the entry's receipt
    key.
    """
    return _signed("receipt", _RECEIPT, payload, key, certificate)


def sign_manifest(payload: dict[str, Any], key: bytes, certificate: Certificate) -> dict[str, Any]:
    """Return {"manifest", "signature", "certificate"}, the list of a site's files signed as a receipt is."""
    return _signed("manifest", _MANIFEST, payload, key, certificate)


def verify_receipt(document: dict[str, Any], hub_public: bytes | str) -> None:
    """Return if the hub's root key (32 bytes, or their base64) vouches for the whole receipt; else
    SealBroken.
    """
    _verify(document, hub_public, "receipt", _RECEIPT)


def verify_manifest(document: dict[str, Any], hub_public: bytes | str) -> None:
    """Return if the hub's root key vouches for the whole list of a site's files; else SealBroken."""
    _verify(document, hub_public, "manifest", _MANIFEST)


def _signed(
    name: str, kind: bytes, payload: dict[str, Any], key: bytes, certificate: Certificate
) -> dict[str, Any]:
    return {
        name: payload,
        "signature": _text(signatures.sign(key, kind + signatures.canonical(payload))),
        "certificate": {**_statement(certificate), "signature": _text(certificate.signature)},
    }


def _verify(document: dict[str, Any], hub_public: bytes | str, name: str, kind: bytes) -> None:
    try:
        certificate = dict(document["certificate"])
        vouched = _bytes(certificate.pop("signature"))
        key = _bytes(certificate["key"])
        signature = _bytes(document["signature"])
        body = signatures.canonical(document[name])
        statement = signatures.canonical(certificate)
        root = _bytes(hub_public) if isinstance(hub_public, str) else hub_public
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise SealBroken from None
    if set(document) != {name, "signature", "certificate"}:
        raise SealBroken
    signatures.verify(root, _CERTIFICATE + statement, vouched)
    signatures.verify(key, kind + body, signature)


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
