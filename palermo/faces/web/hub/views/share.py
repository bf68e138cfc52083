"""Share a report with units: choose, see the masked copy and whose word it needs, propose; end it again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.reports import masking, operations, queries
from palermo.domain.reports.queries import Opened
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.sharing import SharingForm
from palermo.faces.web.hub.forms.trying import DONE, attempt, retype
from palermo.faces.web.hub.shown.verbs import possible
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Refused


@guard(Permission.REPORT_SHARE)
def share(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the form and the copy as it would go; share it when that was pressed."""
    opened = queries.read(request.actor, reference)
    if "share" not in possible(request.actor, opened.report):
        raise Forbidden(reference=reference)
    present = {"version": str(opened.report.version)}
    if request.method != "POST":
        return _page(request, opened, SharingForm(initial=present, actor=request.actor, opened=opened))
    form = SharingForm(request.POST, actor=request.actor, opened=opened)
    if request.POST.get("do") != "share":
        form.is_valid()
        return _page(request, opened, form)
    needs = form.needs
    status = attempt(form, lambda: _propose(request, opened, form))
    if status != DONE:
        retype(form, "version", present["version"])
        return _page(request, opened, form, status)
    say(
        request,
        _("It is shared.")
        if needs.nothing
        else _("It is proposed; nobody reads it before the others have said yes."),
    )
    return go(page_of(opened.report.reference))


def _propose(request: ActorRequest, opened: Opened, form: SharingForm) -> None:
    if form.cleaned_data["version"] not in ("", str(opened.report.version)):
        raise Refused("changed_since")  # the ticks were set on the people of another version
    operations.share(
        request.actor, reference=opened.report.reference, units=form.cleaned_data["units"], unmask=form.unmask
    )


def _page(request: ActorRequest, opened: Opened, form: SharingForm, status: int = 200) -> HttpResponse:
    context = {
        "opened": opened, "report": opened.report, "form": form, "needs": form.needs,
        "units_chosen": len(form["units"].value() or []),
        "content": masking.masked(opened.content, form.shown), "title": queries.title_of(opened.content),
    }  # fmt: skip
    return render(request, "hub/share.html", context, status=status)
