"""The form's page in its three uses: a draft, the head's correction before sending, the owner's after sending."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palermo.faces.kit.guard import ActorRequest
from palermo.faces.web.reports.form import Fault, Typed, options
from palermo.faces.web.reports.form.from_text import Named
from palermo.faces.web.reports.form.page import Page, page_of
from palermo.foundations.files import Attached
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.vocabularies import vocabulary
from palermo.kernel.ids import new_uid

if TYPE_CHECKING:
    from palermo.domain.reports.models import Report

DRAFT, AMEND, CORRECT = "draft", "amend", "correct"
HEADINGS = {
    DRAFT: _("Report"),
    AMEND: _("Correct before sending"),
    CORRECT: _("Correct a report that was sent"),
}
LEDES = {
    DRAFT: _(
        "Only what, when and where are asked for. Leave empty what you do not know: "
        "a short report today is worth more than a long one tomorrow."
    ),
    AMEND: _("What the officer wrote stays as a version beside yours."),
    CORRECT: _(
        "Your version takes the place of the present one. "
        "The earlier text stays, marked, and everyone who read it is told."
    ),
}
WHEN = frozenset(
    ("start_day", "start_month", "start_year", "end_day", "end_month", "end_year", "time", "when_words")
)


@dataclass(frozen=True, slots=True)
class Button:
    """One way to send the form."""

    do: str
    label: Promise | str
    main: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the index beside the form."""

    name: str
    label: Promise | str
    count: int = 0
    wrong: bool = False


@dataclass(slots=True)
class Standing:
    """What surrounds the boxes: which use, which report, what was said about it."""

    mode: str = DRAFT
    report: "Report | None" = None
    level: str = "sensitive"
    stamp: str = ""
    question: str = ""
    notes: Sequence[Promise | str] = ()
    attachments: Sequence[Attached] = field(default_factory=list)
    status: Promise | str = ""
    once: str = ""
    named: Sequence[Named] | None = None  # what the text names, once somebody asked


def buttons(actor: Actor, mode: str) -> list[Button]:
    """Return the ways to send the form, the plain one first: it is what the Enter key does."""
    if mode == AMEND:
        return [
            Button("amend", _("Keep the correction")),
            Button("amend_submit", _("Correct and send to the hub"), main=True),
        ]
    if mode == CORRECT:
        return [Button("correct", _("Put this version in place"), main=True)]
    if allowed(actor, Permission.REPORT_SUBMIT):
        send = Button("submit", _("Send to the hub"), main=True)
    else:
        send = Button("hand_in", _("Send to the head of unit"), main=True)
    return [
        Button("keep", _("Keep")),
        send,
        Button("deposit", _("Send sealed to the hub"), main=True, sealed=True),
    ]


def parts(page: Page, *, level: bool) -> list[Part]:
    """Return the index of the page with what is filled and what is wrong."""
    rows = page.sections
    wrong = page.wrong
    found = [Part("level", _("How secret"))] if level else []
    return [
        *found,
        Part("what", _("What happened"), wrong=bool(wrong & {"narrative", "title", "language", "kind"})),
        Part("when", _("When"), wrong=bool(wrong & WHEN)),
        Part(
            "where",
            _("Where"),
            wrong=bool(wrong & {"country", "place", "crossing", "coordinates", "where_words"}),
        ),
        *(
            Part(name, label, rows[name].filled, rows[name].wrong)
            for name, label in (
                ("legs", _("The way")),
                ("people", _("People")),
                ("vehicles", _("Vehicles")),
                ("phones", _("Phones")),
            )
        ),
        Part("rest", _("The rest"), wrong=_rest_wrong(page)),
        Part(
            "evaluation",
            _("How sure"),
            wrong=bool(wrong & {"source", "information", "handling", "condition"}),
        ),
        Part("files", _("Attachments"), wrong="files" in wrong),
    ]


def _rest_wrong(page: Page) -> bool:
    starts = ("toll_", "count_", "indicators")
    return any(name.startswith(starts) for name in page.wrong) or any(
        page.sections[name].wrong for name in ("papers", "seizures", "money", "nations")
    )


def places_of(unit: str) -> list[str]:
    """Return the posts of the known crossings on a unit's side, and those that face them."""
    from django.conf import settings

    country = settings.PALERMO.territories.get(unit, "")
    sides = [row.data.get("sides", []) for row in vocabulary("crossing_kinds", "known_crossings").entries]
    near = [pair for pair in sides if any(side.get("country") == country for side in pair)]
    return sorted({str(side["name"]) for pair in near for side in pair})


def show(
    request: ActorRequest, typed: Typed, faults: Sequence[Fault], standing: Standing, *, status: int = 200
) -> HttpResponse:
    """Answer with the form as typed."""
    page = page_of(typed, faults)
    report = standing.report
    kept = report is not None and standing.mode == DRAFT
    context = {
        "page": page, "heading": HEADINGS[standing.mode] if report else _("New report"), "lede": LEDES[standing.mode],
        "report": report,
        "action": reverse("report_edit", args=[report.reference]) if report else reverse("report_new"),
        "once": standing.once or new_uid(), "stamp": standing.stamp, "level": standing.level,
        "choose_level": standing.mode == DRAFT, "parts": parts(page, level=standing.mode == DRAFT),
        "buttons": buttons(request.actor, standing.mode), "question": standing.question, "notes": standing.notes,
        "named": standing.named, "attachments": standing.attachments, "status": standing.status,
        "standing": _("Draft kept. It never expires.") if kept else "",
        "autosave": reverse("report_edit", args=[report.reference]) if kept and report else "",
        "country_names": options.country_names((get_language() or "en")[:2]), "places": places_of(request.actor.unit),
    }  # fmt: skip
    return render(request, "reports/form.html", context, status=status)
