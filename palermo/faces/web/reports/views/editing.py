"""Write and correct a report: one page, every button a plain submit that loses nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.domain.reports import queries
from palermo.domain.reports.content import Content
from palermo.domain.reports.queries import Opened
from palermo.faces.kit import errors
from palermo.faces.kit.guard import ActorRequest, guard
from palermo.faces.web.reports.form import Fault, Reading, Typed, from_text, read, typed_of
from palermo.faces.web.reports.form.rows import SECTIONS, untouched
from palermo.faces.web.reports.once import once
from palermo.faces.web.reports.shown.actions import possible
from palermo.faces.web.reports.views import sending
from palermo.faces.web.reports.views.answering import go, say
from palermo.faces.web.reports.views.form_page import AMEND, CORRECT, DRAFT, Standing, show
from palermo.faces.web.reports.views.sending import Stopped
from palermo.foundations.policy import Permission
from palermo.kernel.errors import Forbidden, Invalid, Refused

if TYPE_CHECKING:
    from palermo.domain.reports.models import Report

APART = frozenset({"csrfmiddlewaretoken", "do", "once", "stamp", "level", "files"})
VERBS: dict[str, dict[str, Callable[[ActorRequest, Reading, str], str]]] = {
    DRAFT: {"hand_in": sending.hand_in, "submit": sending.submit, "deposit": sending.deposit},
    AMEND: {"amend": sending.amend, "amend_submit": sending.amend_submit},
    CORRECT: {"correct": sending.correct},
}
SEALED = "highly_sensitive"
CHANGED_ELSEWHERE = _(
    "This report was changed on another page meanwhile. Look at it there; "
    "send again here to put this text in its place."
)
NO_DRAFT = _(
    "A highly sensitive report has no draft and no stop at the head of unit. Your text stands only on this page: "
    "press “Send sealed to the hub” when it is ready, or choose “Sensitive”. Nothing was kept."
)
NOT_SEALED = _("To send it sealed, choose “Highly sensitive” at the top first. Nothing was sent.")


@guard(Permission.REPORT_WRITE)
def new(request: ActorRequest) -> HttpResponse:
    """Show an empty form, or take what was typed into one."""
    if request.method != "POST":
        return show(
            request,
            Typed({"language": _language(), "kind": "incident", "handling": "H0"}),
            [],
            Standing(),
        )
    return _take(request, Standing(), None)


@guard(Permission.REPORT_WRITE)
def edit(request: ActorRequest, reference: str) -> HttpResponse:
    """Show a report in the form, or take what was typed into it; what nobody may edit now does not exist here."""
    opened = queries.read(request.actor, reference)
    standing = _standing(request, opened)
    if request.method != "POST":
        typed = typed_of(opened.content, _language())
        return show(request, typed, read(Typed(typed.values)).faults, standing)
    if request.headers.get("X-Autosave"):
        return _autosave(request, opened)
    return _take(request, standing, opened)


def _language() -> str:
    return (get_language() or "en")[:2]


def _standing(request: ActorRequest, opened: Opened) -> Standing:
    verbs = possible(request.actor, opened.report) if opened.share is None else frozenset()
    mode = next(
        (mode for verb, mode in (("save", DRAFT), ("amend", AMEND), ("correct", CORRECT)) if verb in verbs),
        "",
    )
    if not mode:
        raise Forbidden(reference=opened.report.reference)
    asked = [text for message, text in opened.messages if message.kind == "return"]
    return Standing(
        mode=mode, report=opened.report, stamp=stamp_of(opened.report), attachments=opened.attachments,
        question=asked[-1] if asked and opened.report.state == "returned" else "",
    )  # fmt: skip


def stamp_of(report: "Report") -> str:
    """Return what changes with every change of a report, so that two devices do not overwrite each other unseen."""
    return f"{report.version}.{report.changed_at.isoformat()}"


def _typed(request: ActorRequest) -> Typed:
    return Typed.of_pairs((name, str(text)) for name, text in request.POST.items() if name not in APART)


def _take(request: ActorRequest, standing: Standing, opened: Opened | None) -> HttpResponse:
    typed, do = _typed(request), str(request.POST.get("do", ""))
    standing.level = SEALED if request.POST.get("level") == SEALED and standing.mode == DRAFT else "sensitive"
    standing.once = str(request.POST.get("once", ""))[:64]
    verb, _sep, place = do.partition(":")
    if verb in ("add", "remove"):
        standing.stamp = str(request.POST.get("stamp", ""))
        _change_rows(typed, verb, place)
        return show(request, typed, [], standing)
    if verb in ("read_text", "named"):
        standing.stamp = str(request.POST.get("stamp", ""))
        _from_text(request, typed, standing, do)
        return show(request, typed, [], standing)
    reading = read(typed, opened.content if opened else None)
    if note := _hindrance(request, standing, reading, do):
        standing.notes = [note]
        return show(request, typed, reading.faults, standing, status=422)
    if opened and _changed_elsewhere(request, standing, opened, reading):
        standing.notes = [CHANGED_ELSEWHERE]
        return show(request, typed, reading.faults, standing, status=409)
    return _send(request, standing, reading, do)


def _hindrance(request: ActorRequest, standing: Standing, reading: Reading, do: str) -> Promise | str:
    """Return why nothing is sent or kept yet; nobody's choice of level is ever guessed."""
    if standing.mode == DRAFT and do == "deposit" and standing.level != SEALED:
        return NOT_SEALED
    if standing.level == SEALED and do != "deposit":
        return NO_DRAFT
    empty = Content(language=reading.content.language, kind=reading.content.kind)
    if (
        do == "keep"
        and standing.report is None
        and reading.content == empty
        and not reading.faults
        and not request.FILES
    ):
        return _("There is nothing to keep yet.")
    return ""


