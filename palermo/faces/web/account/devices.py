"""The cookie that says "these accounts have signed in on this device", and where a request comes from.

It opens nothing. It only gives the device a bucket of its own in the throttle, which no stranger can fill.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from hmac import compare_digest
from ipaddress import IPv6Address, ip_address, ip_network

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from palermo.foundations.staff import keys
from palermo.foundations.staff.throttle import Place

DAYS = 400
MOST = 12  # accounts that one shared computer remembers


def place(request: HttpRequest, username: str, step: str = "password") -> Place:
    """Return where a try for an account comes from."""
    account = username.strip().lower()
    device, marks = _read(request)
    known = device if _mark(account) in marks else ""
    return Place(account=_mark(account), device=known, address=address(request), step=step)


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Note in the device's cookie that this account signed in here."""
    device, marks = _read(request)
    mark = _mark(username)
    kept = [mark, *(other for other in marks if other != mark)][:MOST]
    body = urlsafe_b64encode(orjson.dumps([device or secrets.token_urlsafe(12), kept])).decode()
    response.set_cookie(
        _cookie(), f"{body}.{_code(body)}", max_age=DAYS * 86400, httponly=True, samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE), path="/sign-in/",
    )  # fmt: skip


def address(request: HttpRequest) -> str:
    """Return the client's address, an IPv6 one as its /64; behind our own TLS proxy the one that the proxy saw."""
    text = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        text = request.headers.get("X-Forwarded-For", text).rpartition(",")[2].strip()
    try:
        found = ip_address(text)
    except ValueError:
        return "unknown"
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    body, _dot, code = request.COOKIES.get(_cookie(), "").rpartition(".")
    if not body or not compare_digest(code.encode(), _code(body).encode()):
        return "", []
    device, marks = orjson.loads(urlsafe_b64decode(body))
    return device, marks


def _cookie() -> str:
    return f"palermo_{keys.here()}_known"


def _mark(username: str) -> str:
    return blake2b(username.lower().encode(), key=_key(), digest_size=12, person=b"account").hexdigest()


def _code(body: str) -> str:
    return blake2b(body.encode(), key=_key(), digest_size=24, person=b"cookie").hexdigest()


def _key() -> bytes:
    return keys.held().entry_key(keys.here(), "devices")
