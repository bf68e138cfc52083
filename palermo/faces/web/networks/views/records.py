"""Money about one entity: payments, owners, what happened to an asset; each undone by withdrawing it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.networks import operations, queries
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.networks.forms import EventForm, OwnerForm, PaymentForm, ReportForm
from palermo.faces.web.networks.views.links import add, page
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

_UNDO: dict[tuple[str, str], Callable[..., Any]] = {
    ("payment", "withdraw"): operations.withdraw_payment,
    ("payment", "restore"): operations.restore_payment,
    ("event", "withdraw"): operations.withdraw_event,
    ("event", "restore"): operations.restore_event,
}


@guard(Permission.NETWORK_LINK)
def payment(request: ActorRequest, reference: str) -> HttpResponse:
    """Record a payment from or to this entity."""
    form = PaymentForm(request.POST if request.method == "POST" else None, auto_id="record-%s")

    def work() -> None:
        assert isinstance(form, PaymentForm)
        given, ends = form.cleaned_data, [plain, form.cleaned_data["other"]]
        payer, payee = ends if given["way"] == "out" else ends[::-1]
        operations.record_payment(
            request.actor, report=given["report"], payer=payer, payee=payee, what=given["what"], note=given["note"],
            **form.money(),
        )  # fmt: skip

    plain = queries.find_node(request.actor, reference).reference
    return _answer(
        request,
        plain,
        form,
        work,
        _("Record a payment"),
        _("Leave empty what nobody knows; an unknown amount is counted, never guessed."),
    )


@guard(Permission.NETWORK_LINK)
def owner(request: ActorRequest, reference: str) -> HttpResponse:
    """Record an owner of this asset."""
    form = OwnerForm(request.POST if request.method == "POST" else None, auto_id="record-%s")

    def work() -> None:
        given = form.cleaned_data
        operations.record_holding(request.actor, asset=plain, **given)

    plain = queries.find_node(request.actor, reference).reference
    return _answer(
        request,
        plain,
        form,
        work,
        _("Record an owner"),
        _("The owner of record is named in a register; the suspected owner is thought to stand behind."),
    )


@guard(Permission.NETWORK_LINK)
def event(request: ActorRequest, reference: str) -> HttpResponse:
    """Record what happened to this asset."""
    form = EventForm(request.POST if request.method == "POST" else None, auto_id="record-%s")

    def work() -> None:
        assert isinstance(form, EventForm)
        given = form.cleaned_data
        operations.record_event(
            request.actor, asset=plain, kind=given["kind"], report=given["report"], decision=given["decision"],
            **form.money(),
        )  # fmt: skip

    plain = queries.find_node(request.actor, reference).reference
    return _answer(
        request,
        plain,
        form,
        work,
        _("Record what happened to it"),
        _("Valued, frozen, released, seized, confiscated or returned, with the order that says so."),
    )


@guard(Permission.NETWORK_LINK)
def undo(request: ActorRequest, reference: str, what: str, uid: str, verb: str) -> HttpResponse:
    """Withdraw a payment or an event, or bring it back."""
    back = reverse("network_money", args=[reference])
    if request.method != "POST":
        return go(back)
    why = {"why": request.POST.get("why", "")} if verb == "withdraw" else {}
    try:
        _UNDO[what, verb](request.actor, uid=uid, **why)
        say(request, _("It is withdrawn: kept, and left out of every sum.") if why else _("It stands again."))
    except (Invalid, Refused) as failure:
        say(request, errors.message(failure))
    return go(back)


def _answer(
    request: ActorRequest, reference: str, form: ReportForm, work: Callable[[], None], title: str, hint: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            work()
        except Forbidden:
            form.add_error(
                None, _("There is no such entity or report, or not for you. Check both references.")
            )
        except (Invalid, Refused) as failure:
            add(form, failure)
        else:
            say(request, _("It is recorded."))
            return go(reverse("network_money", args=[reference]))
    return page(request, queries.find_node(request.actor, reference), form, title, hint)
