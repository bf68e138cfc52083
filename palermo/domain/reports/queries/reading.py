"""Reading one report: everything that its page shows, recorded in the read log before it is opened."""

from dataclasses import dataclass, field

from palermo.domain.reports import masking
from palermo.domain.reports.content import Content, Person
from palermo.domain.reports.judgement import Judgement
from palermo.domain.reports.models import Body, Message, Receipt, Report, Share
from palermo.domain.reports.models import Judgement as JudgementRow
from palermo.domain.reports.queries.visible import find, shares_visible_to
from palermo.domain.reports.sealed import (
    Holder,
    keys_of,
    open_body,
    open_judgement,
    open_messages,
    open_share,
)
from palermo.domain.reports.states import State
from palermo.foundations import audit, files
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Forbidden
from palermo.kernel.ids import plain_reference
from palermo.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as one actor may read it; `share` is set where she reads the masked copy only."""

    report: Report
    content: Content
    versions: list[Body] = field(default_factory=list)
    shown_version: int = 1
    judgement: Judgement | None = None
    judged: JudgementRow | None = None
    judgements: list[tuple[JudgementRow, Judgement]] = field(default_factory=list)
    messages: list[tuple[Message, str]] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    attachments: list[files.Attached] = field(default_factory=list)
    share: Share | None = None

    @property
    def protected(self) -> list[tuple[int, Person]]:
        """Return the people who are masked in sharing unless ticked."""
        return masking.protected(self.content)


def read(actor: Actor, reference: str, *, version: int = 0) -> Opened:
    """Open a report, or the copy shared with the actor's unit; raises Forbidden where neither is visible to her."""
    require(actor, Permission.REPORT_READ)
    try:
        report = find(actor, reference)
    except Forbidden:
        return _read_shared(actor, reference)
    audit.read(actor, "report.read", objects=[report.reference], version=version or report.version)
    keys = keys_of([report])
    versions = list(Body.objects.filter(report=report).order_by("number").defer("sealed"))
    shown = version if any(body.number == version for body in versions) else report.version
    body = Body.objects.get(report=report, number=shown)
    judgements = _judgements(actor, report, keys)
    return Opened(
        report=report, content=open_body(body, report, keys), versions=versions, shown_version=shown,
        judgement=judgements[0][1] if judgements else None, judged=judgements[0][0] if judgements else None,
        judgements=judgements,
        messages=open_messages(_messages(actor, report), holder=Holder.of(report)), shares=list(_shares(report)),
        receipts=list(Receipt.objects.filter(reference=report.reference).order_by("-version")),
        attachments=files.attached(report.uid, keys[report.data_key]),
    )  # fmt: skip


def _judgements(actor: Actor, report: Report, keys: dict[str, bytes]) -> list[tuple[JudgementRow, Judgement]]:
    """Return the hub's judgements, the latest first; they stay inside the hub."""
    if not actor.at_hub:
        return []
    rows = JudgementRow.objects.filter(report=report).order_by("-number")
    return [(row, open_judgement(row, report, keys)) for row in rows]


def _messages(actor: Actor, report: Report) -> list[Message]:
    rows = Message.objects.filter(report=report).select_related("report").order_by("at", "id")
    if not actor.at_hub:
        # Notes stay inside the hub; a letter of another level than the reader's clearance does not exist for her.
        rows = rows.exclude(kind="note").filter(level__lte=actor.clearance)
    return list(rows)


def _shares(report: Report) -> "list[Share]":
    return list(Share.objects.filter(report=report).prefetch_related("units").order_by("-at"))


def _read_shared(actor: Actor, reference: str) -> Opened:
    row = (
        shares_visible_to(actor)
        .filter(report__reference=plain_reference(reference))
        .select_related("report")
        .first()
    )
    if row is None:
        raise Forbidden(reference=reference)
    audit.read(actor, "report.read", objects=[row.report.reference], share=row.uid)
    return Opened(
        report=_outside(row.report),
        content=open_share(row, unit=actor.unit),
        share=row,
        shown_version=row.version,
    )


def _outside(report: Report) -> Report:
    """Return a copy of the row with only what another unit may know: no state of work, no author, no later change."""
    return Report(
        uid=report.uid, reference=report.reference, unit=report.unit, level=Level.SENSITIVE, state=State.SUBMITTED,
        kind=report.kind, language=report.language, priority=report.priority, day_from=report.day_from,
        day_to=report.day_to, country=report.country, crossing=report.crossing, handling=report.handling,
        source=report.source, information=report.information, submitted_at=report.submitted_at,
        invented=report.invented, origin=report.origin, index_scope=report.index_scope,
    )  # fmt: skip


def receipts_of(actor: Actor) -> list[Receipt]:
    """Return the newest receipts: a unit's own, and of highly sensitive reports only those that the actor sent herself."""
    if not actor.in_unit:
        return []
    mine = Receipt.objects.filter(unit=actor.unit, level=Level.SENSITIVE) | Receipt.objects.filter(
        author=actor.uid
    )
    return list(mine.order_by("-at")[:20])


def receipt(actor: Actor, reference: str, version: int = 0) -> Receipt:
    """Return one receipt that the actor may keep, the newest for version 0; raises Forbidden otherwise."""
    rows = Receipt.objects.filter(reference=plain_reference(reference)).order_by("-version")
    if version:
        rows = rows.filter(version=version)
    if actor.in_unit:
        found = rows.filter(unit=actor.unit).first()
        if found and (found.level == Level.SENSITIVE or found.author == actor.uid):
            return found
    elif actor.at_hub:
        found = rows.first()
        if found and find(actor, reference):
            return found
    raise Forbidden(reference=reference)


def letters_for(actor: Actor, reference: str) -> list[tuple[Message, str]]:
    """Return the letters that came back on one's own highly sensitive report, which is known by its receipt only."""
    kept = receipt(actor, reference)
    if kept.author != actor.uid:
        raise Forbidden(reference=reference)
    audit.read(actor, "receipt.read", objects=[kept.reference])
    rows = Message.objects.filter(
        reference=kept.reference, to_unit=actor.unit, level=Level.SENSITIVE
    ).order_by("at")
    return open_messages(rows.select_related("report"), holder=Holder(actor.unit, actor.uid))
