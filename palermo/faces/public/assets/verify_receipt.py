"""Proves a receipt of Palermo without a network: python3 verify_receipt.py receipt.json hub-key.json

Needs Python 3 and its `cryptography` package. Ends with 0 if the hub vouches for every word of the receipt.
"""

import base64
import json
import sys
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def canonical(value: object) -> bytes:
    """Return JSON with sorted keys and no spaces, in UTF-8: the bytes that were signed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check(key: str, message: bytes, signature: str) -> None:
    """Return if the signature is the key's over this message; raises InvalidSignature or ValueError if not."""
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
    public.verify(base64.b64decode(signature, validate=True), message)


def verify(document: dict[str, Any], hub: dict[str, Any]) -> None:
    """Return if the hub's key vouches for the entry's key, and the entry's key for the receipt."""
    if set(document) != {"receipt", "signature", "certificate"}:
        raise ValueError("not a receipt")
    certificate = dict(document["certificate"])
    vouched = certificate.pop("signature")
    check(hub["key"], b"palermo receipt key\n" + canonical(certificate), vouched)
    check(certificate["key"], b"palermo receipt\n" + canonical(document["receipt"]), document["signature"])


def main() -> int:
    """Read the two files, say whether the receipt holds, and print what it states."""
    if len(sys.argv) != 3:
        sys.stderr.write(__doc__)
        return 2
    try:
        document, hub = (json.loads(Path(name).read_bytes()) for name in sys.argv[1:])
        verify(document, hub)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError):
        sys.stderr.write("NOT PROVEN: this is not what the hub vouched for.\n")
        return 1
    stated = json.dumps(document["receipt"], indent=2, ensure_ascii=False)
    sys.stdout.write(f"PROVEN. The receipt states:\n{stated}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
