"""What the buttons of the form do: keep, hand in, send, seal, correct. Each ends in an address or in a fault."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import operations, queries
from palermo.faces.kit.guard import ActorRequest
from palermo.faces.web.reports.form import Fault, Reading, kept_draft, leaving_faults
from palermo.faces.web.reports.views.answering import page_of, say, uploads
from palermo.foundations.policy import Actor
from palermo.kernel.errors import Invalid

if TYPE_CHECKING:
    from palermo.domain.reports.models import Report

DRAFT_VERBS = frozenset({"keep", "hand_in", "submit"})


@dataclass
class Stopped(Exception):
    """The form cannot go on its way: what to put right; `report` is the draft that was kept meanwhile."""

    faults: list[Fault] = field(default_factory=list)
    report: "Report | None" = None


def faults_on_leaving(actor: Actor, reading: Reading) -> list[Fault]:
    """Return what must be put right before a report leaves this person."""
    from django.conf import settings

    found = leaving_faults(reading, str(settings.PALERMO.territories.get(actor.unit, "")))
    evaluation = reading.content.evaluation
    if evaluation.handling == "H3" and not evaluation.condition:
        found.append(Fault("condition", "condition_is_missing"))
    return found


def keep(request: ActorRequest, reading: Reading, reference: str = "") -> "Report":
    """Save the draft, unread boxes and all, with the files that came; raises Stopped where a draft cannot hold it."""
    try:
        content = kept_draft(reading)
        report = operations.save(request.actor, content=content, reference=reference)
    except Invalid as error:
        raise Stopped(_faults_of(error, reading)) from None
    attach(request, report.reference)
    return report


def attach(request: ActorRequest, reference: str) -> None:
    """Give a report the files that came with the form; raises Stopped where one of them cannot be kept."""
    came = uploads(request)
    if not came:
        return
    try:
        operations.attach(request.actor, reference=reference, uploads=[file.take() for file in came])
    except Invalid as error:
        raise Stopped(
            [Fault("files", error.code, error.details)], queries.find(request.actor, reference)
        ) from None


def _faults_of(error: Invalid, reading: Reading) -> list[Fault]:
    from palermo.faces.web.reports.form.mapping import place_of

    problems = getattr(error, "problems", [])
    found = [Fault(place_of(problem.field), problem.code) for problem in problems]
    return reading.faults + (found or [Fault(error.field or "narrative", error.code, error.details)])


def hand_in(request: ActorRequest, reading: Reading, reference: str = "") -> str:
    """Hand the report to the head of the unit; a report that is not ready is kept as a draft all the same."""
    report = _ready(request, reading, reference)
    operations.hand_in(request.actor, references=[report.reference])
    say(request, _("The head of your unit has it now."))
    return page_of(report.reference)


def submit(request: ActorRequest, reading: Reading, reference: str = "") -> str:
    """Send the report to the hub and lead to its receipt."""
    report = _ready(request, reading, reference)
    operations.submit(request.actor, references=[report.reference])
    return reverse("receipt", args=[report.reference]) + "?sent=1"


def _ready(request: ActorRequest, reading: Reading, reference: str) -> "Report":
    faults = faults_on_leaving(request.actor, reading)
    report = keep(request, reading, reference)
    if faults:
        raise Stopped(faults, report)
    return report


def deposit(request: ActorRequest, reading: Reading, reference: str = "") -> str:
    """Seal the report to the hub; the draft that it was until now, if it was one, is destroyed."""
    faults = faults_on_leaving(request.actor, reading)
    if faults:
        raise Stopped(faults)
    try:
        came = [file.take() for file in uploads(request)]
        receipt = operations.deposit(request.actor, content=reading.content, uploads=came)
    except Invalid as error:
        raise Stopped(_faults_of(error, reading)) from None
    if reference:
        operations.discard(request.actor, reference=reference)
    return reverse("receipt", args=[receipt.reference]) + "?sent=1"


def amend(request: ActorRequest, reading: Reading, reference: str) -> str:
    """Put the head's correction beside the officer's text, if there is any; the report stays with her."""
    if reading.content != queries.read(request.actor, reference).content:
        _checked(request, reading)
        operations.amend(request.actor, reference=reference, content=reading.content)
    attach(request, reference)
    say(request, _("Your correction is kept."))
    return page_of(reference)


def amend_submit(request: ActorRequest, reading: Reading, reference: str) -> str:
    """Correct and send in one step."""
    amend(request, reading, reference)
    operations.submit(request.actor, references=[reference])
    return reverse("receipt", args=[reference]) + "?sent=1"


def correct(request: ActorRequest, reading: Reading, reference: str) -> str:
    """Put a corrected version in the place of the present one, if anything changed."""
    if reading.content != queries.read(request.actor, reference).content:
        _checked(request, reading)
        operations.correct(request.actor, reference=reference, content=reading.content)
        say(request, _("The corrected version is in place. Those who read the earlier one are told."))
    attach(request, reference)
    return page_of(reference)


def _checked(request: ActorRequest, reading: Reading) -> None:
    faults = faults_on_leaving(request.actor, reading)
    if faults:
        raise Stopped(faults)
