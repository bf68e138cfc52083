"""What waits for somebody: the first page of a unit's officer, of its head, and the notices of anyone."""

from dataclasses import dataclass, field

from palermo.domain.reports.models import Message, Notice, Receipt, Report, Share
from palermo.domain.reports.queries.listing import Row, with_titles
from palermo.domain.reports.queries.reading import receipts_of
from palermo.domain.reports.queries.visible import reports_visible_to
from palermo.domain.reports.sealed import Holder, open_messages
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, allowed, require
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Home:
    """The parts of a unit's first page, most pressing first."""

    questions: list[tuple[Message, str]] = field(default_factory=list)
    to_check: list[Row] = field(default_factory=list)
    returned: list[Row] = field(default_factory=list)
    drafts: list[Row] = field(default_factory=list)
    consents: list[Share] = field(default_factory=list)
    feedback: list[tuple[Message, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    sent: list[Report] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        """Return how many things wait for this person."""
        return len(self.questions) + len(self.to_check) + len(self.returned) + len(self.consents)


def home(actor: Actor) -> Home:
    """Return what waits for a member of a unit; everything on it is visible to her by the same rules as elsewhere."""
    require(actor, Permission.HOME)
    if not (actor.in_unit and actor.unit_active and allowed(actor, Permission.REPORT_READ)):
        return Home(notices=notices_of(actor))
    visible = reports_visible_to(actor)
    heads = allowed(actor, Permission.REPORT_SUBMIT) and not actor.alone
    return Home(
        questions=_letters(actor, "question", open_only=True),
        to_check=with_titles(
            actor, list(visible.filter(state="handed_in").order_by("-priority", "handed_in_at")[:50])
        )
        if heads
        else [],
        returned=with_titles(
            actor, list(visible.filter(state="returned", author=actor.uid).order_by("-changed_at")[:20])
        ),
        drafts=with_titles(
            actor, list(visible.filter(state="draft", author=actor.uid).order_by("-changed_at")[:20])
        ),
        consents=_consents(actor),
        feedback=_letters(actor, "feedback", open_only=False),
        notices=notices_of(actor),
        receipts=receipts_of(actor)[:6],
        sent=list(
            visible.filter(author=actor.uid, submitted_at__isnull=False).order_by("-submitted_at")[:10]
        ),
    )


def _letters(actor: Actor, kind: str, *, open_only: bool) -> list[tuple[Message, str]]:
    rows = Message.objects.filter(to_unit=actor.unit, kind=kind, level=Level.SENSITIVE)
    if open_only:
        rows = rows.filter(answered_at=None)
    # A letter about a highly sensitive report is for its author alone: the unit knows of no such report.
    mine = Receipt.objects.filter(author=actor.uid, level=Level.HIGHLY_SENSITIVE).values("reference")
    known = reports_visible_to(actor)
    rows = (
        (rows.filter(report__in=known) | rows.filter(reference__in=mine))
        .select_related("report")
        .order_by("-at")
    )
    found = list(rows[:20])
    if found:
        audit.read(actor, "message.listed", objects=sorted({row.reference for row in found}))
    return open_messages(found, holder=Holder(actor.unit, actor.uid))


def _consents(actor: Actor) -> list[Share]:
    if not allowed(actor, Permission.REPORT_SHARE):
        return []
    rows = Share.objects.filter(state="waiting", needs_owner=True, owner_by="", report__unit=actor.unit)
    return list(rows.select_related("report").prefetch_related("units").order_by("at")[:20])


def notices_of(actor: Actor) -> list[Notice]:
    """Return one's own unseen notices, newest first."""
    return list(Notice.objects.filter(person=actor.uid, seen_at=None).order_by("-at")[:30])
