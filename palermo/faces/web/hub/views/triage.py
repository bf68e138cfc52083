"""The first minutes with a report: take it up, give it back, acknowledge, mark the same facts, go on to the next."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.reports import operations
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.small import DuplicateForm
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.faces.web.hub.views import report as report_page
from palermo.faces.web.hub.views.answering import following, next_address, posted, told
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

MOST_AT_ONCE = 100


@guard(Permission.REPORT_CLASSIFY)
def take_up_many(request: ActorRequest) -> HttpResponse:
    """Take up the ticked reports of the queue: all of them, or none."""
    references = list(dict.fromkeys(request.POST.getlist("reference")))[:MOST_AT_ONCE]
    if request.method != "POST":
        return go(reverse("home"))
    if not references:
        messages.error(request, _("Tick at least one report first: J and K move, X ticks."))
        return go(reverse("home"))
    try:
        taken = operations.take_up(request.actor, references=references)
    except (Invalid, Refused) as failure:
        messages.error(request, errors.message(failure))
        return go(reverse("home"))
    say(
        request,
        ngettext("You have %(n)s report more.", "You have %(n)s reports more.", len(taken))
        % {"n": len(taken)},
    )
    return go(page_of(references[0]) if len(taken) == 1 else reverse("home"))


@guard(Permission.REPORT_CLASSIFY)
@posted
def take_up(request: ActorRequest, reference: str) -> HttpResponse:
    """Take a report into one's own hands."""
    operations.take_up(request.actor, references=[reference])
    say(request, _("You have it now."))
    return go(page_of(reference))


@guard(Permission.REPORT_CLASSIFY)
@posted
def let_go(request: ActorRequest, reference: str) -> HttpResponse:
    """Give a report back to everybody."""
    operations.let_go(request.actor, reference=reference)
    say(request, _("It is with nobody again."))
    return go(page_of(reference))


@guard(Permission.REPORT_CLASSIFY)
@posted
def acknowledge(request: ActorRequest, reference: str) -> HttpResponse:
    """Stop the clock of an urgent report."""
    operations.acknowledge(request.actor, reference=reference)
    say(request, _("Acknowledged: the clock has stopped, and it is yours unless somebody had it."))
    return go(page_of(reference))


@guard(Permission.REPORT_CLASSIFY)
@posted
def duplicate(request: ActorRequest, reference: str) -> HttpResponse:
    """Mark a report as telling the same facts as another."""
    form = DuplicateForm(request.POST, auto_id="duplicate-%s")
    target = following(request, reference)
    status = attempt(form, lambda: _mark(request, reference, form.cleaned_data["of"]))
    if status != DONE:
        return report_page.page(request, reference, status=status, typed={"duplicate": form})
    told(request, _("marked as telling the same facts. You can undo it on its page."), reference)
    return go(target)


def _mark(request: ActorRequest, reference: str, of: str) -> None:
    try:
        operations.mark_duplicate(request.actor, reference=reference, of=of)
    except Forbidden:
        # Absent and hidden read the same: the sentence names neither.
        raise Invalid("absent", field="of") from None


@guard(Permission.REPORT_CLASSIFY)
@posted
def unduplicate(request: ActorRequest, reference: str) -> HttpResponse:
    """Undo the mark."""
    operations.unmark_duplicate(request.actor, reference=reference)
    say(request, _("It stands for itself again."))
    return go(page_of(reference))


@guard(Permission.REPORT_CLASSIFY)
def following_report(request: ActorRequest, reference: str) -> HttpResponse:
    """Go on to the report that follows this one in the queue."""
    return go(next_address(request, reference))
