"""The small forms of a report's page: each calls one operation and comes back to the page."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from palermo.domain.reports import operations, queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.form import leaving_faults, read, typed_of
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import go, page_of, say, uploads
from palermo.faces.web.reports.views.report import again
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]


def _form(name: str) -> Callable[[View[P]], View[P]]:
    """Make a view answer GET with the report's page, and a failure with that page again."""

    def decorate(view: View[P]) -> View[P]:
        def answering(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            reference = str(kwargs["reference"])
            if request.method != "POST":
                return go(page_of(reference))
            try:
                return view(request, *args, **kwargs)
            except (Invalid, Refused) as failure:
                return again(request, reference, name, failure)

        answering.__name__, answering.__doc__ = view.__name__, view.__doc__
        return answering

    return decorate


def _still_typed(request: ActorRequest, reference: str) -> bool:
    """Say whether a draft holds boxes that cannot be read yet, which only the form can put right."""
    content = queries.read(request.actor, reference).content
    return bool(leaving_faults(read(typed_of(content))))


@guard(Permission.REPORT_WRITE)
@_form("send")
def hand_in(request: ActorRequest, reference: str) -> HttpResponse:
    """Hand a draft to the head of the unit; one that is not ready goes back to its form."""
    if _still_typed(request, reference):
        return go(reverse("report_edit", args=[reference]))
    operations.hand_in(request.actor, references=[reference])
    say(request, _("The head of your unit has it now."))
    return go(page_of(reference))


@guard(Permission.REPORT_SUBMIT)
@_form("send")
def submit(request: ActorRequest, reference: str) -> HttpResponse:
    """Send one report to the hub."""
    if _still_typed(request, reference):
        return go(reverse("report_edit", args=[reference]))
    operations.submit(request.actor, references=[reference])
    return go(reverse("receipt", args=[reference]) + "?sent=1")


@guard(Permission.REPORT_SUBMIT)
@_form("return")
def return_to_author(request: ActorRequest, reference: str) -> HttpResponse:
    """Send a report back to its officer with one question."""
    operations.return_to_author(
        request.actor, reference=reference, question=str(request.POST.get("question", ""))
    )
    say(request, _("It is back with its officer, with your question."))
    return go(page_of(reference))


@guard(Permission.REPORT_ANSWER)
@_form("follow_up")
def follow_up(request: ActorRequest, reference: str) -> HttpResponse:
    """Add a fact to a report that was sent, once however often the button was pressed."""

    def work() -> str:
        operations.follow_up(request.actor, reference=reference, text=str(request.POST.get("text", "")))
        say(request, _("Your follow-up is with the hub."))
        return page_of(reference)

    return go(once(request.actor, str(request.POST.get("once", ""))[:64], work))


@guard(Permission.REPORT_SUBMIT)
@_form("withdraw")
def withdraw(request: ActorRequest, reference: str) -> HttpResponse:
    """Withdraw a report with a reason."""
    operations.withdraw(request.actor, reference=reference, why=str(request.POST.get("why", "")))
    say(request, _("The report is withdrawn. Everyone who read it is told."))
    return go(page_of(reference))


@guard(Permission.REPORT_WRITE)
@_form("discard")
def discard(request: ActorRequest, reference: str) -> HttpResponse:
    """Destroy one's own draft."""
    operations.discard(request.actor, reference=reference)
    say(request, _("The draft is destroyed."))
    return go(reverse("home"))


@guard(Permission.REPORT_WRITE)
@_form("attach")
def attach(request: ActorRequest, reference: str) -> HttpResponse:
    """Add files to a report."""
    came = uploads(request)
    if not came:
        raise Invalid("file_gone", field="files")
    count = operations.attach(request.actor, reference=reference, uploads=[file.take() for file in came])
    say(request, ngettext("%(n)s file is attached.", "%(n)s files are attached.", count) % {"n": count})
    return go(page_of(reference))


@guard(Permission.REPORT_WRITE)
@_form("attach")
def detach(request: ActorRequest, reference: str, uid: str) -> HttpResponse:
    """Destroy one file of a report that has not left the unit."""
    operations.detach(request.actor, reference=reference, file=uid)
    say(request, _("The file is destroyed."))
    return go(page_of(reference))
