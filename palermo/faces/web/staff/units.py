"""Units: appointed, suspended, withdrawn, each with its date."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.staff import words
from palermo.faces.web.staff.forms import StateForm
from palermo.faces.web.staff.people import add_error
from palermo.foundations.policy import Permission, allowed
from palermo.foundations.staff import operations, queries
from palermo.kernel.errors import Forbidden, Invalid, PalermoError


@guard(Permission.STAFF_READ)
def units(request: ActorRequest) -> HttpResponse:
    """List units with their present state."""
    rows = [
        (unit, words.UNIT_KINDS[unit.kind], words.UNIT_STATES[unit.state])
        for unit in queries.units(request.actor)
    ]
    return render(request, "staff/units.html", {"units": rows})


@guard(Permission.STAFF_READ)
@require_http_methods(["GET", "POST"])
def unit(request: ActorRequest, code: str) -> HttpResponse:
    """Show a unit's states with their dates; a POST appoints, suspends or withdraws it."""
    row = queries.unit(request.actor, code)
    form, wrong, status = StateForm(row.state, request.POST if request.method == "POST" else None), "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            try:
                operations.set_unit_state(request.actor, row, state=data["state"], since=data["since"])
                messages.success(request, _("Changed; it acts on the next request of anybody there."))
                return HttpResponseRedirect(reverse("staff:unit", args=[code]))
            except Invalid as failure:
                add_error(form, failure)
            except Forbidden:
                raise
            except PalermoError as failure:
                wrong, status = errors.message(failure), errors.status(failure)
    history = list(row.appointments.all())[::-1]
    by = queries.names(one.recorded_by for one in history)
    context = {
        "unit": row, "state": words.UNIT_STATES[row.state], "kind": words.UNIT_KINDS[row.kind],
        "form": form, "wrong": wrong, "may": allowed(request.actor, Permission.STAFF_MANAGE),
        "people": queries.people(request.actor).filter(unit=row),
        "history": [
            (one, words.UNIT_STATES[one.state], by.get(one.recorded_by) or _("the machine’s operator"))
            for one in history
        ],
    }  # fmt: skip
    return render(request, "staff/unit.html", context, status=status)
