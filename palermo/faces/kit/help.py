"""Short help, a page a topic, in the reader's language and readable before sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.guard import public_view, who

TOPICS: dict[str, Promise | str] = {
    "report": _("Write a report"),
    "levels": _("The levels: who can read what"),
    "urgent": _("When it is urgent"),
    "submit": _("Check, submit, correct, withdraw"),
    "receipt": _("The receipt, and how to verify it"),
    "search": _("Search"),
    "import": _("Bring in a file"),
    "share": _("Handling codes and sharing"),
    "enquiry": _("Ask the other units, and be asked"),
    "request": _("Requests with a deadline"),
    "cooperation": _("Units, contacts, meetings, agreements"),
    "practice": _("Best practices"),
    "suggestions": _("What the text says: suggestions"),
    "matches": _("The same person twice: matches"),
    "documents": _("Documents: write, review, issue, read"),
    "routes": _("Routes: maps, legs, crossings"),
    "networks": _("Who is tied to whom: networks"),
    "publish": _("Publish, and take down"),
    "sign-in": _("Sign in, second proof, lost phone"),
    "keys": _("The keyboard"),
    "register": _("The register of what is read and done"),
}


@public_view
def index(request: HttpRequest) -> HttpResponse:
    """List the topics."""
    request.actor = who(request)  # type: ignore[attr-defined]  # with her own header where somebody is signed in
    return render(request, "kit/help/index.html", {"topics": TOPICS})


@public_view
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """Show one topic; raises Http404 for a name that is none."""
    if name not in TOPICS:
        raise Http404
    request.actor = who(request)  # type: ignore[attr-defined]
    return render(request, f"kit/help/{name}.html", {"topics": TOPICS, "name": name, "title": TOPICS[name]})
