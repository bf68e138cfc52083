"""The way in: password, second factor, and on to where the person was going, with what she had typed."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from palermo.faces.kit import carried
from palermo.faces.kit.guard import public_view, who
from palermo.faces.web.account import devices
from palermo.faces.web.account.forms import CodeForm, KeyForm, SignInForm
from palermo.foundations import audit
from palermo.foundations.staff import credentials, queries, second_factor
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.sessions import SessionStore


@public_view
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for username and password; with both right go on to the second factor."""
    if request.method == "GET" and request.user.is_authenticated:
        if who(request) is not None:
            return HttpResponseRedirect(_next(request))
        logout(request)  # a session without second factor is good for nothing here
    # A page of ours that lost its session posts what it carries, without a username yet.
    form = SignInForm(request.POST) if "username" in request.POST else SignInForm()
    if form.is_bound and form.is_valid():
        try:
            person = get_adapter(request).authenticate(request, **form.cleaned_data)
        except ValidationError as failure:
            form.add_error(None, failure)
        else:
            if person is not None:
                return _after_password(request, person)
            form.add_error(None, get_adapter(request).validation_error("username_password_mismatch"))
    context = {"form": form, "next": _next(request), "sealed": request.POST.get(carried.FIELD, "")}
    return render(request, "account/sign_in.html", context)


def _after_password(request: HttpRequest, person: Person) -> HttpResponse:
    if request.user.is_authenticated:
        logout(request)
    login = Login(user=person, redirect_url=_next(request))
    perform_password_login(request, {"username": person.username}, login)
    if request.user.is_authenticated:  # no factor yet: all that is open is to set one up
        return HttpResponseRedirect(reverse("account_second_factor"))
    if request.POST.get(carried.FIELD):
        # What is carried lives in the page, so the next step is shown in answer to this one.
        stage = LoginStageController.enter(request, AuthenticateStage.key)
        if stage is not None:
            return _ask_factor(request, stage, CodeForm(user=person))
    return HttpResponseRedirect(f"{reverse('mfa_authenticate')}?{urlencode({'next': _next(request)})}")


@public_view
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code or a security key after the password."""
    stage = (
        None if request.user.is_authenticated else LoginStageController.enter(request, AuthenticateStage.key)
    )
    if stage is None:
        if request.POST.get(carried.FIELD):
            return sign_in(_without_code(request))
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': _next(request)})}")
    # The stage was opened by password some minutes ago: believe the row as it is now.
    person = queries.current(stage.login.user.pk)
    if not person.is_active or not credentials.intact(person):
        stage.abort()
        return HttpResponseRedirect(reverse("account_login"))
    if request.method == "GET":
        return _ask_factor(request, stage, CodeForm(user=person))
    form = (KeyForm if "credential" in request.POST else CodeForm)(user=person, data=request.POST)
    if not form.is_valid():
        return _ask_factor(request, stage, form)
    form.save()
    stage.exit()
    return _arrive(request, person)


def _ask_factor(request: HttpRequest, stage: LoginStage, form: CodeForm | KeyForm) -> HttpResponse:
    person = stage.login.user
    context = {
        "form": form if isinstance(form, CodeForm) else CodeForm(user=person), "key_form": None, "wrong": form,
        "next": _next(request), "sealed": request.POST.get(carried.FIELD, ""),
        "demo_code": second_factor.demo_code(person),
    }  # fmt: skip
    if any(row.type == Authenticator.Type.WEBAUTHN for row in queries.factors(person)):
        context |= {"key_form": KeyForm(user=person), "options": webauthn.begin_authentication(person)}
    return render(request, "account/second_step.html", context)


def _arrive(request: HttpRequest, person: Person) -> HttpResponse:
    """Answer a complete sign-in: go to where the person was going, or offer to send what she had typed."""
    actor = who(request)
    if actor is not None:
        audit.record(actor, "signed_in", object=person.uid)
    SessionStore.clear_expired()
    brought = carried.opened(request.POST.get(carried.FIELD, ""))
    response: HttpResponse
    if brought is None:
        response = HttpResponseRedirect(_next(request))
    else:
        response = render(request, "kit/carry_on.html", {"carried": brought})
    devices.remember(request, response, person.username)
    return response


def _without_code(request: HttpRequest) -> HttpRequest:
    kept = request.POST.copy()
    for name in ("code", "credential", "username", "password"):
        kept.pop(name, None)
    request.POST = kept  # type: ignore[assignment]
    return request


def _next(request: HttpRequest) -> str:
    """Return the address within this entry to which the person was going, "/" for any other."""
    target = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/")
    return target if safe and not target.startswith(reverse("account_login")) else "/"
