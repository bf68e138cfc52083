"""What the hub's views share: where to go after an action, and verbs that need no form."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import queries
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.kernel.errors import Invalid, Refused

View = Callable[[ActorRequest, str], HttpResponse]
NEXT = "next"


def posted(view: View) -> View:
    """Make a view of one report answer GET with the report's page, and a refusal with that page and its reason."""

    def answering(request: ActorRequest, reference: str) -> HttpResponse:
        if request.method != "POST":
            return go(page_of(reference))
        try:
            return view(request, reference)
        except (Invalid, Refused) as failure:
            return report_page.refused(request, reference, failure)

    answering.__name__, answering.__doc__ = view.__name__, view.__doc__
    return answering


def following(request: ActorRequest, reference: str) -> str:
    """Return where to go after an action: the report's page, or the next report of the queue where that was asked.

    Call this before the action, while the report still has its place in the queue.
    """
    if request.POST.get("then") != NEXT:
        return page_of(reference)
    return next_address(request, reference)


def next_address(request: ActorRequest, reference: str) -> str:
    """Return the address of the report after this one, the queue at its end."""
    after = queries.after_in_queue(request.actor, reference)
    return page_of(after) if after else reverse("home")


def told(request: ActorRequest, words: str, reference: str) -> None:
    """Say on the next page what was done, with the reference, since the next page may be another report's."""
    say(request, _("%(reference)s: %(words)s") % {"reference": reference, "words": words})
