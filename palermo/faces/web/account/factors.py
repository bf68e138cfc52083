"""Second factors of one's own: the app, security keys, printed codes. Open before the first one, and after."""

from base64 import b64encode
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.webauthn.internal import flows as webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from palermo.faces.kit.guard import ActorRequest, enrolment_view, guard, who
from palermo.faces.web.account import devices
from palermo.faces.web.account.forms import EnrolAppForm, EnrolKeyForm
from palermo.foundations import audit
from palermo.foundations.policy import Permission
from palermo.foundations.staff import queries
from palermo.kernel.errors import Forbidden

View = Callable[..., HttpResponse]


def fresh(view: View) -> View:
    """Ask for the password again where the last proof is older than a quarter of an hour."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_reauthentication_required(request, app="allauth.mfa"):
            back = request.path if request.method == "GET" else reverse("account_home")
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")
        return view(request, *args, **kwargs)

    return asked


@enrolment_view
def choose(request: HttpRequest) -> HttpResponse:
    """Show the ways to set up a second factor."""
    if getattr(request, "actor", None) is not None:
        return HttpResponseRedirect(reverse("account_home"))
    return render(request, "account/choose_factor.html")


@enrolment_view
@fresh
@require_http_methods(["GET", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the secret for an app as a picture and as text, and take its first code."""
    person: Any = request.user
    if any(row.type == Authenticator.Type.TOTP for row in queries.factors(person)):
        return HttpResponseRedirect(reverse("account_home"))
    form = EnrolAppForm(user=person, data=request.POST or None)
    if form.is_valid():
        added, _codes = totp.activate_totp(request, form)
        return _enrolled(request, added)
    url = get_adapter().build_totp_url(person, form.secret)
    secret = " ".join(form.secret[i : i + 4] for i in range(0, len(form.secret), 4))
    picture = b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    context = {"form": form, "picture": picture, "secret": secret, "url": url}
    return render(request, "account/add_app.html", context)


@enrolment_view
@fresh
@require_http_methods(["GET", "POST"])
def add_key(request: HttpRequest) -> HttpResponse:
    """Register a security key; this page needs JavaScript, since browsers speak to keys no other way."""
    person: Any = request.user
    form = EnrolKeyForm(user=person, data=request.POST or None)
    if form.is_valid():
        with transaction.atomic():
            data = form.cleaned_data
            added, _codes = webauthn.add_authenticator(
                request, name=data["name"], credential=data["credential"]
            )
        return _enrolled(request, added)
    options = webauthn.begin_registration(request, person, passwordless=False)
    return render(request, "account/add_key.html", {"form": form, "options": options})


def _enrolled(request: HttpRequest, added: Authenticator) -> HttpResponse:
    """Make the session whole, since the new factor has just proven itself, and show the printed codes."""
    person: Any = request.user
    record_authentication(request, person, "mfa", id=added.pk, type=added.type)
    request.session.cycle_key()
    actor = who(request)
    if actor is not None:
        audit.record(actor, "factor_added", object=person.uid, kind=added.type)
    response = HttpResponseRedirect(reverse("account_recovery_codes"))
    devices.remember(request, response, person.username)
    return response


@guard(Permission.OWN_ACCOUNT)
@fresh
@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Remove one factor while another one is left."""
    person: Any = request.user
    mine = queries.factors(person)
    row = next((factor for factor in mine if factor.pk == pk), None)
    if row is None:
        raise Forbidden
    if len(mine) > 1:
        with transaction.atomic():
            delete_and_cleanup(request, row)
            audit.record(request.actor, "factor_removed", object=person.uid, kind=row.type)
    return HttpResponseRedirect(reverse("account_home"))


@guard(Permission.OWN_ACCOUNT)
@fresh
@require_http_methods(["GET", "POST"])
def recovery_codes(request: ActorRequest) -> HttpResponse:
    """Show the printed codes once; a POST makes new ones and ends the old."""
    person: Any = request.user
    if request.method == "POST":
        with transaction.atomic():
            recovery.generate_recovery_codes(request)
            audit.record(request.actor, "recovery_codes_made", object=person.uid)
        return HttpResponseRedirect(reverse("account_recovery_codes"))
    with transaction.atomic():
        row, can_view = recovery.view_recovery_codes(request)
    codes = [f"{code[:4]} {code[4:]}" for code in row.get_unused_codes()] if row and can_view else []
    left = len(row.get_unused_codes()) if row else 0
    return render(request, "account/recovery_codes.html", {"codes": codes, "left": left})
