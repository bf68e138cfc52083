"""Decide on the review day, or before, that a report is still needed."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palermo.domain.reports import operations
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.small import KeepForm
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.hub.views.answering import posted, told
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
