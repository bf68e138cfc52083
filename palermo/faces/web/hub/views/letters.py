"""Ask the unit, tell it what came of its report, close, reopen."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from palermo.domain.reports import operations
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.small import AskForm, FeedbackForm
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.hub.views.answering import following, posted, told
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission


@guard(Permission.REPORT_ASK)
@posted
def ask(request: ActorRequest, reference: str) -> HttpResponse:
    """Ask the unit one question."""
    form = AskForm(request.POST, auto_id="ask-%s")

    def work() -> None:
        operations.ask(request.actor, reference=reference, question=form.cleaned_data["question"])
        told(request, _("your question is with the unit. The hub’s clock waits for the answer."), reference)

    return _sent(request, reference, "ask", form, work)


@guard(Permission.REPORT_CLOSE)
@posted
def close(request: ActorRequest, reference: str) -> HttpResponse:
    """Close a report with feedback."""
    form = FeedbackForm(request.POST, auto_id="feedback-%s")

    def work() -> None:
        operations.close(request.actor, reference=reference, **_said(form))
        told(request, _("closed, and its unit reads why."), reference)

    return _sent(request, reference, "feedback", form, work)


@guard(Permission.REPORT_CLOSE)
@posted
def feedback(request: ActorRequest, reference: str) -> HttpResponse:
    """Tell the unit what came of its report without closing it."""
    form = FeedbackForm(request.POST, auto_id="feedback-%s")

    def work() -> None:
        operations.feedback(request.actor, reference=reference, **_said(form))
        told(request, _("the unit reads your words. The report stays as it was."), reference)

    return _sent(request, reference, "feedback", form, work)


@guard(Permission.REPORT_CLOSE)
@posted
def reopen(request: ActorRequest, reference: str) -> HttpResponse:
    """Open a closed report again."""
    operations.reopen(request.actor, reference=reference)
    say(request, _("It is open again."))
    return go(page_of(reference))


def _said(form: Form) -> dict[str, str]:
    return {"kind": form.cleaned_data["kind"], "text": form.cleaned_data["text"]}


def _sent(
    request: ActorRequest, reference: str, name: str, form: Form, work: Callable[[], None]
) -> HttpResponse:
    """Do the work once however often the button was pressed, and go on; or show the page with what was typed."""
    target = following(request, reference)
    address: list[str] = []

    def whole() -> str:
        work()
        return target

    status = attempt(form, lambda: address.append(once(request.actor, form.cleaned_data["once"], whole)))
    if status != DONE:
        return report_page.page(request, reference, status=status, typed={name: form})
    return go(address[0])
