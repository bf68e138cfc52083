"""Every view says who may come in: `@guard(permission)`, or `@public_view`. An unmarked route fails the build."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode

from palermo.faces.kit import carried
from palermo.faces.kit.problems import absent, out_of_date
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.staff import actors, credentials, keys
from palermo.foundations.staff.models import Person
from palermo.kernel.errors import Forbidden

_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)


class ActorRequest(HttpRequest):
    """A request behind a guard: somebody known, with a second factor, who may do what the view is for."""

    actor: Actor


P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def guard(
    permission: Permission,
) -> Callable[[Callable[Concatenate[ActorRequest, P], HttpResponseBase]], Page[P]]:
    """Let a view answer only an actor who has the permission, and set `request.actor`.

    Without it the answer is the absent page. Without a session a GET is sent to sign-in and comes back; what a POST
    brought is carried through sign-in.
    """

    def decorate(view: Callable[Concatenate[ActorRequest, P], HttpResponseBase]) -> Page[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor = who(request)
            if actor is None:
                return _ask_sign_in(request)
            request.actor = actor  # type: ignore[attr-defined]
            if not allowed(actor, permission):
                audit.refusal(actor, "page", code=permission.value)
                return absent(request)
            if permission is not Permission.OWN_ACCOUNT and _person(request).must_change_password:
                return HttpResponseRedirect(reverse("account_password"))
            try:
                return view(request, *args, **kwargs)  # type: ignore[arg-type]
            except (Forbidden, Http404):
                # What is not there and what may not be seen are recorded, answered and timed alike.
                audit.refusal(actor, "page", code=permission.value, object=_reference(kwargs))
                return absent(request)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def public_view(view: Callable[Concatenate[R, P], HttpResponseBase]) -> Page[P]:
    """Mark a view that answers without sign-in."""
    view.permission = "public"  # type: ignore[attr-defined]
    return view  # type: ignore[return-value]


def enrolment_view(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Page[P]:
    """Mark a view for somebody who signed in with a password: all that is open before the first second factor.

    Once a factor exists, only a session that used it comes in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = who(request)
        if actor is None and not _may_enrol(request):
            return _ask_sign_in(request)
        request.actor = actor  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    guarded.permission = "enrolment"  # type: ignore[attr-defined]
    return guarded


def who(request: HttpRequest) -> Actor | None:
    """Return the session's actor; None without sign-in or without second factor. Every request checks the seals."""
    if not request.user.is_authenticated or not used_factor(request):
        return None
    return actors.actor_for(_person(request), keys.here(), checked=True)


def used_factor(request: HttpRequest) -> bool:
    """Say whether this session was opened with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old (Django's CSRF failure view) without losing what was typed.

    That happens when she signed in again in another tab. Only with our own exact origin in the browser's `Origin`
    header, which no other page can send; every other request gets the plain refusal.
    """
    if request.method != "POST" or request.headers.get("Origin") not in settings.CSRF_TRUSTED_ORIGINS:
        return out_of_date(request, reason)
    if who(request) is None:
        return _ask_sign_in(request)
    brought = carried.opened(carried.seal(request))
    return render(request, "kit/carry_on.html", {"carried": brought, "other_tab": True})


def _reference(kwargs: Mapping[str, object]) -> str:
    """Return the reference in an address, "" for anything that does not look like one."""
    text = str(next(iter(kwargs.values()), ""))
    return text if _REFERENCE.fullmatch(text) else ""


def _may_enrol(request: HttpRequest) -> bool:
    return request.user.is_authenticated and not credentials.has_factor(_person(request))


def _person(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("nobody is signed in")
    return person


def _ask_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody without a whole session to sign-in; what she typed goes with her."""
    if _may_enrol(request) and request.method == "GET":
        return HttpResponseRedirect(reverse("account_second_factor"))
    sealed = carried.seal(request) if request.method == "POST" else ""
    if SESSION_KEY in request.session:
        logout(request)  # the person behind it changed, or its second factor is missing
    address = resolve_url(settings.LOGIN_URL)
    from_script = request.headers.get("HX-Request") == "true"
    if sealed and from_script:
        # The page keeps what is typed; its next real sending is carried through sign-in.
        return HttpResponse(status=401)
    if sealed:
        return render(request, "kit/session_over.html", {"sealed": sealed, "address": address}, status=401)
    target = f"{address}?{urlencode({'next': request.get_full_path()})}"
    if from_script:
        return HttpResponse(headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)
