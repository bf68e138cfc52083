"""Destroy what a report says, behind a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.small import ShredForm
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.hub.shown.verbs import possible
from palermo.faces.web.hub.views.answering import told
from palermo.faces.web.reports.views.answering import go
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden


@guard(Permission.REPORT_SHRED)
def shred(request: ActorRequest, reference: str) -> HttpResponse:
    """Ask why and whether it is meant; then destroy."""
    opened = queries.read(request.actor, reference)
    if "shred" not in possible(request.actor, opened.report):
        raise Forbidden(reference=reference)
    form, status = ShredForm(auto_id="shred-%s"), 200
    if request.method == "POST":
        form = ShredForm(request.POST, auto_id="shred-%s")
        status = attempt(
            form,
            lambda: operations.shred(request.actor, reference=reference, reason=form.cleaned_data["reason"]),
        )
        if status == DONE:
            told(
                request,
                _("destroyed. Its reference and the register’s entries stay."),
                opened.report.reference,
            )
            return go(reverse("home"))
    context = {
        "opened": opened,
        "report": opened.report,
        "title": queries.title_of(opened.content),
        "form": form,
    }
    return render(request, "hub/shred.html", context, status=status)
