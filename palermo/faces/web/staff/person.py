"""One person: what is known of her account, and what the administrator may do with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.staff import words
from palermo.faces.web.staff.forms import DeputyForm, PersonForm
from palermo.faces.web.staff.people import add_error, show_password, unit_codes
from palermo.foundations.policy import Entry, Permission, Role
from palermo.foundations.staff import credentials, operations, queries, tokens
from palermo.foundations.staff.models import Person
from palermo.kernel.errors import Forbidden, Invalid, PalermoError

manages = guard(Permission.STAFF_MANAGE)


@guard(Permission.STAFF_READ)
def show(request: ActorRequest, uid: str) -> HttpResponse:
    """Show a person's account, proofs, tokens and deputies."""
    return _page(request, queries.person(request.actor, uid))


@manages
@require_POST
def change(request: ActorRequest, uid: str) -> HttpResponse:
    """Change name, role, unit, language, address; a new role or unit ends sessions, tokens and grant."""
    row = queries.person(request.actor, uid)
    form = _form(request, row, request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    data = form.cleaned_data
    try:
        operations.change_person(request.actor, row, **{**data, "role": Role(data["role"])})
    except Invalid as failure:
        add_error(form, failure)
        return _page(request, row, form=form, status=422)
    except Forbidden:
        raise
    except PalermoError as failure:
        return _page(request, row, form=form, wrong=errors.message(failure), status=errors.status(failure))
    return _done(request, uid, _("Changed."))


@manages
@require_POST
def deactivate(request: ActorRequest, uid: str) -> HttpResponse:
    """Close an account: sessions, tokens and grant end at the next request."""
    told = _("The account is closed. Sessions, tokens and grant have ended.")
    return _do(request, uid, lambda row: operations.deactivate(request.actor, row), told)


@manages
@require_POST
def activate(request: ActorRequest, uid: str) -> HttpResponse:
    """Open a closed account again."""
    return _do(
        request, uid, lambda row: operations.activate(request.actor, row), _("The account is open again.")
    )


@manages
@require_POST
def duty(request: ActorRequest, uid: str) -> HttpResponse:
    """Put a hub person on or off duty for urgent reports."""
    wanted = request.POST.get("duty") == "on"
    told = _("On duty for urgent reports.") if wanted else _("Off duty.")
    return _do(request, uid, lambda row: operations.set_duty(request.actor, row, duty=wanted), told)


@manages
@require_POST
def reset_factor(request: ActorRequest, uid: str) -> HttpResponse:
    """Remove a unit person's second proof; for the hub's people two persons decide."""
    told = _("The second proof is removed. The person sets up another at the next sign-in.")
    return _do(request, uid, lambda row: operations.reset_factor(request.actor, row), told)


@manages
@require_POST
def reset_password(request: ActorRequest, uid: str) -> HttpResponse:
    """Give a unit person a new first password, shown this once."""
    row = queries.person(request.actor, uid)
    try:
        password = operations.reset_password(request.actor, row)
    except Forbidden:
        raise
    except PalermoError as failure:
        return _page(request, row, wrong=errors.message(failure), status=errors.status(failure))
    return show_password(request, row, password, _("A new password for %(name)s") % {"name": row})


@manages
@require_POST
def revoke(request: ActorRequest, uid: str, token: str) -> HttpResponse:
    """Revoke a token of the person for its next request."""
    found = queries.token(request.actor, token)
    if found.person.uid != uid:
        raise Forbidden
    return _do(request, uid, lambda row: tokens.revoke(request.actor, found), _("The token is revoked."))


@manages
@require_POST
def name_deputy(request: ActorRequest, uid: str) -> HttpResponse:
    """Let an officer of the unit stand in for this head between two days."""
    row = queries.person(request.actor, uid)
    form = _deputy_form(request, row, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        officer = queries.person(request.actor, data["person"])
        days = {"first_day": data["first_day"], "last_day": data["last_day"]}
        try:
            operations.name_deputy(request.actor, person=officer, stands_for=row, **days)
            return _done(request, uid, _("The deputy is named."))
        except Invalid as failure:
            add_error(form, failure)
    return _page(request, row, deputy_form=form, status=422)


@manages
@require_POST
def end_deputy(request: ActorRequest, uid: str, deputy: str) -> HttpResponse:
    """End a deputy's time now."""
    row = queries.person(request.actor, uid)
    found = queries.deputies(row).filter(uid=deputy).first()
    if found is None:
        raise Forbidden
    return _do(
        request,
        uid,
        lambda _row: operations.end_deputy(request.actor, found),
        _("The deputy’s time has ended."),
    )


def _do(request: ActorRequest, uid: str, work: Callable[[Person], object], told: str) -> HttpResponse:
    row = queries.person(request.actor, uid)
    try:
        work(row)
    except Forbidden:
        raise
    except PalermoError as failure:
        return _page(request, row, wrong=errors.message(failure), status=errors.status(failure))
    return _done(request, uid, told)


def _done(request: ActorRequest, uid: str, told: str) -> HttpResponse:
    messages.success(request, told)
    return HttpResponseRedirect(reverse("staff:person", args=[uid]))


def _form(request: ActorRequest, row: Person, data: Any = None) -> PersonForm:
    initial = {
        "name": row.name,
        "role": row.role,
        "unit": row.unit_code,
        "language": row.language,
        "email": row.email,
    }
    return PersonForm(unit_codes(request.actor), data, like=Role(row.role), initial=initial)


def _deputy_form(request: ActorRequest, row: Person, data: Any = None) -> DeputyForm:
    rows = queries.people(request.actor).filter(unit=row.unit, role="officer", is_active=True)
    return DeputyForm([(one.uid, str(one)) for one in rows], data)


def _page(
    request: ActorRequest, row: Person, *, form: PersonForm | None = None, deputy_form: DeputyForm | None = None,
    wrong: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, head = request.actor, row.role == Role.HEAD
    context = {
        "person": queries.current(row.pk), "role": words.role(row.role), "wrong": wrong,
        "at_hub": row.entry is Entry.HUB, "oneself": row.uid == actor.uid,
        "intact": credentials.intact(queries.current(row.pk)),
        "factors": [(words.FACTORS.get(one.type, one.type), one) for one in queries.factors(row)],
        "tokens": queries.tokens(actor, row), "form": form or _form(request, row),
        "head": head, "deputies": queries.deputies(row) if head else [],
        "deputy_form": (deputy_form or _deputy_form(request, row)) if head else None,
    }  # fmt: skip
    return render(request, "staff/person.html", context, status=status)
