"""Practices: the list with its search, one whole, a new one, and its text changed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palermo.domain.practices import operations, queries, rules
from palermo.domain.reports.operations.review_days import decides
from palermo.faces.kit import errors, lists
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.cooperation.views import common
from palermo.faces.web.practices import words
from palermo.faces.web.practices.forms import AdoptForm, JudgeForm, PracticeForm
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.shown.names import names_of
from palermo.faces.web.reports.views.answering import go, say
from palermo.foundations.policy import Permission, allowed
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, Invalid, Refused
from palermo.kernel.ids import new_uid

FILTERS = ("view", "area", "standing", "q")


@guard(Permission.PRACTICE_READ)
def listed(request: ActorRequest) -> HttpResponse:
    """List practices, the latest decided first, or those that hold every word of a search."""
    listing = lists.read(request, "practices", filters=FILTERS, orders=("-decided_at",), size=common.SIZE)
    given = narrowed({name: listing.one(name) for name in FILTERS})
    found, more = queries.practices(request.actor, **given, offset=common.start(listing), size=common.SIZE)
    listing.labels |= {("view", code): str(label) for code, label in words.VIEWS.items()}
    listing.labels |= {("area", code): str(label) for code, label in words.AREAS.items()}
    listing.labels |= {("standing", code): str(label) for code, label in words.STANDINGS.items()}
    context = {
        "rows": found, "listing": listing, "page": common.page(listing, more=more), "query": listing.address(),
        "given": given, "areas": words.AREAS.items(), "standings": words.STANDINGS.items(),
        "views": [(code, label, listing.address(view=code or None)) for code, label in words.VIEWS.items()],
        "proposes": allowed(request.actor, Permission.PRACTICE_PROPOSE),
    }  # fmt: skip
    return render(request, "practices/list.html", context)


@guard(Permission.PRACTICE_PROPOSE)
def new(request: ActorRequest) -> HttpResponse:
    """Write a new practice down."""
    start = {"language": (get_language() or "en")[:2], "area": "border_control", "once": new_uid()}
    form = PracticeForm(request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, status=errors.STATUS_INVALID if form.is_bound else 200)

    def work() -> str:
        row = operations.save(request.actor, **form.values())
        return reverse("practice", args=[row.reference])

    try:
        address = once(request.actor, form.cleaned_data["once"], work)
    except (Invalid, Refused) as failure:
        return _form(request, form, status=common.add(form, failure))
    say(request, _("Kept as a draft. Only you see it until you propose it."))
    return go(address)


@guard(Permission.PRACTICE_PROPOSE)
def edit(request: ActorRequest, reference: str) -> HttpResponse:
    """Change one's own practice while it is a draft or was sent back."""
    opened = queries.read_practice(request.actor, reference)
    row = opened.practice
    if row.author != request.actor.uid:
        raise Forbidden(reference=reference)
    start = opened.words.model_dump() | {"version": row.version, "area": row.area, "language": row.language}
    form = PracticeForm(request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        status = errors.STATUS_INVALID if form.is_bound else 200
        return _form(request, form, reference=row.reference, status=status)
    try:
        operations.save(request.actor, reference=reference, **form.values())
    except (Invalid, Refused) as failure:
        return _form(request, form, reference=row.reference, status=common.add(form, failure))
    say(request, _("Kept."))
    return go(reverse("practice", args=[row.reference]))


@guard(Permission.PRACTICE_READ)
def practice(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one practice."""
    return page(request, reference)


def page(
    request: ActorRequest, reference: str, *, wrong: str = "", judging: JudgeForm | None = None,
    adopting: AdoptForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Answer with a practice's page and what the reader may do about it."""
    actor = request.actor
    opened = queries.read_practice(actor, reference)
    row = opened.practice
    own = row.author == actor.uid
    mine = next((pair for pair in opened.adoptions if pair[0].unit == actor.unit), None)
    start = (
        {"since": mine[0].since, "state": mine[0].state, "result": mine[0].result, "text": mine[1].text}
        if mine else {"since": today(), "state": "trying", "result": "unknown"}
    )  # fmt: skip
    adopts = actor.in_unit and actor.unit != row.unit and allowed(actor, Permission.COOPERATION_WRITE)
    context = {
        "row": row, "opened": opened, "said": opened.words, "wrong": wrong,
        "parts": [(label, str(getattr(opened.words, name))) for name, label in words.FIELDS.items()],
        "writable": own and row.state in ("draft", "sent_back"),
        "withdraws": (own or (actor.at_hub and row.state != "draft")) and row.state not in ("stopped", "withdrawn"),
        "keeps": operations.may_keep(actor, row), "destroys": decides(actor) and row.state in ("stopped", "withdrawn"),
        "judges": opened.why_not == "", "why_not": _why_not(opened.why_not),
        "judging": judging or JudgeForm(initial={"round": row.round}, auto_id="j-%s"),
        "adopts": adopts and row.state == "approved", "adopting": adopting or AdoptForm(initial=start, auto_id="a-%s"),
        "publishes": row.state == "approved" and allowed(actor, Permission.PUBLICATION_PROPOSE),
        "names_best": actor.at_hub and row.standing == "good" and allowed(actor, Permission.PRACTICE_JUDGE),
        "judged": [(one, judged, _scores(judged.scores)) for one, judged in opened.judgings],
        "names": names_of([row.author]).get(row.author, ""), "today": today(),
    }  # fmt: skip
    return render(request, "practices/practice.html", context, status=status)


def narrowed(given: dict[str, str]) -> dict[str, str]:
    """Return the filters of an address as the query takes them, unknown values left out."""
    return {
        "view": given["view"] if given["view"] in words.VIEWS else "",
        "area": given["area"] if given["area"] in rules.AREAS else "",
        "standing": given["standing"] if given["standing"] in words.STANDINGS else "", "text": given["q"][:400],
    }  # fmt: skip


def _why_not(code: str) -> str:
    return errors.sentence(code) if code in ("judges_own", "judged_already", "another_unit") else ""


def _scores(scores: dict[str, int]) -> list[tuple[str, int, str]]:
    language = (get_language() or "en")[:2]
    book, scale = vocabulary("practice_criteria"), vocabulary("practice_criteria", "scale")
    return [
        (book.label(code, language), scores[code], scale.label(str(scores[code]), language))
        for code in book.codes
        if code in scores
    ]


def _form(
    request: ActorRequest, form: PracticeForm, *, reference: str = "", status: int = 200
) -> HttpResponse:
    return render(request, "practices/edit.html", {"form": form, "reference": reference}, status=status)
