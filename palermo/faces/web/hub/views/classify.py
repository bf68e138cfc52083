"""The hub's judgement of a report."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.judgement import JudgementForm
from palermo.faces.web.hub.forms.trying import DONE, attempt, retype
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.hub.views.answering import following, posted, told
from palermo.faces.web.reports.views.answering import go
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Refused


@guard(Permission.REPORT_CLASSIFY)
@posted
def classify(request: ActorRequest, reference: str) -> HttpResponse:
    """Record a judgement; the earlier ones stay beside it."""
    opened = queries.read(request.actor, reference)
    latest = str(opened.judged.number if opened.judged else 0)
    form = JudgementForm(request.POST, owner=opened.content.evaluation)
    target = following(request, reference)

    def work() -> None:
        if form.cleaned_data["seen"] not in ("", latest):
            # Two analysts judged at once; the second one reads the first one's judgement before hers takes its place.
            raise Refused("changed_since")
        operations.classify(request.actor, reference=reference, judgement=form.judgement())

    status = attempt(form, work)
    if status != DONE:
        retype(form, "seen", latest)
        return report_page.page(request, reference, status=status, typed={"judge": form})
    told(request, _("your judgement is recorded."), reference)
    return go(target)
