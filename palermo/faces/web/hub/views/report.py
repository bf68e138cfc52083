"""One report as the hub reads it: what the unit wrote, the hub's judgement, letters, shares, history; and versions."""

from collections.abc import Mapping

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.entities.queries import mentioned_in
from palermo.domain.reports import queries
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.queries import Offers, Opened
from palermo.domain.reports.verdict import into_judgement
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms import judgement, small
from palermo.faces.web.hub.shown import judged, reading
from palermo.faces.web.hub.shown.differences import changes
from palermo.faces.web.hub.shown.verbs import possible
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.shown.timeline import timeline
from palermo.foundations.policy import Actor, Permission
from palermo.kernel.errors import Forbidden, PalermoError
from palermo.kernel.ids import new_uid


@guard(Permission.REPORT_READ)
def report(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the present version with everything that can be done about it."""
    return page(request, reference)


@guard(Permission.REPORT_READ)
def version(request: ActorRequest, reference: str, number: str) -> HttpResponse:
    """Show an older version, marked as such."""
    return page(request, reference, number=int(number))


@guard(Permission.REPORT_READ)
def difference(request: ActorRequest, reference: str, number: str) -> HttpResponse:
    """Show what changed from the version before to this one."""
    this = int(number)
    after = queries.read(request.actor, reference, version=this)
    if this < 2 or after.shown_version != this:
        raise Forbidden(reference=reference)
    before = queries.read(request.actor, reference, version=this - 1)
    body = next(body for body in after.versions if body.number == this)
    context = {
        "report": after.report, "opened": after, "number": this, "before": this - 1, "body": body,
        "changes": changes(before.content, after.content), "who": names_of([body.author]).get(body.author, ""),
    }  # fmt: skip
    return render(request, "hub/difference.html", context)


def page(
    request: ActorRequest, reference: str, *, number: int = 0, wrong: str = "", status: int = 200,
    typed: Mapping[str, Form] | None = None,
) -> HttpResponse:  # fmt: skip
    """Answer with a report's page; a form in `typed` (judge, ask, feedback, duplicate, keep) replaces the empty one."""
    typed = typed or {}
    opened = queries.read(request.actor, reference, version=number)
    context = {
        "opened": opened, "report": opened.report, "content": opened.content, "title": queries.title_of(opened.content),
        "old": opened.shown_version != opened.report.version, "wrong": wrong,
        "verbs": possible(request.actor, opened.report), "mentioned": mentioned_in(request.actor, opened.report.reference),
        "timeline": timeline(opened), "stopped": next(iter(typed), ""),
    }  # fmt: skip
    context |= _people(request.actor, opened) | _judgement(opened)
    offers = queries.offers(request.actor, opened)
    first, others = queries.same_facts(request.actor, opened.report)
    context |= {"same_as": first, "repeated_by": others} | _forms(opened, offers, typed)
    context |= reading.context_of(offers, opened)
    return render(request, "hub/report.html", context, status=status)


def refused(request: ActorRequest, reference: str, failure: PalermoError) -> HttpResponse:
    """Answer with the page after a verb without a form was refused."""
    return page(request, reference, wrong=errors.message(failure), status=errors.status(failure))


def _people(actor: Actor, opened: Opened) -> dict[str, object]:
    report = opened.report
    uids = [
        report.author,
        report.assigned,
        report.lowering_by,
        *(row.author for row, _words in opened.judgements),
    ]
    names = names_of(uids)
    return {
        "author": names.get(report.author, ""), "assigned": names.get(report.assigned, ""),
        "mine": bool(report.assigned) and report.assigned == actor.uid, "proposer": names.get(report.lowering_by, ""),
        "own_proposal": report.lowering_by == actor.uid,
        "judgements": [
            {"row": row, "judgement": words, "groups": judged.groups(words), "who": names.get(row.author, "")}
            for row, words in opened.judgements
        ],
    }  # fmt: skip


def _judgement(opened: Opened) -> dict[str, object]:
    words = opened.judgement
    return {
        "judgement": words, "still_open": judged.still_open(words) if words else "",
        "turned": bool(words and judged.turned(words)),
    }  # fmt: skip


def _forms(opened: Opened, offers: Offers | None, typed: Mapping[str, Form]) -> dict[str, object]:
    owner = opened.content.evaluation
    number = opened.judged.number if opened.judged else 0
    # What was accepted stands ticked; the analyst still records it herself.
    ground = opened.judgement
    if offers is not None and offers.verdicts:
        ground = into_judgement(ground or Judgement(), offers.verdicts)
    forms = {
        "judge": judgement.JudgementForm(initial=judgement.initial_of(ground, owner, number), owner=owner),
        "ask": small.AskForm(initial={"once": new_uid()}, auto_id="ask-%s"),
        "feedback": small.FeedbackForm(initial={"once": new_uid()}, auto_id="feedback-%s"),
        "duplicate": small.DuplicateForm(auto_id="duplicate-%s"),
        "keep": small.KeepForm(auto_id="keep-%s"),
    }
    return {
        **forms,
        **typed,
        "tip_groups": judgement.TIP_GROUPS,
        "som_groups": judgement.SOM_GROUPS,
        "thing_groups": judgement.THING_GROUPS,
    }
