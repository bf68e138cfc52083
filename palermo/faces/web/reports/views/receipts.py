"""Signed receipts: one page each, the file to keep, and for sealed reports the letters that came back."""

import orjson
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid
from palermo.kernel.ids import new_uid, plain_reference
from palermo.kernel.levels import Level

MOST_SHOWN = 50


@guard(Permission.REPORT_READ)
def receipts(request: ActorRequest) -> HttpResponse:
    """List the newest receipts; `?sent=` names those that were signed a moment ago."""
    sent = {plain_reference(text) for text in request.GET.getlist("sent")[:MOST_SHOWN]}
    rows = queries.receipts_of(request.actor)
    context = {"receipts": rows, "sent": [row for row in rows if row.reference in sent]}
    return render(request, "reports/receipts.html", context)


@guard(Permission.REPORT_READ)
def receipt(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one receipt; of a sealed report also the hub's letters and the way to add to it."""
    return _page(request, reference)


@guard(Permission.REPORT_ANSWER)
def follow_up_sealed(request: ActorRequest, reference: str) -> HttpResponse:
    """Send a follow-up to one's own sealed report."""
    if request.method != "POST":
        return go(_address(reference))

    def work() -> str:
        operations.follow_up_sealed(
            request.actor, reference=reference, text=str(request.POST.get("text", ""))
        )
        say(request, _("Your words are sealed for the hub. They cannot be opened here any more."))
        return _address(reference)

    try:
        return go(once(request.actor, str(request.POST.get("once", ""))[:64], work))
    except Invalid as failure:
        return _page(request, reference, wrong=errors.message(failure), status=422)


def _address(reference: str) -> str:
    from django.urls import reverse

    return reverse("receipt", args=[plain_reference(reference)])


def _page(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    kept = queries.receipt(request.actor, reference, version=_version(request))
    sealed = kept.level == Level.HIGHLY_SENSITIVE
    letters = queries.letters_for(request.actor, reference) if sealed else []
    signed = orjson.loads(kept.document)
    context = {
        "receipt": kept, "sealed": sealed, "letters": letters, "facts": signed["receipt"],
        "signature": signed["signature"],
        "sent": "sent" in request.GET, "wrong": wrong, "text": request.POST.get("text", ""), "once": new_uid(),
    }  # fmt: skip
    return render(request, "reports/receipt.html", context, status=status)


@guard(Permission.REPORT_READ)
def receipt_file(request: ActorRequest, reference: str) -> HttpResponse:
    """Give the signed document as a file, byte for byte as it was signed."""
    kept = queries.receipt(request.actor, reference, version=_version(request))
    name = f"{kept.reference}-v{kept.version}-receipt.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(kept.document, content_type="application/json", headers=headers)


def _version(request: ActorRequest) -> int:
    text = request.GET.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
