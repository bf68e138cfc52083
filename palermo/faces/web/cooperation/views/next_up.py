"""The first page of cooperation: what waits for the reader, and what comes next."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.cooperation import queries
from palermo.domain.practices import queries as practices
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.views.calendar import address
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import today

MOST = 12


@guard(Permission.COOPERATION_READ)
def page(request: ActorRequest) -> HttpResponse:
    """Show what waits and what comes."""
    actor = request.actor
    coming = queries.calendar(actor, since=today())[:MOST]
    reads = allowed(actor, Permission.REQUEST_READ)
    context = {
        "rows": [(one, address(one)) for one in coming], "reads": reads,
        "waiting": queries.waiting_requests(actor) if reads else 0,
        "fresh": queries.fresh_answers(actor) if reads else 0,
        "to_judge": practices.waiting_practices(actor),
    }  # fmt: skip
    return render(request, "cooperation/next.html", context)
