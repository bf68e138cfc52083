"""Every answer that is no page: absent, refused, too large, out of date, failed. One look, one tone."""

import json
import sys
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from palermo.faces.kit import errors, faults
from palermo.kernel.errors import PalermoError

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong in words, what to do, and a code for whoever helps ("" where there is none)."""

    status: int
    title: str
    advice: str
    code: str = ""


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Return a problem as a page, or as RFC 9457 JSON below /api/."""
    if request.path.startswith("/api/"):
        return _json(problem)
    html = render_to_string("kit/problem.html", {"problem": problem}, request)
    return HttpResponse(html, status=problem.status)


def _json(problem: Problem) -> HttpResponse:
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.advice}
    if problem.code:
        body["instance"] = f"urn:palermo:fault:{problem.code}"
    return HttpResponse(json.dumps(body), status=problem.status, content_type="application/problem+json")


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return "Nothing to show", the same bytes for what does not exist and for what may not be seen."""
    if request.path.startswith("/api/"):
        return _json(Problem(404, _("Nothing to show"), _("Nothing here, or nothing that you may see.")))
    return HttpResponse(render_to_string("kit/absent.html", {}, request), status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return 413 for what is too large, 400 for any other request that cannot be read."""
    if isinstance(exception, TOO_MUCH):
        advice = _("What you sent is larger than Palermo takes. Send fewer or smaller files.")
        return answer(request, Problem(413, _("Too large"), advice))
    advice = _("The request arrived damaged or incomplete. Go back, reload the page and try again.")
    return answer(request, Problem(400, _("Not understood"), advice))


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the absent page where Django itself says "permission denied"."""
    return absent(request, exception)


def out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for a form whose token is missing or old (Django's CSRF failure view)."""
    advice = _("This page was open too long, or cookies are switched off. Go back, reload it and send again.")
    return answer(request, Problem(403, _("Please reload the page"), advice))


def failed(request: HttpRequest, code: str = "") -> HttpResponse:
    """Return the page for an unforeseen failure; the log has class and place under the same code."""
    advice = _("Something failed on our side. What was already acknowledged is safe. Try again in a moment.")
    return answer(request, Problem(500, _("That did not work"), advice, code))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an exception that arose outside of a view (Django's handler500)."""
    failure = sys.exc_info()[1]
    return failed(request, faults.note(failure) if failure is not None else "")


def expected(request: HttpRequest, failure: PalermoError) -> HttpResponse:
    """Return the page for a refusal, a bad input or a broken seal that no view took up."""
    title = _("Not possible now") if errors.status(failure) == 409 else _("Please check what you sent")
    if failure.code == "seal_broken":
        title = _("This record does not open")
    return answer(request, Problem(errors.status(failure), title, errors.message(failure)))


def unforeseen(request: HttpRequest, failure: Exception) -> HttpResponse:
    """Log an unforeseen failure by class and place, and return its page."""
    return failed(request, faults.note(failure))
