"""Makes every page of the public site, and hands them to `folder` as one edition."""

import base64
import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from palermo.faces.kit.names import own_name, unit
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.faces.public import folder
from palermo.foundations.compartments import keyring
from palermo.kernel.clock import today
from palermo.kernel.levels import Level

KEY_FILE = "hub-key.json"
PROGRAM_FILE = "verify_receipt.py"
PAGES = {"": "public/home.html", "verify/": "public/verify.html"}


def write(directory: Path, *, hub_public: bytes | None = None) -> list[Path]:
    """Write the whole site below `directory` and return its files; readers see the old page or the new one.

    `hub_public` is the hub's Ed25519 key of 32 bytes, by default the one in this process's keyring.
    """
    key = keyring().hub_public if hub_public is None else hub_public
    return folder.publish(directory, edition(key))


def edition(hub_public: bytes) -> dict[str, bytes]:
    """Return every file of the site by its path."""
    sheet = _asset("palermo/palermo.css")
    sheet_name = f"palermo.{hashlib.sha256(sheet).hexdigest()[:12]}.css"
    files = {
        sheet_name: sheet,
        "mark.svg": _asset("palermo/mark.svg"),
        KEY_FILE: _key_file(hub_public),
        PROGRAM_FILE: Path(__file__).with_name("assets").joinpath(PROGRAM_FILE).read_bytes(),
        "robots.txt": b"User-agent: *\nAllow: /\n",
    }
    common = {"sheet": sheet_name, "fingerprint": fingerprint(hub_public), "written_on": today()}
    for language in settings.PALERMO.languages:
        for place, template in PAGES.items():
            root = "../" * (1 + place.count("/"))
            files[f"{language}/{place}index.html"] = _page(template, language, place, root, common)
    # The front door speaks the instance's first language; the others are one link away.
    first = settings.PALERMO.languages[0]
    files["index.html"] = _page(PAGES[""], first, "", "", common)
    files["404.html"] = _page("public/absent.html", first, "", "/", common)
    return files


def fingerprint(key: bytes) -> str:
    """Return a key's SHA-256 as eight groups of four letters, for reading aloud."""
    digest = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def _page(template: str, language: str, place: str, root: str, common: dict[str, object]) -> bytes:
    """Return one page; `root` is the way from it to the top of the site, so that the site works in any folder."""
    with translation.override(language):
        context = {
            **common,
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "root": root,
            "place": place,
            "languages": [(code, own_name(code)) for code in settings.PALERMO.languages],
            "level": Level.PUBLIC,
            "level_word": LEVEL_WORDS[Level.PUBLIC],
            "demo": settings.PALERMO.demo,
            "hub_name": settings.PALERMO.unit_name(settings.PALERMO.hub, language),
            "units": sorted((unit(code), code) for code in settings.PALERMO.units),
            "contact": settings.PALERMO.contact,
        }
        return render_to_string(template, context).encode()


def _key_file(hub_public: bytes) -> bytes:
    document = {
        "hub": settings.PALERMO.hub,
        "use": "receipts",
        "algorithm": "Ed25519",
        "key": base64.b64encode(hub_public).decode(),
        "fingerprint": fingerprint(hub_public),
    }
    return json.dumps(document, indent=2).encode() + b"\n"


def _asset(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
