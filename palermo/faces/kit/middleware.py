"""What the kit does around every request: headers, language, compression, errors in words."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

from palermo.faces.kit import problems
from palermo.kernel.errors import Forbidden, PalermoError

Answer = Callable[[HttpRequest], HttpResponseBase]
LANGUAGE_COOKIE_DAYS = 365
DJANGO_ANSWERS = (SuspiciousOperation, PermissionDenied, BadRequest, MultiPartParserError)

HEADERS = {
    # "no-referrer" would make browsers send `Origin: null` with forms, which the CSRF check refuses.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
COMPRESSED = frozenset({"text/html", "text/csv", "application/json"})
VARY = "Accept-Language, Cookie"


class HeadersMiddleware:
    """Sets the security headers, forbids any copy of an inner page, and evens out what could tell pages apart.

    It stands first. `Vary` is the same on every page, so that "may not see" and "does not exist" have one header.
    """

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer with its headers set; static files (whitenoise) keep their own caching."""
        response = self._next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        ended = response.cookies.get(str(settings.SESSION_COOKIE_NAME))
        if ended is not None and ended["max-age"] == 0:
            # Whoever signs out of a shared computer leaves nothing in it.
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        if not request.path.startswith(str(settings.STATIC_URL)):
            response.headers["Cache-Control"] = "no-store"
            response.headers["Vary"] = VARY
        return response


class CompressMiddleware(GZipMiddleware):
    """Compresses text, since 2G counts every kilobyte, where BREACH cannot be played.

    BREACH needs somebody else's page to make the browser ask for ours with a guess in the address. Browsers mark such
    requests (Sec-Fetch-Site); only requests of our own pages, typed addresses, and addresses without any query are
    compressed. Django masks its form token anew in every page and pads the stream at random besides.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the answer compressed where that is safe and worth it."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        site = request.headers.get("Sec-Fetch-Site", "")
        own = site in ("same-origin", "none") or (not site and not request.META.get("QUERY_STRING"))
        if not own or response.status_code == 404 or kind not in COMPRESSED:
            return response
        return super().process_response(request, response)


class LanguageMiddleware:
    """Activates the reader's language: chosen in this session, else her own, else the cookie's, else the browser's.

    `?lang=fr` on any page chooses. Stands after sessions and sign-in.
    """

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer in the reader's language, or a redirect that has taken in a choice."""
        chosen = known_language(request.GET.get("lang", "")) if request.method == "GET" else ""
        if chosen and not request.path.startswith("/api/"):
            return _choose(request, chosen)
        with translation.override(reader_language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self._next(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            return response


def known_language(code: str) -> str:
    """Return the language of this instance that a code asks for, or ""."""
    short = code.partition("-")[0].lower()
    return short if short in settings.PALERMO.languages else ""


def reader_language(request: HttpRequest) -> str:
    """Return the code of the language in which to answer."""
    person = getattr(request, "user", None)
    if person is not None and person.is_authenticated:
        found = known_language(request.session.get("language", "")) or known_language(
            getattr(person, "language", "") or ""
        )
        if found:
            return found
    if cookie := known_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")):
        return cookie
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            found = known_language(get_supported_language_variant(code))
        except LookupError:
            continue
        if found:
            return found
    return str(settings.PALERMO.languages[0])


def _choose(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language for this browser and, after sign-in, for this session; return to the same page."""
    query = request.GET.copy()
    query.pop("lang", None)
    # The path is quoted anew by Django; a leading double slash would leave for another host.
    target = "/" + request.path.lstrip("/") + (f"?{query.urlencode()}" if query else "")
    response = HttpResponseRedirect(target)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=LANGUAGE_COOKIE_DAYS * 86400,
        secure=bool(settings.SESSION_COOKIE_SECURE), httponly=True, samesite="Lax",
    )  # fmt: skip
    person = getattr(request, "user", None)
    if person is not None and person.is_authenticated:
        request.session["language"] = code
    return response


class ErrorsMiddleware:
    """Turns what a view raised into a page: forbidden into absent, rules into words, the unforeseen into a code."""

    def __init__(self, get_response: Answer) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, unless its address holds a NUL; `process_exception` does the rest of the work."""
        # Nothing has such an address, and PostgreSQL refuses to look for it. Pages leave out what they cannot read.
        if "\x00" in request.path:
            return problems.absent(request)
        if request.path.startswith("/api/") and "%00" in request.META.get("QUERY_STRING", ""):
            return problems.bad_request(request)
        return self._next(request)

    def process_exception(self, request: HttpRequest, failure: Exception) -> HttpResponse | None:
        """Return the page for a view's exception; None leaves Django's own (404, 400) to their handlers."""
        if isinstance(failure, Forbidden | Http404):
            return problems.absent(request)
        if isinstance(failure, PalermoError):
            return problems.expected(request, failure)
        if isinstance(failure, problems.TOO_MUCH):
            return problems.bad_request(request, failure)
        if isinstance(failure, DJANGO_ANSWERS):
            return None
        return problems.unforeseen(request, failure)