def _changed_elsewhere(request: ActorRequest, standing: Standing, opened: Opened, reading: Reading) -> bool:
    stamp = str(request.POST.get("stamp", ""))
    return bool(stamp) and stamp != standing.stamp and reading.content != opened.content


def _from_text(request: ActorRequest, typed: Typed, standing: Standing, do: str) -> None:
    """List what the narrative names and no row has; `do` may first put one of it into a row of its own."""
    content = read(Typed(typed.values)).content
    from_text.take(typed, content, request.actor.unit, do, _language())
    standing.named = from_text.named(read(Typed(typed.values)).content, request.actor.unit)


def _change_rows(typed: Typed, verb: str, place: str) -> None:
    """Add or remove a row; what no form asks for changes nothing."""
    section, _sep, number = place.partition(":")
    if section not in SECTIONS:
        return
    rows = typed.rows(section)
    if verb == "remove":
        typed.keep_rows(section, [row for row in rows if str(row) != number])
    elif len(rows) < SECTIONS[section].most:
        typed.add(section, untouched(SECTIONS[section]))


def _send(request: ActorRequest, standing: Standing, reading: Reading, do: str) -> HttpResponse:
    reference = standing.report.reference if standing.report else ""
    work = VERBS[standing.mode].get(do)
    kept: list[Stopped] = []

    def once_only() -> str:
        if work is not None:
            return work(request, reading, reference)
        report = sending.keep(request, reading, reference)
        say(request, _("Kept. Only you see it until you send it."))
        return reverse("report_edit", args=[report.reference])

    try:
        if work is None and standing.mode != DRAFT:
            raise Forbidden(reference=reference)
        return go(once(request.actor, standing.once, once_only))
    except Stopped as stopped:
        kept.append(stopped)
    except Refused as refused:
        standing.notes = [errors.message(refused)]
        return show(request, reading.typed, reading.faults, standing, status=409)
    except Invalid as invalid:
        kept.append(Stopped([Fault(invalid.field or "narrative", invalid.code, invalid.details)]))
    return _stopped(request, standing, reading, kept[0])


def _stopped(request: ActorRequest, standing: Standing, reading: Reading, stopped: Stopped) -> HttpResponse:
    standing.once = ""
    if stopped.report is not None:
        standing.report, standing.stamp = stopped.report, stamp_of(stopped.report)
        standing.status = _("Kept as a draft; not sent yet.")
    return show(request, reading.typed, stopped.faults, standing, status=422)


def _autosave(request: ActorRequest, opened: Opened) -> HttpResponse:
    """Keep a draft without a page: the script learns the new stamp, or that it was not kept."""
    standing = _standing(request, opened)
    reading = read(_typed(request), opened.content)
    if standing.mode != DRAFT or request.POST.get("level") == SEALED:
        return JsonResponse({"fields": {}}, status=409)
    if _changed_elsewhere(request, standing, opened, reading):
        return JsonResponse({"fields": {}}, status=409)
    try:
        report = sending.keep(request, reading, opened.report.reference)
    except (Stopped, Refused):
        return JsonResponse({"fields": {}}, status=422)
    return JsonResponse({"fields": {"stamp": stamp_of(report)}})
