"""Issue a document after seeing who gets it; recall it; let a newer one take its place."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries, rules
from palermo.domain.documents.shapes import OpenedDraft
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.forms.deciding import IssueForm, RecallForm
from palermo.faces.web.documents.shown import circle
from palermo.faces.web.documents.views import workbench
from palermo.faces.web.documents.views.answering import act, address, go, problem_lines, refusal, say
from palermo.faces.web.documents.views.workbench import about
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations.policy import Permission
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.levels import Level


@guard(Permission.DOCUMENT_WRITE)
def issue(request: ActorRequest, reference: str) -> HttpResponse:
    """Show who would get the document; issue it when that was pressed."""
    opened = queries.read_draft(request.actor, reference)
    if "issue" not in opened.verbs:
        raise Forbidden(reference=reference)
    inner = opened.line.issue_level >= Level.HIGHLY_SENSITIVE
    houses = circle.of_hub() if inner else circle.receiving()
    units, persons = circle.choices(houses)
    narrow = opened.floor.units is not None
    start = {
        "whom": "named" if inner or narrow else "all", "units": sorted(opened.floor.units or ()),
        "valid_until": opened.line.valid_until or rules.valid_until(opened.line.kind, today()),
    }  # fmt: skip
    form = IssueForm(
        request.POST if request.method == "POST" else None, initial=start, auto_id="issue-%s",
        units=[] if inner else units, persons=persons, may_all=not inner and not narrow,
    )  # fmt: skip
    if request.method != "POST":
        return _page(request, opened, form, houses)
    if not form.is_valid() or request.POST.get("do") != "issue":
        return _page(request, opened, form, houses, status=200 if form.is_valid() else errors.STATUS_INVALID)
    to_all = form.cleaned_data["whom"] == "all"
    try:
        operations.issue(
            request.actor, reference=reference, to_all=to_all, units=() if to_all else form.cleaned_data["units"],
            persons=() if to_all else form.cleaned_data["persons"], valid_until=form.cleaned_data["valid_until"],
        )  # fmt: skip
    except (Invalid, Refused) as failure:
        wrong, stopped = refusal(failure)
        form.add_error(None, wrong)
        return _page(request, opened, form, houses, stopped=stopped, status=errors.status(failure))
    say(request, _("Issued. The ledger shows who opens it."))
    return go(address(reference, "document_ledger"))


def _page(
    request: ActorRequest, opened: OpenedDraft, form: IssueForm, houses: list[circle.House], *,
    stopped: list[str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    to_all = form["whom"].value() == "all"
    units, persons = (list(form[name].value() or []) for name in ("units", "persons"))
    reached = houses if to_all else circle.chosen(houses, units, persons)
    outside = [] if to_all else rules.outside(
        opened.floor, level=opened.line.issue_level, to_all=False, units=[house.code for house in reached]
    )  # fmt: skip
    inner = opened.line.issue_level >= Level.HIGHLY_SENSITIVE
    context = about(opened, opened.line.language) | {
        "form": form, "reached": reached, "people": sum(len(house.readers) for house in reached), "stopped": stopped or [],
        "outside": [] if inner else problem_lines(outside), "inner": inner,
    }  # fmt: skip
    return render(request, "documents/issue.html", context, status=status)


@guard(Permission.DOCUMENT_REVIEW)
def recall(request: ActorRequest, reference: str) -> HttpResponse:
    """Take an issued document back from its readers, with a reason that they see."""
    opened = queries.read_draft(request.actor, reference)
    if "recall" not in opened.verbs:
        raise Forbidden(reference=reference)
    form = RecallForm(request.POST if request.method == "POST" else None, auto_id="recall-%s")
    if request.method != "POST":
        return _recall_page(request, opened, form)
    status = attempt(
        form,
        lambda: operations.recall(
            request.actor,
            reference=reference,
            reason=form.cleaned_data["reason"],
            text=form.cleaned_data["text"],
        ),
    )
    if status != DONE:
        return _recall_page(request, opened, form, status)
    say(request, _("Recalled. Whoever opened a copy is asked until they know."))
    return go(address(reference, "document_ledger"))


def _recall_page(
    request: ActorRequest, opened: OpenedDraft, form: RecallForm, status: int = 200
) -> HttpResponse:
    ledger = queries.ledger(request.actor, opened.line.reference)
    context = about(opened, opened.line.language) | {
        "form": form, "copies": len(ledger.copies), "opened_by": sum(one.opened_at is not None for one in ledger.copies),
        "units": len({one.unit for one in ledger.copies}),
    }  # fmt: skip
    return render(request, "documents/recall.html", context, status=status)


@guard(Permission.DOCUMENT_REVIEW)
def supersede(request: ActorRequest, reference: str) -> HttpResponse:
    """Let a newer issued document take the place of this one."""
    by = request.POST.get("by", "").strip().upper()[:24]

    def work(actor: object) -> None:
        try:
            operations.supersede(request.actor, reference=reference, by=by)
        except Forbidden:
            # The other is absent or hidden; this page, which she sees, stays and says so.
            queries.read_draft(request.actor, reference)
            raise Refused("not_issued") from None

    return act(request, reference, work, said=_("Its readers are led to the newer one."), page=workbench.page)
