"""What every page of the site stands in: languages, names, the style sheet, and what all of that was made from."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils import translation

from palermo.faces.kit.names import own_name, unit
from palermo.faces.kit.signs import LEVEL_WORDS
from palermo.kernel.levels import Level
from palermo.kernel.text import fold

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]


@dataclass(frozen=True, slots=True)
class Frame:
    """One edition's frame; `common` is in the context of every page."""

    common: dict[str, Any]
    languages: tuple[str, ...]
    fingerprint: str

    def page(self, template: str, language: str, place: str, **context: object) -> bytes:
        """Return one page; `place` is its path below its language, from which it finds the top of the site."""
        root = context.pop("root", "../" * (1 + place.count("/")))
        with translation.override(language):
            shared = _spoken(language)
            whole = {**self.common, **shared, "root": root, "place": place, "spoken": [language], **context}
            return get_template(template).render(whole).encode()

    def key(self, *parts: object) -> str:
        """Return a digest of everything that a page is made from: its own parts, and the frame."""
        said = json.dumps([self.fingerprint, *parts], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()


def frame(*, sheet: str, script: str, fingerprint_of_key: str, day: str, signed: bool) -> Frame:
    """Return the frame of an edition of a day."""
    languages = settings.PALERMO.languages
    common = {
        "sheet": sheet, "script": script, "fingerprint": fingerprint_of_key, "edition": day, "signed": signed,
        "languages": [(code, own_name(code)) for code in languages], "level": Level.PUBLIC,
        "demo": settings.PALERMO.demo, "contact": settings.PALERMO.contact,
    }  # fmt: skip
    _spoken.cache_clear()
    spoken = {code: {name: str(value) for name, value in _spoken(code).items()} for code in languages}
    made = hashlib.sha256(_program().encode())
    made.update(json.dumps([common, spoken], sort_keys=True, default=str).encode())
    return Frame(common, languages, made.hexdigest())


@lru_cache(maxsize=8)
def _spoken(language: str) -> dict[str, Any]:
    with translation.override(language):
        return {
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "level_word": str(LEVEL_WORDS[Level.PUBLIC]),
            "hub_name": settings.PALERMO.unit_name(settings.PALERMO.hub, language),
            "units": sorted(
                ((unit(code), code) for code in settings.PALERMO.units), key=lambda one: fold(one[0])
            ),
        }


def asset(name: str) -> bytes:
    """Return a static file of the program; raises FileNotFoundError."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a digest of the program that writes pages: a changed template or translation makes every page anew."""
    made = hashlib.sha256()
    paths = [*_HERE.rglob("*.py"), *_HERE.rglob("*.html"), *_HERE.parent.joinpath("kit").rglob("*.html")]
    paths += [*_HERE.parent.joinpath("kit").rglob("*.py"), *_ROOT.joinpath("locale").rglob("*.mo")]
    for path in sorted(paths):
        made.update(f"{path.relative_to(_ROOT)}\n".encode() + path.read_bytes())
    return made.hexdigest()
