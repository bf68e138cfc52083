"""The calendar: what takes place and what is due, as a page and as a file for a calendar program."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.cooperation import queries
from palermo.faces.kit import ical
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation import words
from palermo.foundations.policy import Permission
from palermo.kernel.clock import now, today
from palermo.kernel.levels import Level


@guard(Permission.COOPERATION_READ)
def page(request: ActorRequest) -> HttpResponse:
    """Show what comes, month by month."""
    found = queries.calendar(request.actor, since=today())
    context = {"rows": [(one, address(one)) for one in found], "today": today()}
    return render(request, "cooperation/calendar.html", context)


@guard(Permission.COOPERATION_READ)
def file(request: ActorRequest) -> HttpResponse:
    """Give the calendar as a file: titles of what is sensitive, bare references above; never more."""
    days = entries(queries.calendar(request.actor))
    written = ical.written(days, name=_("Palermo: cooperation"), stamp=now())
    headers = {"Content-Disposition": 'attachment; filename="palermo.ics"', "Cache-Control": "no-store"}
    return HttpResponse(written, content_type=ical.TYPE, headers=headers)


def entries(found: list[queries.Dated]) -> Iterator[ical.Day]:
    """Yield the days of a calendar as a file may hold them."""
    origin = settings.PALERMO.origin(settings.PALERMO.side(settings.PALERMO.entry))
    for one in found:
        title = one.title if one.level <= Level.SENSITIVE else ""
        summary = f"{words.word(words.DATES, one.what)}: {title or one.reference}"
        yield ical.Day(
            f"{one.uid}-{one.what}", summary, one.starts_on, one.ends_on, f"{origin}{address(one)}"
        )


def address(one: queries.Dated) -> str:
    """Return the address of what stands behind a day."""
    return reverse("request" if one.what == "request_due" else "undertaking", args=[one.reference])
