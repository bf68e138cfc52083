"""Begin a document: from a kind and its template, with reports that were ticked, or as the bi-monthly report."""

from babel.dates import get_month_names
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from palermo.domain.documents import operations
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.kit.names import reader_locale
from palermo.faces.kit.work import work
from palermo.faces.web.documents.forms.deciding import HALVES, BimonthlyForm
from palermo.faces.web.documents.forms.writing import NewForm
from palermo.faces.web.documents.views.answering import address, go, say
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations import jobs
from palermo.foundations.policy import Permission
from palermo.kernel.clock import today
from palermo.kernel.errors import Forbidden, Invalid
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level

MOST_TICKED = 100


@guard(Permission.DOCUMENT_WRITE)
def new(request: ActorRequest) -> HttpResponse:
    """Show the form, with what was ticked in a list as its sources; begin the document when it is sent."""
    if request.method != "POST" or request.POST.get("do") != "begin":
        ticked = (
            request.POST.getlist("reference") if request.method == "POST" else request.GET.getlist("cite")
        )
        start = {
            "language": request.actor.language, "kind": request.GET.get("kind", ""), "title": request.GET.get("title", "")[:300],
            "cited": "\n".join(dict.fromkeys(one[:24] for one in ticked[:MOST_TICKED])),
        }  # fmt: skip
        return _page(request, NewForm(initial=start))
    form = NewForm(request.POST)
    made: list[str] = []
    status = attempt(form, lambda: made.append(_begin(request, form)))
    if status != DONE:
        return _page(request, form, status)
    say(request, _("It is begun, and seen by nobody outside the hub."))
    return go(address(made[0], "document_edit"))


def _begin(request: ActorRequest, form: NewForm) -> str:
    given = form.cleaned_data
    level = Level.of(given["level"]) if given["level"] else None
    cited = [plain_reference(one) for one in form.references()]
    saved = operations.draft(
        request.actor, kind=given["kind"], title=given["title"], language=given["language"], level=level
    )
    unknown = []
    for one in cited:
        try:
            operations.cite(request.actor, reference=saved.reference, target=one)
        except (Forbidden, Invalid):
            unknown.append(one)
    if unknown:
        say(request, _("Not found, and left out: %(references)s") % {"references": ", ".join(unknown)})
    return saved.reference


def _page(request: ActorRequest, form: NewForm, status: int = 200) -> HttpResponse:
    return render(request, "documents/new.html", {"form": form}, status=status)


@guard(Permission.DOCUMENT_WRITE)
def bimonthly(request: ActorRequest) -> HttpResponse:
    """Let the bi-monthly report draft itself for two months of a year."""
    day = today()
    half = (day.month - 1) // 2  # the two months before those that run now
    start = {
        "year": day.year if half else day.year - 1,
        "half": half or 6,
        "language": request.actor.language,
    }
    form = BimonthlyForm(request.POST if request.method == "POST" else None, initial=start, months=_months())
    if request.method != "POST":
        return render(request, "documents/bimonthly.html", {"form": form})
    job: list[str] = []
    status = attempt(form, lambda: job.append(operations.draft_bimonthly(request.actor, **form.cleaned_data)))
    if status != DONE:
        return render(request, "documents/bimonthly.html", {"form": form}, status=status)
    return go(reverse("bimonthly_work", args=[job[0]]))


def _months() -> list[tuple[int, str]]:
    names = get_month_names("wide", locale=reader_locale())
    return [(half, f"{names[2 * half - 1]}, {names[2 * half]}") for half in HALVES]


@guard(Permission.DOCUMENT_WRITE)
def bimonthly_work(request: ActorRequest, uid: str) -> HttpResponse:
    """Show how far the draft is; a script asks for the figures alone; when it is done, lead to it."""
    job = jobs.get(request.actor, uid)
    if job.kind != "documents.bimonthly":
        raise Forbidden(reference=uid)
    part = request.headers.get("HX-Request") == "true"
    made = str(job.outcome.get("reference", "")) if job.outcome else ""
    if made and not part:
        return go(address(made))
    context = {"work": work(job), "poll": reverse("bimonthly_work", args=[uid]), "made": made}
    return render(
        request, "documents/_bimonthly_work.html" if part else "documents/bimonthly_work.html", context
    )
