"""The first page of a unit's officer and head: what waits, then what came of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palermo.domain.cooperation import queries as cooperation
from palermo.domain.documents import queries as documents
from palermo.domain.enquiries import queries as enquiries
from palermo.domain.reports import operations, queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.shown.reviewed import told
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import today
from palermo.kernel.levels import Level


@guard(Permission.HOME)
def home(request: ActorRequest) -> HttpResponse:
    """Show what waits for the person, most pressing first."""
    actor = request.actor
    found = queries.home(actor)
    calls = enquiries.waiting_calls(actor) if allowed(actor, Permission.ENQUIRY_ANSWER) else 0
    fresh = enquiries.fresh_replies(actor) if allowed(actor, Permission.ENQUIRY_ASK) else 0
    reads = allowed(actor, Permission.REQUEST_READ)
    asked = cooperation.waiting_requests(actor) if reads else 0
    news = cooperation.fresh_answers(actor) if reads else 0
    unread = documents.unread(actor)
    context = {
        "documents": unread, "calls": calls, "fresh": fresh, "requests": asked, "news": news,
        "waiting": found.waiting + calls + fresh + asked + news + unread,
        "home": found, "today": today(), "may_write": allowed(actor, Permission.REPORT_WRITE) and actor.unit_active,
        "heads": allowed(actor, Permission.REPORT_SUBMIT) and not actor.alone,
        "suspended": actor.in_unit and not actor.unit_active,
        "sealed_level": Level.HIGHLY_SENSITIVE,
        "notices": [told(notice) for notice in found.notices],
        "first_name": actor.name.split(" ")[0],
    }  # fmt: skip
    return render(request, "reports/home.html", context)


@guard(Permission.OWN_ACCOUNT)
def notices_seen(request: ActorRequest) -> HttpResponse:
    """Mark notices as seen."""
    if request.method == "POST":
        seen = [
            int(text)
            for text in request.POST.getlist("notice")
            if text.isascii() and text.isdecimal() and len(text) < 16
        ]
        if operations.see(request.actor, notices=seen):
            say(request, _("Noted."))
    return go("/")
