"""One publication: as the public would read it, what publishing changes on the site, and what happened so far."""

from django.http import HttpResponse
from django.shortcuts import render

from palermo.domain.publications import queries, rules
from palermo.domain.publications.content import LANGUAGES, Draft
from palermo.domain.reports.reading.extraction import extract
from palermo.domain.reports.reading.passage import Passage
from palermo.faces.kit import markdown
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.publications import words
from palermo.faces.web.reports.shown.names import names_of
from palermo.foundations.policy import Permission, allowed

# What names somebody, and has no business in a public text.
_TELLING = {"phone", "plate", "person", "paper", "account", "mrz"}
MOST = 12


@guard(Permission.PUBLICATION_PROPOSE)
def publication(request: ActorRequest, reference: str) -> HttpResponse:
    """Show one publication."""
    return page(request, reference)


def page(request: ActorRequest, reference: str, *, wrong: str = "", status: int = 200) -> HttpResponse:
    """Answer with a publication's page, and what went wrong on the way to it."""
    actor = request.actor
    opened = queries.read(actor, reference)
    row, confirms = opened.row, allowed(actor, Permission.PUBLICATION_CONFIRM)
    names = names_of([opened.author, opened.standing.shown_by, *(step.deed.actor for step in opened.steps)])
    context = {
        "confirmed": request.POST.getlist("confirmed"),
        "row": row, "draft": opened.newest, "wrong": wrong, "author": names.get(opened.author, ""),
        "texts": [(code, words.LANGUAGES[code], text, rules.lede(text), markdown.html(text.body)) for code in LANGUAGES
                  if (text := opened.newest.texts.get(code))],
        "preview": queries.preview(opened), "telling": telling(opened.newest) if row.waiting else [],
        "steps": [(step.deed, names.get(step.deed.actor, ""), step.note) for step in opened.steps],
        "publishes": confirms and bool(row.waiting) and opened.author != actor.uid,
        "own": bool(row.waiting) and opened.author == actor.uid,
        "reverts": confirms and row.state == "published" and bool(opened.standing.earlier),
        "takes_down": confirms and row.state == "published",
        "again": not row.waiting and row.state in ("returned", "unpublished"),
        "reasons": [(code, words.WHY_GONE[code]) for code in rules.WHY_GONE], "gone": opened.standing,
        "bereft": row.reference in queries.bereft(actor),
    }  # fmt: skip
    return render(request, "publications/one.html", context, status=status)


def telling(draft: Draft) -> list[tuple[str, str]]:
    """Return what the texts name that could be somebody, by kind and words, for the eyes of whoever publishes."""
    found: dict[tuple[str, str], None] = {}
    for language, text in draft.texts.items():
        said = f"{text.title}\n\n{text.summary}\n\n{text.body}"
        for item in extract(Passage(said, language)):
            if item.kind in _TELLING:
                span = item.spans[0] if item.spans else None
                found[(item.kind, said[span.start : span.end] if span else str(item.value))] = None
    return list(found)[:MOST]
