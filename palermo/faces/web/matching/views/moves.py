"""Merge, split, undo: from an entity's page."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.entities import operations
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.matching.forms import MergeForm, WhyForm
from palermo.faces.web.matching.views import entities
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused


@guard(Permission.ENTITY_MATCH)
def merge(request: ActorRequest, reference: str) -> HttpResponse:
    """Bring another entity's mentions here."""
    form = MergeForm(request.POST)

    def work() -> str:
        if not form.is_valid():
            raise Invalid("entity_reference_missing", field="bring")
        given = form.cleaned_data
        try:
            move = operations.merge(
                request.actor, keep=reference, bring=given["bring"], why=given["why"], note=given["note"]
            )
        except Forbidden:
            # The other one is absent or hidden, which nobody can tell apart; this page stays.
            raise Invalid("no_such_entity", field="bring") from None
        say(request, _("They are one now."))
        return move.target.reference

    return _done(request, reference, work)


@guard(Permission.ENTITY_MATCH)
def split(request: ActorRequest, reference: str) -> HttpResponse:
    """Take the ticked mentions out into an entity of their own."""
    form = WhyForm(request.POST)

    def work() -> str:
        if not form.is_valid() or not request.POST.getlist("mention"):
            raise Invalid("nothing_ticked", field="mention")
        given = form.cleaned_data
        operations.split(
            request.actor, mentions=request.POST.getlist("mention"), why=given["why"], note=given["note"]
        )
        say(request, _("They are an entity of their own now."))
        return reference

    return _done(request, reference, work)


@guard(Permission.ENTITY_MATCH)
def undo(request: ActorRequest, reference: str, uid: str) -> HttpResponse:
    """Take a merge or a split back."""

    def work() -> str:
        operations.undo(request.actor, uid=uid)
        say(request, _("It is as it was before."))
        return reference

    return _done(request, reference, work)


def _done(request: ActorRequest, reference: str, work: Callable[[], str]) -> HttpResponse:
    if request.method != "POST":
        return go(reverse("entity", args=[reference]))
    try:
        return go(reverse("entity", args=[work()]))
    except (Invalid, Refused) as failure:
        return entities.page(request, reference, wrong=errors.message(failure), status=errors.status(failure))
