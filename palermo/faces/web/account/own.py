"""One's own account: language, password, factors, sessions; signing out."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from palermo.faces.kit import errors
from palermo.faces.kit.forms import Form
from palermo.faces.kit.guard import ActorRequest, guard, public_view, who
from palermo.foundations import audit
from palermo.foundations.policy import Permission
from palermo.foundations.staff import operations, queries
from palermo.kernel.errors import Invalid


class PasswordForm(Form):
    """The old password and the new one, which a manager of passwords may fill in."""

    old = forms.CharField(
        label=gettext_lazy("Present password"), max_length=256, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip
    password = forms.CharField(
        label=gettext_lazy("New password"), max_length=256, strip=False,
        help_text=gettext_lazy("At least twelve characters. Four words that do not belong together are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


class ConfirmForm(Form):
    """The password once more."""

    password = forms.CharField(
        label=gettext_lazy("Password"), max_length=256, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


@guard(Permission.OWN_ACCOUNT)
def home(request: ActorRequest) -> HttpResponse:
    """Show the account: who I am here, my factors, my tokens."""
    person: Any = request.user
    factors = queries.factors(person)
    context = {
        "person": person,
        "factors": factors,
        "only_one": len(factors) == 1,
        "has_app": any(row.type == Authenticator.Type.TOTP for row in factors),
        "codes_left": queries.codes_left(person),
        "tokens": queries.tokens(request.actor, person),
        "languages": settings.LANGUAGES,
    }
    return render(request, "account/home.html", context)


@guard(Permission.OWN_ACCOUNT)
@require_POST
def language(request: ActorRequest) -> HttpResponse:
    """Keep the person's language for her next sign-in, and use it from now on."""
    person: Any = request.user
    chosen = request.POST.get("language", "")
    if chosen in settings.PALERMO.languages:
        operations.change_language(request.actor, person, language=chosen)
        request.session["language"] = chosen
        with translation.override(chosen):
            messages.success(request, _("Palermo speaks your language now."))
    return HttpResponseRedirect(reverse("account_home"))


@guard(Permission.OWN_ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: ActorRequest) -> HttpResponse:
    """Change one's own password; other sessions end, this one goes on."""
    person: Any = request.user
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            data = form.cleaned_data
            changed = operations.change_password(request.actor, person, old=data["old"], new=data["password"])
        except Invalid as failure:
            form.add_error(failure.field, errors.message(failure))
        else:
            update_session_auth_hash(request, changed)
            messages.success(request, _("Your password is changed. Other sessions of yours have ended."))
            return HttpResponseRedirect(reverse("account_home"))
    return render(request, "account/password.html", {"form": form, "must": person.must_change_password})


@guard(Permission.OWN_ACCOUNT)
@require_POST
def end_sessions(request: ActorRequest) -> HttpResponse:
    """End all other sessions of the person; this one goes on."""
    person: Any = request.user
    update_session_auth_hash(request, operations.end_sessions(request.actor, person))
    messages.success(request, _("All other sessions have ended."))
    return HttpResponseRedirect(reverse("account_home"))


@guard(Permission.OWN_ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm(request: ActorRequest) -> HttpResponse:
    """Ask for the password again before a change of credentials."""
    person: Any = request.user
    form = ConfirmForm(request.POST or None)
    target = request.POST.get("next") or request.GET.get("next") or reverse("account_home")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = reverse("account_home")
    if form.is_valid():
        try:
            right = get_adapter(request).authenticate(
                request, username=person.username, password=form.cleaned_data["password"]
            )
            if right is not None:
                reauthenticate_by_password(request)
                return HttpResponseRedirect(target)
            form.add_error("password", _("This is not your password."))
        except ValidationError as failure:
            form.add_error(None, failure)
    return render(request, "account/confirm.html", {"form": form, "next": target})


@public_view
@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and tell the browser to forget everything of this entry."""
    if request.method == "GET":
        return render(request, "account/sign_out.html")
    actor = who(request)
    if actor is not None:
        audit.record(actor, "signed_out", object=actor.uid)
    logout(request)
    response = HttpResponseRedirect(reverse("account_login"))
    # Cookies stay: the device's own one keeps strangers from slowing down whoever works here.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
