"""Who reports how much, how fast and how well: all units together, one unit, and a month with nothing to report."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.cooperation import operations, queries, rules
from palermo.faces.kit import errors, names
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.clock import today
from palermo.kernel.errors import Invalid, Refused

# The scales of the table's cells: ends that hold what is usual; what lies beyond stands at the end, with its number.
SCALES = {"hub": 30.0, "word": 120.0, "answer": 240.0, "returned": 0.3}


@guard(Permission.COOPERATION_READ)
def everybody(request: ActorRequest) -> HttpResponse:
    """Show every unit that may be shown, by name, and the sum of all; nobody is ranked by a rate."""
    found = queries.figures(request.actor, months=period(request))
    by_count = request.GET.get("order") == "-reports"
    rows = (
        sorted(found.rows, key=lambda row: -row.reports if by_count else 0)
        if by_count
        else by_name(found.rows)
    )
    context = _context(request, found) | {
        "rows": rows, "by_count": by_count, "silent": [row for row in by_name(found.rows) if row.silent],
    }  # fmt: skip
    return render(request, "cooperation/units.html", context)


@guard(Permission.COOPERATION_READ)
def unit(request: ActorRequest, code: str) -> HttpResponse:
    """Show one unit beside the sum of all, with its contact points."""
    found = queries.unit_figures(request.actor, code, months=period(request))
    context = _context(request, found) | {
        "code": code, "row": found.own, "contacts": queries.contacts(request.actor, unit=code),
        "own_unit": code == request.actor.unit,
    }  # fmt: skip
    return render(request, "cooperation/unit.html", context)


@guard(Permission.COOPERATION_WRITE)
def nothing_to_report(request: ActorRequest) -> HttpResponse:
    """Record that a month had nothing to report."""
    back = reverse("unit_page", args=[request.actor.unit])
    if request.method != "POST":
        return go(back)
    try:
        operations.say_nothing_to_report(request.actor, month=request.POST.get("month", "")[:7])
    except (Invalid, Refused) as failure:
        found = queries.unit_figures(request.actor, request.actor.unit)
        context = _context(request, found) | {
            "code": request.actor.unit, "row": found.own, "own_unit": True, "wrong": errors.message(failure),
            "contacts": queries.contacts(request.actor, unit=request.actor.unit),
        }  # fmt: skip
        return render(request, "cooperation/unit.html", context, status=errors.status(failure))
    say(request, _("Recorded: quiet, not silent."))
    return go(back)


def period(request: ActorRequest) -> int:
    """Return the number of months that the address asks for, twelve for any other."""
    text = request.GET.get("months", "12")
    return int(text) if text.isdecimal() and int(text[:3]) in queries.PERIODS else 12


def by_name(rows: list[queries.UnitFigures]) -> list[queries.UnitFigures]:
    """Return rows in the order of the units' names in the reader's language."""
    return sorted(rows, key=lambda row: names.unit(row.unit))


def _context(request: ActorRequest, found: queries.Figures) -> dict[str, object]:
    actor, months = request.actor, len(found.months)
    return {
        "found": found, "scales": SCALES, "months": months, "silent_days": rules.SILENT_DAYS,
        "periods": [(number, number == months, f"?months={number}") for number in queries.PERIODS],
        "quiet": actor.in_unit and allowed(actor, Permission.COOPERATION_WRITE),
        "this_month": today().isoformat()[:7],
    }  # fmt: skip
