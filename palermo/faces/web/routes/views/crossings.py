"""The profile of a crossing, with the comparison of the time before and after a day such as that of a closure."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palermo.domain.routes import queries
from palermo.domain.routes.shapes import BeforeAfter, Beside, Rate
from palermo.faces.kit import errors
from palermo.faces.kit.drawings.charts import Estimate, Figure, Pair, Table, before_after
from palermo.faces.kit.figures import number
from palermo.faces.kit.forms import Form
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.moments import day_text
from palermo.faces.web.routes import asked as asking
from palermo.faces.web.routes import said, sources, words
from palermo.faces.web.routes.views.profiles import profile_context
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid

WINDOW = 90
A_WEEK = 7


class DayForm(Form):
    """The day of a closure or reopening, and how many days on either side are compared."""

    day = forms.DateField(
        label=gettext_lazy("Day of the closure or reopening"),
        widget=forms.DateInput(attrs={"type": "date", "class": "sm"}),
    )
    window = forms.IntegerField(
        label=gettext_lazy("Days before and after"), min_value=7, max_value=730, required=False,
        widget=forms.NumberInput(attrs={"class": "sm", "inputmode": "numeric"}),
    )  # fmt: skip


@guard(Permission.ROUTE_READ)
def crossing(request: ActorRequest, code: str) -> HttpResponse:
    """Show the profile of a crossing; with a day, the time before and after it beside its neighbours."""
    asked = asking.read(request)
    profile = queries.crossing_profile(request.actor, code, asked.query)
    context = profile_context(request, asked, profile, said.crossing(code))
    given = {"window": str(WINDOW)} | {name: value for name, value in request.GET.items() if value}
    form = DayForm(given if "day" in given else None, auto_id="closure-%s", initial={"window": WINDOW})
    context |= {"day_form": form, "keep": list(asked.given.items())}
    if form.is_bound and form.is_valid():
        context |= _compared(request, code, form.cleaned_data["day"], form.cleaned_data["window"] or WINDOW)
    return render(request, "routes/profile.html", context)


def _compared(request: ActorRequest, code: str, day: date, window: int) -> dict[str, Any]:
    try:
        found = queries.before_after(request.actor, code, day=day, window=window)
    except Invalid as failure:
        return {"day_wrong": errors.message(failure)}
    cautions = [words.word(words.CAUTIONS, caution) for caution in found.cautions]
    return {"compared": _figure(found), "cautions": cautions}


def _figure(found: BeforeAfter) -> Figure:
    everything = (found.here, *found.around)
    says = _("Reports a week, before and after %(day)s") % {"day": day_text(found.day)}
    pairs = [Pair(said.node(one.node), _a_week(one.before), _a_week(one.after)) for one in everything]
    header = (
        _("Crossing"), _("Reports before"), _("Reports after"), _("Persons before"), _("Persons after"),
        _("After for one before, with interval"),
    )  # fmt: skip
    return Figure(
        key="closure-figure", says=says,
        measured=_("%(window)s days on either side, with the 95 %% interval (Garwood); then others within %(km)s km.")
        % {"window": number(found.window), "km": number(found.km)},
        svg=before_after("closure-d", pairs, title=says), table=Table(says, header, [_row(one) for one in everything]),
        source=_("Reports submitted to the hub that name the crossing."), care=sources.caveat(),
    )  # fmt: skip


def _a_week(rate: Rate) -> Estimate | None:
    """Return a rate a week; None without days, or without an upper end."""
    if not rate.days or rate.a_day.high is None:
        return None
    one = rate.a_day
    return Estimate(one.value * A_WEEK, one.low * A_WEEK, (one.high or 0) * A_WEEK)


def _row(one: Beside) -> tuple[str, ...]:
    few = _("fewer than 5")
    before, after = (
        few if count is None else number(count) for count in (one.persons_before, one.persons_after)
    )
    return (
        said.node(one.node), number(one.before.events), number(one.after.events), before, after,
        said.interval(one.ratio, digits=2),
    )  # fmt: skip
