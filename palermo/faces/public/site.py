"""Writes the site: pages, data, search, signed list, then the guard, then the change-over."""

import base64
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from palermo.domain.publications.queries import Public, public
from palermo.faces.public import folder, guard, manifest, searching
from palermo.faces.public.folder import Edition
from palermo.faces.public.frame import Frame, asset, frame
from palermo.faces.public.pieces import Piece, pieces
from palermo.foundations.compartments import keyring
from palermo.kernel.crashpoints import reach
from palermo.kernel.errors import Refused

KEY_FILE = "hub-key.json"
PROGRAMS = ("verify_receipt.py", "verify_site.py")
WORDS = "guard.sealed"
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What one run did: files in the edition, how many were made and how many linked, and the seconds it took."""

    files: int
    made: int
    reused: int
    pages: int
    seconds: float


def write(directory: Path, *, words: frozenset[str] = frozenset(), tell: Tell | None = None) -> Written:
    """Write what two people published below `directory`, signed; readers see the old site or the new one, whole.

    `words` are kept inside besides the installation's own list. Raises Refused("guard") with what must not leave,
    SealBroken where a row of the database says something else than its seals, Refused("not_a_site").
    """
    started, found = time.monotonic(), public()
    ring = keyring()
    with folder.edition(directory) as edition, searching.Indexing(edition) as indexing:
        reach("site.begun")
        of_pages = _write_files(edition, found, ring.hub_public, tell, indexing=indexing)
        reach("site.pages_written")
        search = indexing.finish()
        reach("site.indexed")
        stated = manifest.payload(settings.PALERMO.hub, _day(found), edition.digests)
        edition.put(folder.MANIFEST, manifest.written(ring.sign_manifest(stated)))
        edition.complete()
        reach("site.signed")
        rules = guard.Rules(words | _own_words(), _inner_hosts())
        _ask_the_guard(edition, rules)
        reach("site.guarded")
        record = {
            "pieces": {piece.path: [piece.key, edition.digests[piece.path]] for piece in of_pages},
            "search": search, "guard": [rules.digest, sorted(set(edition.digests.values()))],
        }  # fmt: skip
        total, reused = len(edition.digests), edition.reused
        edition.settle(record)
    pages = sum(1 for piece in of_pages if piece.path.endswith(".html"))
    return Written(total, total - reused, reused, pages, time.monotonic() - started)


def write_frame(directory: Path, *, hub_public: bytes) -> None:
    """Write the site before anything was published, without signature: it needs no key and says nothing but who we are.

    Leaves a signed site alone, since only whoever holds the keys can write the next one.
    """
    if (directory / folder.MANIFEST).exists():
        return
    with folder.edition(directory) as edition:
        _write_files(edition, Public(), hub_public, None, signed=False)
        edition.complete()
        edition.settle({})


def forbid(words: list[str]) -> int:
    """Replace the installation's own list of words that must not leave, sealed, and return how many there are."""
    kept = sorted({word.strip() for word in words if word.strip()})
    keyring().write_secret(WORDS, json.dumps(kept).encode())
    return len(kept)


def fingerprint(key: bytes) -> str:
    """Return a key's SHA-256 as eight groups of four letters, for reading aloud."""
    digest = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def _write_files(
    edition: Edition, found: Public, hub_public: bytes, tell: Tell | None, *, signed: bool = True,
    indexing: searching.Indexing | None = None,
) -> list[Piece]:  # fmt: skip
    base = _base(hub_public)
    for name, data in base.items():
        edition.write(name, data)
    all_pieces = list(pieces(found, _frame(base, hub_public, _day(found), signed=signed)))
    known = edition.record.get("pieces", {})
    to_index = _found(all_pieces)
    last_of = {paths[-1]: language for language, paths in to_index.items() if paths}
    for number, piece in enumerate(all_pieces, 1):
        key, digest = known.get(piece.path, ("", ""))
        if key != piece.key or not edition.reuse(piece.path, digest):
            edition.write(piece.path, piece.make())
        if indexing is not None and piece.path in last_of:
            indexing.begin(last_of[piece.path], to_index[last_of[piece.path]])
        if tell is not None:
            tell(number, len(all_pieces))
        if number == len(all_pieces) // 2:
            reach("site.half_written")
    return all_pieces


def _base(hub_public: bytes) -> dict[str, bytes]:
    sheet, script = asset("palermo/palermo.css"), asset("palermo/public-search.js")
    here = Path(__file__).with_name("assets")
    return {
        f"palermo.{_short(sheet)}.css": sheet, f"search.{_short(script)}.js": script, "mark.svg": asset("palermo/mark.svg"),
        KEY_FILE: _key_file(hub_public), **{name: (here / name).read_bytes() for name in PROGRAMS},
    }  # fmt: skip


def _frame(base: dict[str, bytes], hub_public: bytes, day: str, *, signed: bool) -> Frame:
    sheet = next(name for name in base if name.endswith(".css"))
    script = next(name for name in base if name.endswith(".js"))
    return frame(
        sheet=sheet, script=script, fingerprint_of_key=fingerprint(hub_public), day=day, signed=signed
    )


def _day(found: Public) -> str:
    """Return the day of the edition: the newest day of anything in it, so that the same content gives the same bytes."""
    return max([*(one.draft.day for one in found.shown), *(stone.on for stone in found.gone)], default="")


def _found(of_pages: list[Piece]) -> dict[str, list[str]]:
    return {
        language: [piece.path for piece in of_pages if piece.found and piece.path.startswith(f"{language}/")]
        for language in settings.PALERMO.languages
    }


def _ask_the_guard(edition: Edition, rules: guard.Rules) -> None:
    last, passed = edition.record.get("guard", ["", []])
    findings = guard.check(edition.work, rules, known=passed if last == rules.digest else ())
    if findings:
        raise Refused("guard", found=[f"{one.path}: {one.rule}" for one in findings[:20]], n=len(findings))


def _own_words() -> frozenset[str]:
    try:
        return frozenset(json.loads(keyring().read_secret(WORDS)))
    except FileNotFoundError:
        return frozenset()


def _inner_hosts() -> frozenset[str]:
    public_host = settings.PALERMO.host("public")
    hosts = {settings.PALERMO.host(entry) for entry in ("unit", "hub")}
    origins = {settings.PALERMO.origin(entry).partition("://")[2] for entry in ("unit", "hub")}
    home = {str(settings.PALERMO.home)}
    return frozenset(one.lower() for one in (hosts | origins | home) - {public_host})


def _key_file(hub_public: bytes) -> bytes:
    document = {
        "hub": settings.PALERMO.hub,
        "use": "receipts and this site",
        "algorithm": "Ed25519",
        "key": base64.b64encode(hub_public).decode(),
        "fingerprint": fingerprint(hub_public),
    }
    return json.dumps(document, indent=2).encode() + b"\n"


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
