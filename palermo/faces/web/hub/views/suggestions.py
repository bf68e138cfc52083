"""The analyst's answers to what the program suggests: one at a time, all that are sure, and into the judgement."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palermo.domain.reports import operations, queries
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.queries import Offers, Opened
from palermo.domain.reports.verdict import ITEM, into_judgement
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.hub.forms.deciding import decisions
from palermo.faces.web.hub.shown.reading import context_of, offers_of
from palermo.faces.web.hub.shown.suggested import line_id
from palermo.faces.web.hub.shown.verbs import possible
from palermo.faces.web.hub.views.answering import posted, told
from palermo.faces.web.reports.views.answering import go, page_of, say
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Invalid, Refused

SUGGESTIONS, FOUND = "says", "found"  # the sections of the page, by their ids


@guard(Permission.REPORT_CLASSIFY)
@posted
def decide(request: ActorRequest, reference: str) -> HttpResponse:
    """Record answers; a script gets the section again, everybody else the page at the same place."""
    opened = queries.read(request.actor, reference)
    offers = offers_of(request.actor, opened)
    part, place = _place(request, offers)
    try:
        asked = decisions(request.POST, offers)
        if asked:
            operations.decide(request.actor, reference=reference, decisions=asked)
    except (Invalid, Refused) as failure:
        if not _by_script(request):
            raise
        return _section(request, opened, part, errors.message(failure))
    if _by_script(request):
        return _section(request, opened, part)
    if len(asked) != 1:
        count = ngettext("%(n)s suggestion accepted.", "%(n)s suggestions accepted.", len(asked))
        say(request, count % {"n": len(asked)})
    return go(f"{page_of(reference)}#{place}")


@guard(Permission.REPORT_CLASSIFY)
@posted
def take(request: ActorRequest, reference: str) -> HttpResponse:
    """Record a judgement that takes over what was accepted and leaves out what was refused; the rest stays as it was."""
    opened = queries.read(request.actor, reference)
    offers = offers_of(request.actor, opened)
    if request.POST.get("seen") != str(opened.judged.number if opened.judged else 0):
        # Somebody judged meanwhile; that judgement is read before another takes its place.
        raise Refused("changed_since")
    ground = opened.judgement or Judgement(handling=opened.content.evaluation.handling)
    operations.classify(request.actor, reference=reference, judgement=into_judgement(ground, offers.verdicts))
    told(request, _("your judgement is recorded."), reference)
    return go(f"{page_of(reference)}#jud")


def _by_script(request: ActorRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _section(request: ActorRequest, opened: Opened, part: str, wrong: str = "") -> HttpResponse:
    context = {
        "report": opened.report, "content": opened.content, "verbs": possible(request.actor, opened.report),
        "wrong_here": wrong, "old": False,
    }  # fmt: skip
    context |= context_of(queries.offers(request.actor, opened), opened)
    return render(request, f"hub/_{'found' if part == FOUND else 'suggestions'}.html", context)


def _place(request: ActorRequest, offers: Offers) -> tuple[str, str]:
    """Return the section that an answer belongs to, and the id of its line."""
    _answer, facet, code, value = [*request.POST.get("do", "").split(" ", 3), "", "", "", ""][:4]
    if facet != ITEM:
        code = code or request.POST.get(f"which-{facet}", "")
        known = any(
            (one.suggestion.facet, one.suggestion.code) == (facet, code) for one in offers.suggestions
        )
        return SUGGESTIONS, line_id(facet, code) if known else SUGGESTIONS
    keys = [(one.item.kind, one.item.value) for one in offers.items]
    return FOUND, f"i-{keys.index((code, value))}" if (code, value) in keys else FOUND
