"""Raise a level at once; lower it by two people."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from palermo.domain.reports import operations
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.views.answering import posted
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission


@guard(Permission.REPORT_CLASSIFY)
@posted
def raise_level(request: ActorRequest, reference: str) -> HttpResponse:
    """Make a report highly sensitive."""
    operations.raise_level(request.actor, reference=reference)
    say(
        request,
        _("It is highly sensitive now. The unit and those it was shared with cannot open it any more."),
    )
    return go(page_of(reference))


@guard(Permission.REPORT_CONFIRM)
@posted
def propose_lower(request: ActorRequest, reference: str) -> HttpResponse:
    """Propose that a report is less secret than it is marked."""
    operations.propose_lower(request.actor, reference=reference)
    say(request, _("Proposed. A second person of the hub confirms on this page."))
    return go(page_of(reference))


@guard(Permission.REPORT_CONFIRM)
@posted
def lower_level(request: ActorRequest, reference: str) -> HttpResponse:
    """Confirm as the second person."""
    operations.lower_level(request.actor, reference=reference)
    say(request, _("It is sensitive now. Its unit can open it again."))
    return go(page_of(reference))
