"""Templates: what a new document of a kind begins with, in each language; the hub's own, or the one that ships."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.domain.documents.kinds import kinds
from palermo.domain.documents.rules import LANGUAGES
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

LONGEST = 40_000


@guard(Permission.DOCUMENT_REVIEW)
def listed(request: ActorRequest) -> HttpResponse:
    """List the kinds with their languages, and which of them the hub has changed."""
    own = {(line.kind, line.language) for line in queries.templates(request.actor) if line.own}
    rows = [(kind, [(language, (kind, language) in own) for language in LANGUAGES]) for kind in kinds()]
    return render(request, "documents/templates.html", {"rows": rows})


@guard(Permission.DOCUMENT_REVIEW)
def template(request: ActorRequest, kind: str, language: str) -> HttpResponse:
    """Show a template and change it, or go back to the one that ships."""
    if kind not in kinds() or language not in LANGUAGES:
        raise Forbidden(reference=kind)
    body, wrong, status = queries.template_of(request.actor, kind, language), "", 200
    if request.method == "POST":
        body = request.POST.get("body", "")[:LONGEST]
        try:
            if request.POST.get("do") == "reset":
                operations.reset_template(request.actor, kind=kind, language=language)
            else:
                operations.save_template(request.actor, kind=kind, language=language, body=body)
            say(request, _("New documents of this kind begin with it."))
            return go(reverse("document_template", args=[kind, language]))
        except (Invalid, Refused) as failure:
            wrong, status = errors.message(failure), errors.status(failure)
    context = {"kind": kind, "language": language, "body": body, "wrong": wrong, "languages": LANGUAGES}
    return render(request, "documents/template.html", context, status=status)
