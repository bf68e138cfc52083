"""Decide on the review day, or before, that a report is still needed; and what of every room has come to that day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit import lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.views import common
from palermo.faces.web.hub import words
from palermo.faces.web.hub.forms.small import KeepForm
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.hub.shown.due import rooms
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.hub.views.answering import posted, told
from palermo.faces.web.reports.shown.reviewed import address
from palermo.faces.web.reports.views.answering import go, page_of
from palermo.foundations.policy import Permission


@guard(Permission.REPORT_SHRED)
@posted
def keep(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep a report until a day."""
    form = KeepForm(request.POST, auto_id="keep-%s")
    status = attempt(
        form, lambda: operations.keep(request.actor, reference=reference, until=form.cleaned_data["until"])
    )
    if status != DONE:
        return report_page.page(request, reference, status=status, typed={"keep": form})
    told(request, _("kept until the day that you chose."), reference)
    return go(page_of(reference))


@guard(Permission.DOCUMENT_REVIEW)
def due(request: ActorRequest) -> HttpResponse:
    """List what has come to its review day, of every room, the oldest first."""
    listing = lists.read(request, "due", filters=(), orders=("review_on",), size=common.SIZE)
    found, more = queries.due(
        request.actor, *rooms(request.actor), offset=common.start(listing), size=common.SIZE
    )
    rows = [
        (
            reference,
            words.DUE.get(reference.partition("-")[0], words.DUE[""]),
            address(reference, DOC="document"),
            day,
        )
        for reference, day in found
    ]
    context = {"rows": rows, "listing": listing, "page": common.page(listing, more=more)}
    return render(request, "hub/due.html", context)
