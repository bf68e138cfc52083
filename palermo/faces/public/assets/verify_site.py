"""Proves a copy of the public site without a network: python3 verify_site.py FOLDER hub-key.json

Needs Python 3 and its `cryptography` package. Ends with 0 if the hub signed exactly these files.
"""

import base64
import hashlib
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


def wrong_files(folder: Path, document: dict[str, Any], hub: dict[str, Any]) -> list[str]:
    """Return the files that are not as signed; raises if the hub's key does not vouch for the list itself."""
    if set(document) != {"manifest", "signature", "certificate"}:
        raise ValueError("not a manifest")
    certificate = dict(document["certificate"])
    vouched = certificate.pop("signature")
    check(hub["key"], b"palermo receipt key\n" + canonical(certificate), vouched)
    check(certificate["key"], b"palermo site\n" + canonical(document["manifest"]), document["signature"])
    listed = dict(document["manifest"]["files"])
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    paths.pop("manifest.json", None)
    wrong = set(listed) ^ set(paths)
    for name in set(listed) & set(paths):
        if paths[name].is_symlink() or hashlib.sha256(paths[name].read_bytes()).hexdigest() != listed[name]:
            wrong.add(name)
    return sorted(wrong)


def main() -> int:
    """Read the folder and the key, and say whether the hub signed exactly these files."""
    if len(sys.argv) != 3:
        sys.stderr.write(__doc__)
        return 2
    folder = Path(sys.argv[1])
    try:
        hub = json.loads(Path(sys.argv[2]).read_bytes())
        document = json.loads((folder / "manifest.json").read_bytes())
        wrong = wrong_files(folder, document, hub)
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError):
        sys.stderr.write("NOT PROVEN: the hub did not sign this list of files.\n")
        return 1
    if wrong:
        sys.stderr.write("NOT PROVEN. Changed, missing or added:\n" + "\n".join(wrong) + "\n")
        return 1
    sys.stdout.write(f"PROVEN: {len(document['manifest']['files'])} files, as the hub signed them.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
