"""Grants: what takes two named people, of whom one is no administrator. One proposes, another confirms."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.staff import words
from palermo.faces.web.staff.forms import ProposalForm
from palermo.faces.web.staff.people import show_password
from palermo.foundations.policy import Actor, Entry, Permission, allowed
from palermo.foundations.staff import grants as authority
from palermo.foundations.staff import operations, queries
from palermo.foundations.staff.models import Person
from palermo.foundations.staff.register import Proposal
from palermo.kernel.errors import Forbidden, PalermoError
from palermo.kernel.levels import Level

OPERATOR = "operator"  # who acts at the command line of the hub's machine


@guard(Permission.GRANT_CONFIRM)
def grants(request: ActorRequest) -> HttpResponse:
    """Show the register to whoever can confirm."""
    return _page(request)


@guard(Permission.GRANT_PROPOSE)
def register(request: ActorRequest) -> HttpResponse:
    """Show the register to whoever can propose."""
    return _page(request)


@guard(Permission.GRANT_PROPOSE)
@require_POST
def propose(request: ActorRequest) -> HttpResponse:
    """Propose a clearance, or a hub person's new proof or password; it does nothing until another confirms it."""
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    who, what = _hub_person(request.actor, form.cleaned_data["person"]), form.cleaned_data["what"]
    told = _("Proposed. It does nothing until a second person confirms it.")
    if what == "second_factor":
        return _do(request, lambda: authority.propose_reset(request.actor, who, "second_factor"), told)
    if what == "password":
        return _do(request, lambda: authority.propose_reset(request.actor, who, "password"), told)
    return _do(request, lambda: authority.propose(request.actor, who, Level.of(what)), told)


@guard(Permission.GRANT_CONFIRM)
@require_POST
def confirm(request: ActorRequest, uid: str) -> HttpResponse:
    """Confirm another's proposal; a new password is shown this once."""
    made: list[str] = []
    person = next((waits.person for waits in authority.waiting() if waits.uid == uid), "")
    answer = _do(
        request,
        lambda: made.append(operations.carry_out(request.actor, uid)),
        _("Confirmed; it is in force."),
    )
    if made and made[0]:
        who = _hub_person(request.actor, person)
        return show_password(request, who, made[0], _("A new password for %(name)s") % {"name": who})
    return answer


@guard(Permission.GRANT_CONFIRM)
@require_POST
def decline(request: ActorRequest, uid: str) -> HttpResponse:
    """Decline a proposal that waits."""
    return _do(request, lambda: authority.decline(request.actor, uid), _("Declined."))


@guard(Permission.GRANT_PROPOSE)
@require_POST
def take_back(request: ActorRequest, uid: str) -> HttpResponse:
    """Take one's own proposal back."""
    return _do(request, lambda: authority.decline(request.actor, uid), _("Taken back."))


@guard(Permission.GRANT_PROPOSE)
@require_POST
def end(request: ActorRequest, uid: str) -> HttpResponse:
    """End a person's grant for the next request; one person is enough to take away."""
    who = _hub_person(request.actor, uid)
    return _do(request, lambda: authority.withdraw(request.actor, who), _("The grant has ended."))


def _do(request: ActorRequest, work: Callable[[], object], told: str) -> HttpResponse:
    try:
        work()
    except Forbidden:
        raise
    except PalermoError as failure:
        return _page(request, wrong=errors.message(failure), status=errors.status(failure))
    messages.success(request, told)
    confirms = allowed(request.actor, Permission.GRANT_CONFIRM)
    return HttpResponseRedirect(reverse("staff:grants" if confirms else "staff:register"))


def _hub_people(actor: Actor) -> list[Person]:
    return [one for one in queries.directory(actor) if one.entry is Entry.HUB]


def _hub_person(actor: Actor, uid: str) -> Person:
    found = next((one for one in _hub_people(actor) if one.uid == uid), None)
    if found is None:
        raise Forbidden
    return found


def _form(request: ActorRequest, data: QueryDict | None = None) -> ProposalForm:
    actor = request.actor
    people = [one for one in _hub_people(actor) if one.is_active and one.uid != actor.uid]
    choices = [(one.uid, f"{one}, {words.role(one.role)}") for one in people]
    initial = {"person": request.GET.get("person", ""), "what": request.GET.get("what", "highly_sensitive")}
    return ProposalForm(choices, data, initial=initial)


def _page(
    request: ActorRequest, *, form: ProposalForm | None = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    actor = request.actor
    people = {one.uid: one for one in queries.directory(actor)}

    def named(uid: str) -> str:
        return str(people.get(uid, uid)) if uid != OPERATOR else _("the machine’s operator")

    proposals = [
        (one, _what(one), named(one.person), named(one.proposed_by), words.role(one.role),
         _may_confirm(actor, one), one.at + authority.WAITS)
        for one in authority.waiting()
    ]  # fmt: skip
    granted = [
        (one, named(one.person), words.role(one.role), named(one.proposed_by), named(one.confirmed_by))
        for one in authority.granted()
    ]  # fmt: skip
    may_propose = allowed(actor, Permission.GRANT_PROPOSE)
    if may_propose and form is None:
        form = _form(request)
    context = {
        "proposals": proposals, "granted": granted, "may_propose": may_propose, "form": form, "wrong": wrong,
        "may_confirm": allowed(actor, Permission.GRANT_CONFIRM),
    }  # fmt: skip
    return render(request, "staff/grants.html", context, status=status)


def _what(proposal: Proposal) -> str:
    return str(words.PROPOSALS[proposal.clearance if proposal.kind == "clearance" else proposal.kind])


def _may_confirm(actor: Actor, proposal: Proposal) -> bool:
    return allowed(actor, Permission.GRANT_CONFIRM) and actor.uid not in (
        proposal.proposed_by,
        proposal.person,
    )
