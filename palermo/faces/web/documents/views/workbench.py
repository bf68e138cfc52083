"""A document as the hub sees it: its text, what it rests on, why it is at its level, and everything that can be done."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palermo.domain.documents import operations, queries
from palermo.domain.documents.rules import BASIS, LANGUAGES
from palermo.domain.documents.shapes import OpenedDraft
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.documents import words
from palermo.faces.web.documents.forms.writing import CommentForm, FactsForm
from palermo.faces.web.documents.shown import bodies
from palermo.faces.web.documents.shown.marking import why
from palermo.faces.web.documents.views.answering import act, address, go, problem_lines, say
from palermo.faces.web.enquiries.words import BASES
from palermo.faces.web.hub.forms.trying import DONE, attempt
from palermo.foundations.policy import Permission, allowed
from palermo.kernel.levels import Level


@guard(Permission.DOCUMENT_WRITE)
def document(request: ActorRequest, reference: str) -> HttpResponse:
    """Show a document in one language, the latest version or an older one."""
    return page(request, reference)


def page(
    request: ActorRequest, reference: str, *, wrong: str = "", stopped: Sequence[str] = (), status: int = 200,
    typed: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Answer with a document's page; a form in `typed` (comment, facts) replaces the empty one."""
    opened, language = read(request, reference)
    context = about(opened, language) | {
        "publishes": allowed(request.actor, Permission.PUBLICATION_PROPOSE),
        "body": bodies.of_draft(opened), "wrong": wrong, "stopped": stopped,
        "reviews": allowed(request.actor, Permission.DOCUMENT_REVIEW), "destroys": "destroy" in opened.verbs,
        "basis": words.word(BASES, BASIS),
        "facts": FactsForm(auto_id="facts-%s", initial={
            "handling": opened.line.handling, "level": Level(opened.line.issue_level).code,
            "valid_until": opened.line.valid_until,
        }),
    } | dict(typed or {})  # fmt: skip
    return render(request, "documents/workbench.html", context, status=status)


def read(request: ActorRequest, reference: str) -> tuple[OpenedDraft, str]:
    """Return a document in the language and version that the address asks for, and that language.

    Raises Forbidden for a document that is not seen, and for a version that is not there.
    """
    language, number = request.GET.get("language", ""), request.GET.get("version", "")
    version = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    opened = queries.read_draft(request.actor, reference, language=language[:3], number=version)
    return opened, language if language in LANGUAGES else opened.line.language


def about(opened: OpenedDraft, language: str) -> dict[str, object]:
    """Return what every page of a document says on top: the line, its languages, its floor, what stands in its way."""
    line = opened.line
    versions = [one for one in opened.versions if one.language == language]
    written = [one.language for one in opened.languages]
    newest = max((one.number for one in versions), default=opened.number)
    return {
        "comment": CommentForm(auto_id="comment-%s"),
        "opened": opened, "line": line, "language": language, "reference": line.reference, "verbs": opened.verbs,
        "unwritten": [one for one in LANGUAGES if one not in written], "why": why(opened.floor, opened.sources),
        "versions": versions, "old": opened.number < newest, "newest": newest,
        "problems": problem_lines(list(opened.problems)),
        "open_comments": [one for one in opened.comments if not one.resolved_at],
        "done_comments": [one for one in opened.comments if one.resolved_at],
        "to_judge": any(not one.confirmed_by for one in opened.sanitised_sources),
    }  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def comment(request: ActorRequest, reference: str) -> HttpResponse:
    """Put a comment to a passage."""
    if request.method != "POST":
        return go(address(reference))
    form = CommentForm(request.POST, auto_id="comment-%s")
    opened, language = read(request, reference)
    status = attempt(
        form,
        lambda: operations.comment(
            request.actor, reference=reference, language=language, number=opened.number,
            passage=form.cleaned_data["passage"], text=form.cleaned_data["text"],
        ),
    )  # fmt: skip
    if status != DONE:
        return page(request, reference, status=status, typed={"comment": form})
    say(request, _("Your comment stands beside the text."))
    return go(address(reference, language=language) + "#comments")


@guard(Permission.DOCUMENT_WRITE)
def resolve(request: ActorRequest, reference: str, uid: str) -> HttpResponse:
    """Say that a comment is dealt with, or open it again."""
    done = request.POST.get("done", "1") == "1"
    return act(
        request, reference, lambda actor: operations.resolve(actor, reference=reference, uid=uid, done=done),
        said=_("Dealt with.") if done else _("Open again."), page=page, back=address(reference) + "#comments",
    )  # fmt: skip


@guard(Permission.DOCUMENT_WRITE)
def facts(request: ActorRequest, reference: str) -> HttpResponse:
    """Set handling code, level and validity."""
    if request.method != "POST":
        return go(address(reference))
    form = FactsForm(request.POST, auto_id="facts-%s")

    def work() -> None:
        given = form.cleaned_data
        operations.set_facts(
            request.actor, reference=reference, handling=given["handling"], valid_until=given["valid_until"],
            level=Level.of(given["level"]),
        )  # fmt: skip

    status = attempt(form, work)
    if status != DONE:
        return page(request, reference, status=status, typed={"facts": form})
    say(request, _("Noted."))
    return go(address(reference))
