"""One report as its unit reads it, or the masked copy as another unit reads it, and its older versions."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.reports import queries
from palermo.domain.reports.operations.revision import WHY_WITHDRAWN
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports import words
from palermo.faces.web.reports.shown.actions import possible
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.shown.timeline import timeline
from palermo.foundations.policy import Permission
from palermo.kernel.errors import PalermoError
from palermo.kernel.ids import new_uid


@dataclass(frozen=True, slots=True)
class Wrong:
    """What went wrong with one small form of the page, and what had been typed there."""

    form: str
    message: str
    text: str = ""


@guard(Permission.REPORT_READ)
def report(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the present version."""
    return page(request, reference)


@guard(Permission.REPORT_READ)
def version(request: ActorRequest, reference: str, number: str) -> HttpResponse:
    """Show an older version, marked as such."""
    return page(request, reference, number=int(number))


def page(
    request: ActorRequest, reference: str, *, number: int = 0, wrong: Wrong | None = None, status: int = 200
) -> HttpResponse:
    """Answer with a report's page; `wrong` says what one of its forms could not do."""
    opened = queries.read(request.actor, reference, version=number)
    if opened.share is not None:
        return render(request, "reports/shared_report.html", {"opened": opened, "content": opened.content})
    asked = [
        (message, text)
        for message, text in opened.messages
        if message.kind == "question" and not message.answered_at
    ]
    returned = [text for message, text in opened.messages if message.kind == "return"]
    context = {
        "opened": opened, "report": opened.report, "content": opened.content,
        "verbs": possible(request.actor, opened.report),
        "timeline": timeline(opened), "questions": asked, "wrong": wrong, "reasons": words.WITHDRAWN,
        "why": WHY_WITHDRAWN,
        "returned": returned[-1] if returned and opened.report.state == "returned" else "",
        "author": names_of([opened.report.author]).get(opened.report.author, ""),
        "once": new_uid(), "old": opened.shown_version != opened.report.version,
        "title": queries.title_of(opened.content),
    }  # fmt: skip
    return render(request, "reports/report.html", context, status=status)


def again(request: ActorRequest, reference: str, form: str, failure: PalermoError) -> HttpResponse:
    """Answer with the page again after one of its forms failed, with what was typed."""
    typed = str(request.POST.get("text", request.POST.get("question", "")))
    return page(
        request, reference, wrong=Wrong(form, errors.message(failure), typed), status=errors.status(failure)
    )
