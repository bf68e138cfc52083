"""A document as PDF: the reader's numbered copy with her name on every page, or a draft for who writes and reviews."""

from django.http import HttpResponse
from django.urls import reverse

from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import zone_of
from palermo.faces.kit.pdf.render import pdf
from palermo.faces.kit.pdf.sheet import Sheet
from palermo.faces.web.documents.shown import sheets
from palermo.faces.web.documents.views.answering import go
from palermo.faces.web.documents.views.reading import opened_in
from palermo.faces.web.documents.views.workbench import read
from palermo.foundations.policy import Permission
from palermo.kernel.clock import now


@guard(Permission.DOCUMENT_READ)
def issued(request: ActorRequest, reference: str) -> HttpResponse:
    """Give an issued document as PDF; a recalled one leads back to its page, which says so."""
    opened = opened_in(request, reference)
    if opened.state == "recalled":
        return go(reverse("document_read", args=[reference]))
    moment = now()
    return _file(
        sheets.of_issue(opened, request.actor, zone_of(request.actor.unit), moment),
        f"{reference}-{opened.language}",
    )


@guard(Permission.DOCUMENT_WRITE)
def draft(request: ActorRequest, reference: str) -> HttpResponse:
    """Give a draft as PDF, marked as one across every page."""
    opened, language = read(request, reference)
    return _file(
        sheets.of_draft(opened, language, request.actor, zone_of(request.actor.unit), now()),
        f"{reference}-draft",
    )


def _file(sheet: Sheet, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(pdf(sheet, made=now()), content_type="application/pdf", headers=headers)
