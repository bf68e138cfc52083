"""An import under way: figures that refresh themselves, cancel, go on, the rows that could not be taken."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palermo.domain.reports.intake import job, uploads
from palermo.faces.kit import errors, export
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.kit.work import work
from palermo.faces.web.intake.files import may_import
from palermo.faces.web.intake.forms import mapping_title
from palermo.foundations import jobs
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Refused

SHOWN = 100
BATCH = 1_000


@may_import
def show(request: ActorRequest, uid: str) -> HttpResponse:
    """Show how far an import of one's own is; a script asks for the figures alone."""
    found = job.get(request.actor, uid)
    order = job.Order.of(found.subject)
    bad = jobs.problems(request.actor, uid, limit=SHOWN) if found.finished else []
    context = {
        "work": work(found), "poll": reverse("import_job", args=[uid]), "uid": uid, "unit": order.unit,
        "mapping": mapping_title(order.mapping), "counts": found.outcome, "file": order.file,
        "kept": found.finished and uploads.waits(request.actor.uid, order.file),
        "bad": [(error.line, error.column, errors.row_sentence(error.code)) for error in bad],
        "more": found.errors > len(bad),
    }  # fmt: skip
    part = request.headers.get("HX-Request") == "true"
    return render(request, "intake/_work.html" if part else "intake/job.html", context)


@may_import
@require_POST
def cancel(request: ActorRequest, uid: str) -> HttpResponse:
    """Ask an import of one's own to stop at its next step."""
    job.get(request.actor, uid)
    try:
        jobs.cancel(request.actor, uid)
    except Refused as failure:
        messages.error(request, errors.message(failure))
    return HttpResponseRedirect(reverse("import_job", args=[uid]))


@may_import
@require_POST
def resume(request: ActorRequest, uid: str) -> HttpResponse:
    """Go on with a stopped import of one's own, as long as its file is there."""
    order = job.Order.of(job.get(request.actor, uid).subject)
    try:
        if not uploads.waits(request.actor.uid, order.file):
            messages.error(
                request,
                _("The file is not kept any more. Bring it again: what is in already stays as it is."),
            )
        else:
            jobs.resume(request.actor, uid)
    except Refused as failure:
        messages.error(request, errors.message(failure))
    return HttpResponseRedirect(reverse("import_job", args=[uid]))


@may_import
def errors_csv(request: ActorRequest, uid: str) -> HttpResponseBase:
    """Give every row that could not be taken as CSV: line, column, code, reason."""
    job.get(request.actor, uid)
    header = (_("Line"), _("Column"), _("Code"), _("Reason"))
    return export.csv("palermo-import-errors", header, list(_problems(request.actor, uid)))


def _problems(actor: Actor, uid: str) -> Iterator[tuple[int, str, str, str]]:
    after = 0
    while found := jobs.problems(actor, uid, after=after, limit=BATCH):
        # A line may have several errors: only whole lines are given before the next batch is asked for.
        last = found[-1].line
        whole = [one for one in found if one.line < last] if len(found) == BATCH else found
        for one in whole or found:
            yield one.line, one.column, one.code, errors.row_sentence(one.code)
        after = (whole or found)[-1].line
