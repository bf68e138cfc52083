"""The signed list of a site's files, and its proof: every file has the digest it was signed with, and none is more."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from palermo.faces.public.folder import MANIFEST
from palermo.foundations.compartments import verify_manifest
from palermo.kernel.errors import SealBroken

FORMAT = "palermo-site-1"


def payload(hub: str, day: str, files: dict[str, str]) -> dict[str, Any]:
    """Return what is signed: the hub, the day of the edition, and the SHA-256 of every file."""
    return {"format": FORMAT, "hub": hub, "edition": day, "files": dict(sorted(files.items()))}


def written(document: dict[str, Any]) -> bytes:
    """Return the signed list as the bytes of `manifest.json`."""
    return json.dumps(document, indent=0, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def problems(directory: Path, hub_public: bytes | str) -> list[str]:
    """Return what keeps a site from being what the hub signed: one line for each, none for a whole one."""
    try:
        document = json.loads((directory / MANIFEST).read_bytes())
        verify_manifest(document, hub_public)
        listed = dict(document["manifest"]["files"])
    except (OSError, ValueError, KeyError, TypeError, SealBroken):
        return [f"{MANIFEST}: not signed by this key"]
    found = []
    there = {
        path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if not path.is_dir()
    }
    there.pop(MANIFEST, None)
    for name, path in sorted(there.items()):
        if name not in listed:
            found.append(f"{name}: not in the signed list")
        elif path.is_symlink() or sha256(path.read_bytes()).hexdigest() != listed[name]:
            found.append(f"{name}: changed")
    return found + [f"{name}: missing" for name in sorted(listed.keys() - there.keys())]
