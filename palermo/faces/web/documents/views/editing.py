"""Write a document's text: one box for each section or one for all, a preview, autosave; and two texts side by side when
two people wrote at once.
"""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.domain.documents.beginnings import hints_of
from palermo.domain.documents.errors import Conflict
from palermo.domain.documents.shapes import OpenedDraft, Saved
from palermo.domain.documents.text import compare, parse, plain_text
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents.forms.writing import TextForm
from palermo.faces.web.documents.shown import bodies, comparing
from palermo.faces.web.documents.shown.sections import Section, split
from palermo.faces.web.documents.views.answering import address, go, refusal, say
from palermo.faces.web.documents.views.workbench import about, read
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused

AUTOSAVE = "X-Autosave"


@guard(Permission.DOCUMENT_WRITE)
def edit(request: ActorRequest, reference: str) -> HttpResponse:
    """Show the editor; save what is sent, or show it beside what somebody else saved meanwhile."""
    opened, language = read(request, reference)
    if request.method != "POST":
        # A new translation begins as a copy of the original, which is written over paragraph by paragraph.
        begun = opened if opened.number else queries.read_draft(request.actor, reference)
        form = TextForm(initial={"title": begun.title, "base": opened.number}, auto_id="text-%s")
        return _page(request, opened, language, form, begun.body)
    form = TextForm(request.POST, auto_id="text-%s")
    automatic = request.headers.get(AUTOSAVE) == "1"
    if not form.is_valid():
        return (
            HttpResponse(status=422)
            if automatic
            else _page(request, opened, language, form, form.body, status=422)
        )
    if request.POST.get("do") == "preview" and not automatic:
        return _page(request, opened, language, form, form.body, preview=True)
    try:
        saved = _save(request, reference, language, form, automatic=automatic)
    except Conflict as conflict:
        if automatic:
            return HttpResponse(status=errors.STATUS_REFUSED)
        return _conflict(request, opened, language, conflict)
    except (Invalid, Refused) as failure:
        if automatic:
            return HttpResponse(status=errors.status(failure))
        form.add_error(None, refusal(failure)[0])
        return _page(request, opened, language, form, form.body, status=errors.status(failure))
    if automatic:
        return JsonResponse({"fields": {"base": str(saved.number)}})
    _tell(request, saved)
    if request.POST.get("do") == "stay":
        return go(
            address(
                reference, "document_edit", language=language, whole="1" if form.data.get("whole") else ""
            )
        )
    return go(address(reference, language=language))


@guard(Permission.DOCUMENT_WRITE)
def preview(request: ActorRequest, reference: str) -> HttpResponse:
    """Answer with the text as it would look, for the panel beside the editor; nothing is kept."""
    opened, language = read(request, reference)
    if request.method != "POST":
        return go(address(reference, "document_edit", language=language))
    form = TextForm(request.POST)
    form.is_valid()
    return render(request, "documents/_preview.html", _previewed(request, opened, form.body))


def _save(request: ActorRequest, reference: str, language: str, form: TextForm, *, automatic: bool) -> Saved:
    return operations.save(
        request.actor, reference=reference, language=language, title=form.cleaned_data["title"], body=form.body,
        base=form.cleaned_data["base"], automatic=automatic,
    )  # fmt: skip


def _tell(request: ActorRequest, saved: Saved) -> None:
    say(request, _("Saved as version %(n)s.") % {"n": saved.number})
    if saved.raised:
        say(request, _("What it now cites is highly sensitive, and so is the document from here on."))
    if saved.unknown:
        say(request, _("Not found: %(references)s") % {"references": ", ".join(saved.unknown)})


def _page(
    request: ActorRequest, opened: OpenedDraft, language: str, form: TextForm, body: str, *,
    preview: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    whole = bool(form.data.get("whole")) if form.is_bound else bool(request.GET.get("whole"))
    context = about(opened, language) | {
        "form": form, "language": language, "whole": whole, "text": body,
        "sections": _boxes(split(body), opened.line.kind), "previewing": preview,
        "autosave": address(opened.line.reference, "document_edit", language=language),
        "translating": language != opened.line.language, "original": opened.line.language,
    }  # fmt: skip
    if preview or not form.is_bound:
        context |= _previewed(request, opened, body)
    return render(request, "documents/edit.html", context, status=status)


def _boxes(sections: list[Section], kind: str) -> list[tuple[Section, int, str]]:
    """Return sections with the height of each box in lines, and the hint of one in which nothing else stands yet.

    Such a box is shown empty, its hint above it: whoever writes nothing there leaves nothing there.
    """
    hints = hints_of(kind)
    found = []
    for one in sections:
        only = [plain_text([block]) for block in parse(one.text)]
        hint = only[0].removeprefix("[judgement] ") if len(only) == 1 else ""
        text = "" if hint in hints else one.text
        rows = min(28, max(4, 2 + sum(1 + len(line) // 70 for line in text.split("\n"))))
        found.append((Section(one.heading, text), rows, hint if hint in hints else ""))
    return found


def _previewed(request: ActorRequest, opened: OpenedDraft, body: str) -> dict[str, object]:
    return {"body": bodies.of_blocks(parse(body), opened.sources, opened.figures), "minutes": opened.minutes}


def _conflict(request: ActorRequest, opened: OpenedDraft, language: str, conflict: Conflict) -> HttpResponse:
    """Show both texts, and a form that saves over the other's version when somebody has put the two together."""
    mine, theirs = conflict.mine, conflict.theirs
    changes = compare(parse(theirs.body), parse(mine.body))
    form = TextForm(initial={"title": mine.title, "base": conflict.number, "whole": "1"}, auto_id="text-%s")
    context = about(opened, language) | {
        "form": form, "language": language, "mine": mine, "theirs": theirs, "name": conflict.author_name,
        "number": conflict.number, "rows": comparing.rows(changes),
        "autosave": address(opened.line.reference, "document_edit", language=language),
    }  # fmt: skip
    return render(request, "documents/conflict.html", context, status=errors.STATUS_REFUSED)
