"""Ask, close, renew: at the unit's entry."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.enquiries import operations, rules
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.enquiries.forms import AskForm
from palermo.faces.web.enquiries.views import questions
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused
from palermo.kernel.ids import new_uid


@guard(Permission.ENQUIRY_ASK)
def ask(request: ActorRequest) -> HttpResponse:
    """Ask; what one may see anyway stands on the next page at once, and about everything else nothing is said."""
    if request.method != "POST":
        start = {"once": new_uid(), "kind": request.GET.get("kind", "person"), "standing": "0"}
        given = {name: request.GET.get(name, "")[:200] for name in ("name", "number", "plate", "born")}
        return _page(request, AskForm(initial=start | given))
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=errors.STATUS_INVALID)
    try:
        address = once(request.actor, form.cleaned_data["once"], lambda: _asked(request, form))
    except Invalid as failure:
        form.add_error(failure.field if failure.field in form.fields else None, errors.message(failure))
        return _page(request, form, status=errors.status(failure))
    except Refused as failure:
        form.add_error(None, errors.message(failure))
        return _page(request, form, status=errors.status(failure))
    say(request, _("Recorded. You will hear only if someone chooses to answer."))
    return go(address)


@guard(Permission.ENQUIRY_ASK)
def close(request: ActorRequest, reference: str) -> HttpResponse:
    """Withdraw one's question."""

    def work() -> str:
        operations.close_enquiry(request.actor, reference=reference)
        return _("Closed. Nobody is asked any more.")

    return _done(request, reference, work)


@guard(Permission.ENQUIRY_ASK)
def renew(request: ActorRequest, reference: str) -> HttpResponse:
    """Let a question stand for some more days."""

    def work() -> str:
        days = request.POST.get("days", "90")
        operations.renew(
            request.actor, reference=reference, days=int(days) if days in ("30", "90", "180") else 90
        )
        return _("Renewed.")

    return _done(request, reference, work)


def _asked(request: ActorRequest, form: AskForm) -> str:
    given = form.cleaned_data
    asked = operations.ask(
        request.actor, kind=given["kind"], words=form.words(), purpose=given["purpose"], basis=given["basis"],
        reason=given["reason"], case=given["case"], hub_only=given["hub_only"], standing_days=int(given["standing"] or 0),
    )  # fmt: skip
    return reverse("enquiry", args=[asked.enquiry.reference])


def _page(request: ActorRequest, form: AskForm, *, status: int = 200) -> HttpResponse:
    left = max(0, rules.A_DAY - operations.asked_today(request.actor))
    return render(request, "enquiries/ask.html", {"form": form, "left": left}, status=status)


def _done(request: ActorRequest, reference: str, work: Callable[[], str]) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("enquiry", args=[reference]))
    try:
        say(request, work())
    except (Invalid, Refused) as failure:
        return questions.page(
            request, reference, wrong=errors.message(failure), status=errors.status(failure)
        )
    return go(reverse("enquiry", args=[reference]))
