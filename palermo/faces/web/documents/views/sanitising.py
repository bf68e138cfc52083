"""A version for more readers: begin it, judge what became of each source, confirm that as a second person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.forms.deciding import JudgeSourceForm, SanitiseForm
from palermo.faces.web.documents.shown import bodies
from palermo.faces.web.documents.views.answering import act, address, go, say
from palermo.faces.web.documents.views.workbench import about, read
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden
from palermo.kernel.levels import Level


@guard(Permission.DOCUMENT_WRITE)
def sanitise(request: ActorRequest, reference: str) -> HttpResponse:
    """Begin a version for a lower level; the tie to the original stays in the hub."""
    opened, language = read(request, reference)
    if "sanitise" not in opened.verbs:
        raise Forbidden(reference=reference)
    start = {"level": Level.SENSITIVE.code, "language": language, "title": ""}
    form = SanitiseForm(request.POST if request.method == "POST" else None, initial=start, auto_id="san-%s")
    made: list[str] = []
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: made.append(_begin(request, reference, form)))
        if status == DONE:
            say(
                request,
                _("It is begun, without what may not go down. Now say of each source what became of it."),
            )
            return go(address(made[0], "document_sources_judged"))
    above = [one for one in opened.sources if one.level > Level.SENSITIVE or one.handling in ("H2", "H3")]
    return render(
        request,
        "documents/sanitise.html",
        about(opened, language) | {"form": form, "above": above},
        status=status,
    )


def _begin(request: ActorRequest, reference: str, form: SanitiseForm) -> str:
    given = form.cleaned_data
    saved = operations.sanitise(
        request.actor,
        reference=reference,
        level=Level.of(given["level"]),
        language=given["language"],
        title=given["title"],
    )
    return saved.reference


@guard(Permission.DOCUMENT_WRITE)
def judged(request: ActorRequest, reference: str) -> HttpResponse:
    """Show every source that was above the new level, what became of it, and who confirmed that."""
    return _page(request, reference)


def _page(
    request: ActorRequest, reference: str, *, wrong: str = "", stopped: object = (), status: int = 200
) -> HttpResponse:
    opened, language = read(request, reference)
    if not opened.sanitised_from:
        raise Forbidden(reference=reference)
    context = about(opened, language) | {
        "body": bodies.of_draft(opened), "wrong": wrong, "stopped": stopped,
        "rows": [(one, JudgeSourceForm(auto_id=f"{one.uid}-%s", initial={"action": one.action, "note": one.note}))
                 for one in opened.sanitised_sources],
        "own": request.actor.uid in opened.authors,
    }  # fmt: skip
    return render(request, "documents/judged.html", context, status=status)


@guard(Permission.DOCUMENT_WRITE)
def judge(request: ActorRequest, reference: str, uid: str) -> HttpResponse:
    """Say that a source was removed or reworded, and why that is safe."""
    action, note = request.POST.get("action", ""), request.POST.get("note", "")[:2000]
    return act(
        request, reference, lambda actor: operations.judge_source(actor, reference=reference, uid=uid, action=action, note=note),
        said=_("Noted. A second person must confirm it."), page=_page, back=address(reference, "document_sources_judged"),
    )  # fmt: skip


@guard(Permission.DOCUMENT_REVIEW)
def confirm(request: ActorRequest, reference: str, uid: str) -> HttpResponse:
    """Confirm, as a second person, that a source cannot be told from the text as it stands now."""
    return act(
        request, reference, lambda actor: operations.confirm_source(actor, reference=reference, uid=uid),
        said=_("Confirmed for the text as it stands now."), page=_page, back=address(reference, "document_sources_judged"),
    )  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def original(request: ActorRequest, reference: str) -> HttpResponse:
    """Lead to the original of a sanitised version."""
    opened = queries.read_draft(request.actor, reference)
    if not opened.sanitised_from:
        raise Forbidden(reference=reference)
    return go(address(opened.sanitised_from))
