"""Propose, take back, judge, adopt, and name one of the best."""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.practices import operations
from palermo.domain.practices.queries import find_practice
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.views import common
from palermo.faces.web.practices.forms import AdoptForm, JudgeForm
from palermo.faces.web.practices.views import practices
from palermo.faces.web.reports.views.answering import chosen_day, go, say
from palermo.foundations.policy import Permission
from palermo.kernel.clock import today
from palermo.kernel.errors import Invalid, Refused


@guard(Permission.PRACTICE_PROPOSE)
def propose(request: ActorRequest, reference: str) -> HttpResponse:
    """Propose one's practice to be judged."""

    def work() -> str:
        operations.propose(request.actor, reference=reference)
        return _("Proposed. Two people judge it, one of them of another unit.")

    return _done(request, reference, work)


@guard(Permission.PRACTICE_PROPOSE)
def withdraw(request: ActorRequest, reference: str) -> HttpResponse:
    """Take a practice back."""

    def work() -> str:
        operations.withdraw(request.actor, reference=reference)
        return _("Withdrawn.")

    return _done(request, reference, work)


@guard(Permission.PRACTICE_JUDGE)
def judge(request: ActorRequest, reference: str) -> HttpResponse:
    """Judge a practice by every criterion."""
    if request.method != "POST":
        return practices.page(request, reference)
    find_practice(request.actor, reference)
    form = JudgeForm(request.POST, auto_id="j-%s")
    if not form.is_valid():
        return practices.page(request, reference, judging=form, status=errors.STATUS_INVALID)
    given = form.cleaned_data
    try:
        row = operations.judge(
            request.actor, reference=reference, scores=form.scores(), recommends=given["recommends"], why=given["why"],
            round=given.get("round") or 0,
        )  # fmt: skip
    except (Invalid, Refused) as failure:
        status = common.add(form, failure)
        return practices.page(request, reference, judging=form, status=status)
    said = {
        "approved": _("Judged. It is approved: units can adopt it."),
        "stopped": _("Judged. A zero on rights or safety stops it."),
        "sent_back": _("Judged. It goes back to its proposer."),
    }
    say(request, said.get(row.state, _("Judged. A second person is still to judge it.")))
    return go(reverse("practice", args=[reference]))


@guard(Permission.COOPERATION_WRITE)
def adopt(request: ActorRequest, reference: str) -> HttpResponse:
    """Say since when one's unit uses a practice, and with what result."""
    if request.method != "POST":
        return practices.page(request, reference)
    find_practice(request.actor, reference)
    form = AdoptForm(request.POST, auto_id="a-%s")
    if not form.is_valid():
        return practices.page(request, reference, adopting=form, status=errors.STATUS_INVALID)
    given = form.cleaned_data
    try:
        operations.adopt(
            request.actor, reference=reference, since=given["since"] or today(), state=given["state"],
            result=given["result"], text=given["text"],
        )  # fmt: skip
    except (Invalid, Refused) as failure:
        status = common.add(form, failure)
        return practices.page(request, reference, adopting=form, status=status)
    say(request, _("Kept. The other units see it."))
    return go(reverse("practice", args=[reference]))


@guard(Permission.PRACTICE_JUDGE)
def best(request: ActorRequest, reference: str) -> HttpResponse:
    """Record that the meeting of heads named it one of the best."""

    def work() -> str:
        try:
            day = date.fromisoformat(request.POST.get("decided_on", ""))
        except ValueError:
            raise Invalid("bad_date", field="decided_on") from None
        operations.name_best(request.actor, reference=reference, decided_on=day)
        return _("Recorded.")

    return _done(request, reference, work)


@guard(Permission.PRACTICE_PROPOSE)
def keep(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep a practice until a day."""

    def work() -> str:
        operations.keep(request.actor, reference=reference, until=chosen_day(request))
        return _("Kept until the day that you chose.")

    return _done(request, reference, work)


@guard(Permission.REPORT_SHRED)
def destroy(request: ActorRequest, reference: str) -> HttpResponse:
    """Destroy all that a practice says, for good."""

    def work() -> str:
        operations.destroy(request.actor, reference=reference, sure=request.POST.get("sure") == "1")
        return _("Destroyed for good.")

    return _done(request, reference, work, back=reverse("practices"))


def _done(request: ActorRequest, reference: str, work: Callable[[], str], *, back: str = "") -> HttpResponse:
    if request.method != "POST":
        return practices.page(request, reference)
    find_practice(request.actor, reference)
    try:
        say(request, work())
    except (Invalid, Refused) as failure:
        return practices.page(
            request, reference, wrong=errors.message(failure), status=errors.status(failure)
        )
    return go(back or reverse("practice", args=[reference]))
