"""Meetings, joint operations, agreements and border liaison pairs: listed, shown, made, changed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.cooperation import operations, queries
from palermo.domain.reports.operations.review_days import decides
from palermo.faces.kit import errors, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation import words
from palermo.faces.web.cooperation.forms.undertaking import UndertakingForm
from palermo.faces.web.cooperation.views import common, deeds
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import now, today
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.levels import Level

VIEWS = ("open", "over")


@guard(Permission.COOPERATION_READ)
def listed(request: ActorRequest, what: str) -> HttpResponse:
    """List the undertakings of a kind, the latest first."""
    listing = lists.read(
        request, f"agreed-{what}", filters=("view",), orders=("-starts_on",), size=common.SIZE
    )
    view = listing.one("view") if listing.one("view") in VIEWS else ""
    found, more = queries.undertakings(
        request.actor, kind=what, view=view, offset=common.start(listing), size=common.SIZE
    )
    context = {
        "rows": [(one, queries.opens_channel(one.row)) for one in found], "what": what, "view": view, "listing": listing,
        "page": common.page(listing, more=more), "query": listing.address(),
        "views": [("", _("All"), listing.address(view=None)), ("open", _("To come"), listing.address(view="open")),
                  ("over", _("Over"), listing.address(view="over"))],
        "writes": allowed(request.actor, Permission.COOPERATION_WRITE), "today": today(),
    }  # fmt: skip
    return render(request, "cooperation/undertakings.html", context)


@guard(Permission.COOPERATION_WRITE)
def new(request: ActorRequest, what: str) -> HttpResponse:
    """Record a new undertaking."""
    actor = request.actor
    start = {"parties": [actor.unit], "level": "1"}
    form = UndertakingForm(request.POST or None, actor=actor, what=what, new=True, initial=start)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, what, status=errors.STATUS_INVALID if form.is_bound else 200)
    try:
        level = Level(int(form.cleaned_data.get("level") or 1))
        row = operations.undertake(actor, kind=what, plan=form.plan_of(), level=level)
    except (Invalid, Refused) as failure:
        return _form(request, form, what, status=common.add(form, failure))
    say(request, _("Recorded. The parties see it, and their calendars."))
    return go(reverse("undertaking", args=[row.reference]))


@guard(Permission.COOPERATION_READ)
def undertaking(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one undertaking with its decisions or calls."""
    return page(request, reference)


@guard(Permission.COOPERATION_WRITE)
def edit(request: ActorRequest, reference: str) -> HttpResponse:
    """Change an undertaking."""
    actor = request.actor
    opened = queries.read_undertaking(actor, reference)
    row = opened.row
    start = opened.words.model_dump() | {
        "version": row.version, "parties": list(opened.parties), "starts_on": row.starts_on, "ends_on": row.ends_on,
        "next_on": row.next_on, "form": row.form,
    }  # fmt: skip
    form = UndertakingForm(request.POST or None, actor=actor, what=row.kind, new=False, initial=start)
    if request.method != "POST" or not form.is_valid():
        status = errors.STATUS_INVALID if form.is_bound else 200
        return _form(request, form, row.kind, reference=row.reference, status=status)
    try:
        plan = form.plan_of(opened.words.results)
        operations.change(
            actor, reference=reference, plan=plan, version=form.cleaned_data.get("version") or 0
        )
    except (Invalid, Refused) as failure:
        status = common.add(form, failure)
        return _form(request, form, row.kind, reference=row.reference, status=status)
    say(request, _("Kept."))
    return go(reverse("undertaking", args=[row.reference]))


@guard(Permission.COOPERATION_WRITE)
def act(request: ActorRequest, reference: str) -> HttpResponse:
    """Begin, end or cancel; add a decision or a call; say that a decision is done or a call answered."""
    if request.method != "POST" or request.POST.get("do") not in deeds.DEEDS:
        return page(request, reference)
    # Whoever may not see it gets the page of what is absent, whatever the step is called.
    row = queries.find_undertaking(request.actor, reference)
    try:
        deeds.do(request, reference)
    except (Invalid, Refused) as failure:
        return page(request, reference, wrong=errors.message(failure), status=errors.status(failure))
    if request.POST["do"] == "destroy":
        say(request, _("Destroyed for good."))
        return go(reverse("undertakings", args=[row.kind]))
    say(request, _("Kept."))
    return go(reverse("undertaking", args=[reference]))


def page(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """Answer with the page of an undertaking."""
    opened = queries.read_undertaking(request.actor, reference)
    row = opened.row
    context = {
        "row": row, "opened": opened, "agreed": opened.words, "wrong": wrong, "today": today(), "now": now(),
        "writes": allowed(request.actor, Permission.COOPERATION_WRITE) and row.state != "cancelled",
        "opens": queries.opens_channel(row), "names": names_of(step.author for step, _said in opened.steps),
        "courses": words.IN_FORCE if row.kind == "agreement" else words.COURSES,
        "course_table": "IN_FORCE" if row.kind == "agreement" else "COURSES",
        "typed": request.POST if wrong else {}, "verb": request.POST.get("do", "") if wrong else "",
        "retains": decides(request.actor), "over": row.state in ("over", "cancelled"),
    }  # fmt: skip
    return render(request, "cooperation/undertaking.html", context, status=status)


def _form(
    request: ActorRequest, form: UndertakingForm, what: str, *, reference: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "what": what, "reference": reference}
    return render(request, "cooperation/undertaking_edit.html", context, status=status)
