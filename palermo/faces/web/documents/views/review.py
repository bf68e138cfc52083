"""From the writer to the reviewer and back: send, take back, send back with a reason, approve, also a translation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.forms.deciding import ReasonForm
from palermo.faces.web.documents.shown import bodies
from palermo.faces.web.documents.views import workbench
from palermo.faces.web.documents.views.answering import act, address, go, refusal, say
from palermo.faces.web.documents.views.workbench import about, read
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused


@guard(Permission.DOCUMENT_REVIEW)
def review(request: ActorRequest, reference: str) -> HttpResponse:
    """Show what is to be decided beside the text: whose work it is, what it rests on, what stands in the way."""
    return _page(request, reference, ReasonForm(auto_id="back-%s"))


def _page(
    request: ActorRequest,
    reference: str,
    form: ReasonForm,
    *,
    wrong: str = "",
    stopped: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    opened, language = read(request, reference)
    context = about(opened, language) | {
        "body": bodies.of_draft(opened), "form": form, "wrong": wrong, "stopped": stopped or [],
        "own": request.actor.uid in opened.authors,
        "translations": [one for one in opened.languages if not one.original and one.number],
    }  # fmt: skip
    return render(request, "documents/review.html", context, status=status)


@guard(Permission.DOCUMENT_REVIEW)
def approve(request: ActorRequest, reference: str) -> HttpResponse:
    """Approve what was read, in the original and the ticked languages."""
    if request.method != "POST":
        return go(address(reference, "document_review"))
    try:
        operations.approve(
            request.actor, reference=reference, languages=request.POST.getlist("language")[:10]
        )
    except (Invalid, Refused) as failure:
        wrong, stopped = refusal(failure)
        return _page(
            request,
            reference,
            ReasonForm(auto_id="back-%s"),
            wrong=wrong,
            stopped=stopped,
            status=errors.status(failure),
        )
    say(request, _("Approved. It can be issued now."))
    return go(address(reference))


@guard(Permission.DOCUMENT_REVIEW)
def send_back(request: ActorRequest, reference: str) -> HttpResponse:
    """Send it back with what should change."""
    if request.method != "POST":
        return go(address(reference, "document_review"))
    form = ReasonForm(request.POST, auto_id="back-%s")
    status = attempt(
        form,
        lambda: operations.send_back(request.actor, reference=reference, reason=form.cleaned_data["reason"]),
    )
    if status != DONE:
        return _page(request, reference, form, status=status)
    say(request, _("It is back with its writer, with your reason."))
    return go(address(reference))


@guard(Permission.DOCUMENT_WRITE)
def send(request: ActorRequest, reference: str) -> HttpResponse:
    """Give it to whoever reviews."""
    return act(
        request, reference, lambda actor: operations.send_to_review(actor, reference=reference),
        said=_("It waits for a reviewer who wrote none of it."), page=workbench.page,
    )  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def take_back(request: ActorRequest, reference: str) -> HttpResponse:
    """Take it back to write on."""
    return act(
        request, reference, lambda actor: operations.take_back(actor, reference=reference),
        said=_("You can write on; it must be approved anew."), page=workbench.page,
    )  # fmt: skip


@guard(Permission.DOCUMENT_REVIEW)
def approve_translation(request: ActorRequest, reference: str, language: str) -> HttpResponse:
    """Approve a translation that was written after the issue."""
    return act(
        request, reference, lambda actor: operations.approve_translation(actor, reference=reference, language=language),
        said=_("The translation is approved."), page=workbench.page, back=address(reference, language=language),
    )  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def issue_translation(request: ActorRequest, reference: str, language: str) -> HttpResponse:
    """Give readers an approved translation."""
    return act(
        request, reference, lambda actor: operations.issue_translation(actor, reference=reference, language=language),
        said=_("Its readers have it in this language now."), page=workbench.page, back=address(reference, language=language),
    )  # fmt: skip
