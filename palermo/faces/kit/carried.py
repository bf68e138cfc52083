"""A form that arrived without a session: carried sealed through sign-in, in the pages themselves.

Nothing is stored on the server. The sealed text holds the address and the typed fields (no files), opens at this
entry only, and for twelve hours.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta

import orjson
from django.http import HttpRequest

from palermo.foundations.crypto import envelopes
from palermo.foundations.staff import keys
from palermo.kernel.clock import now
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

FIELD = "carried"
LIFE = timedelta(hours=12)
_LEFT_OUT = frozenset({"csrfmiddlewaretoken", FIELD})
_LARGEST = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Carried:
    """What was typed, and where it was going; `files` says that attachments have to be chosen again."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool


def seal(request: HttpRequest) -> str:
    """Return the request's typed fields as sealed text for a hidden field."""
    pairs = [
        (name, value) for name, values in request.POST.lists() if name not in _LEFT_OUT for value in values
    ]
    until = int((now() + LIFE).timestamp())
    plain = orjson.dumps([request.get_full_path(), pairs, bool(request.FILES), until])
    blob = envelopes.seal(_key(), zlib.compress(plain), key_id="carried", bind=_bind())
    return urlsafe_b64encode(blob).decode()


def opened(text: str) -> Carried | None:
    """Return what was carried; None for no text, another entry's, a changed or an old one."""
    if not text:
        return None
    try:
        plain = envelopes.open(_key(), urlsafe_b64decode(text), bind=_bind())
    except (SealBroken, ValueError):
        return None
    path, pairs, files, until = orjson.loads(zlib.decompressobj().decompress(plain, _LARGEST))
    if until <= now().timestamp():
        return None
    return Carried(path, tuple((name, value) for name, value in pairs), files)


def _key() -> bytes:
    return keys.held().entry_key(keys.here(), "carried")


def _bind() -> bytes:
    return envelopes.binding("form", FIELD, "", Level.SENSITIVE)
