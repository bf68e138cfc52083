"""Questions of the hub: answered where they are read, on the first page or on the report's."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused


@guard(Permission.REPORT_ANSWER)
def answer(request: ActorRequest, uid: str) -> HttpResponse:
    """Answer one question; what could not be taken is shown with the question and the text as typed."""
    if request.method != "POST":
        return _page(request, uid)
    try:
        operations.answer(request.actor, message=uid, text=str(request.POST.get("text", "")))
    except (Invalid, Refused) as failure:
        return _page(request, uid, errors.message(failure), errors.status(failure))
    say(request, _("Your answer is with the hub. Thank you."))
    return go(reverse("home"))


def _page(request: ActorRequest, uid: str, wrong: str = "", status: int = 200) -> HttpResponse:
    asked = next(
        ((message, text) for message, text in queries.home(request.actor).questions if message.uid == uid),
        None,
    )
    if asked is None and not wrong:
        raise Forbidden()
    context = {
        "message": asked[0] if asked else None,
        "question": asked[1] if asked else "",
        "uid": uid,
        "wrong": wrong,
    }
    return render(
        request, "reports/answer.html", context | {"text": request.POST.get("text", "")}, status=status
    )
