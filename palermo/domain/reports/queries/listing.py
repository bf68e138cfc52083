"""Lists of reports: newest first, the unit's own, what was shared with it, and every row for an export."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Body, Report, Share
from palermo.domain.reports.queries.filters import Filters, narrow
from palermo.domain.reports.queries.visible import reports_visible_to, shares_visible_to
from palermo.domain.reports.rules import urgency_codes
from palermo.domain.reports.sealed import keys_of, open_body, open_share
from palermo.foundations import audit
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import SealBroken
from palermo.kernel.ids import plain_reference

PAGE = 50
COUNTED = 1000  # beyond this a count says "more than 1,000": counting a million rows would slow every page


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list; `title` is empty for whoever sees references and states only."""

    report: Report
    title: str = ""
    content: Content | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, with the reference to go on after; `total` stops at COUNTED + 1."""

    rows: list[Row]
    following: str = ""
    total: int = 0

    @property
    def many(self) -> bool:
        """Say whether there are more rows than were counted."""
        return self.total > COUNTED


def shows_titles(actor: Actor) -> bool:
    """Say whether lists show what reports say: not to officers, whose phone is shared with a family."""
    return actor.role.value != "officer"


def listing(actor: Actor, filters: Filters | None = None, *, after: str = "", size: int = PAGE) -> Page:
    """Return a page of the visible reports, the last submitted first and those not yet submitted before them."""
    require(actor, Permission.REPORT_READ)
    filters = filters or Filters()
    rows = narrow(reports_visible_to(actor).filter(submitted_at__isnull=False), filters, actor)
    total = len(rows.order_by()[: COUNTED + 1].values_list("id"))
    found = list(with_readings(_newest(_older_than(rows, actor, after)))[: size + 1])
    page = found[:size]
    return Page(with_titles(actor, page), page[-1].reference if len(found) > size else "", total)


def with_readings(rows: QuerySet[Report]) -> QuerySet[Report]:
    """Return the same rows with what their text reads as (kinds, urgency) in the same statement, nothing sealed."""
    return rows.select_related("reading").defer("reading__sealed")


def reads_as(report: Report) -> tuple[list[str], list[str]]:
    """Return the kinds of crime and the urgency that a report's text reads as and nobody has taken up yet.

    Rows of `with_readings` answer without a query. A judged report reads as nothing more; nor does one whose reading
    is of an earlier version.
    """
    reading = getattr(report, "reading", None)
    if reading is None or reading.version != report.version or report.crime_class:
        return [], []
    urgent = [] if report.acknowledged_at else urgency_codes(reading.urgency & ~report.urgency)
    return [kind for kind in reading.kinds.split(",") if kind], urgent


def _newest(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.order_by("-submitted_at", "-id")


def _older_than(rows: QuerySet[Report], actor: Actor, reference: str) -> QuerySet[Report]:
    if not reference:
        return rows
    mark = reports_visible_to(actor).filter(reference=plain_reference(reference)).first()
    if mark is None or mark.submitted_at is None:
        return rows
    return rows.filter(submitted_at__lte=mark.submitted_at).filter(
        Q(submitted_at__lt=mark.submitted_at) | Q(id__lt=mark.id)
    )


def at_unit(actor: Actor) -> list[Row]:
    """Return what has not left the unit: one's own drafts and returned reports, and what was handed in."""
    require(actor, Permission.REPORT_READ)
    if not actor.in_unit:
        return []
    rows = (
        reports_visible_to(actor).filter(state__in=["draft", "handed_in", "returned"]).order_by("-changed_at")
    )
    return with_titles(actor, list(rows[:200]))


def shared_with(actor: Actor, *, after: str = "", size: int = PAGE) -> Page:
    """Return the masked copies that other units or the hub shared with the actor's unit, newest first."""
    require(actor, Permission.REPORT_READ)
    rows = shares_visible_to(actor).select_related("report").order_by("-active_at", "-id")
    total = len(rows.order_by()[: COUNTED + 1].values_list("id"))
    mark = rows.filter(report__reference=plain_reference(after)).first() if after else None
    if mark is not None:
        rows = rows.filter(active_at__lte=mark.active_at).filter(
            Q(active_at__lt=mark.active_at) | Q(id__lt=mark.id)
        )
    found = list(rows[: size + 1])
    page = found[:size]
    if page and shows_titles(actor):
        audit.read(actor, "report.listed", objects=[share.report.reference for share in page])
    lines = [
        Row(share.report, title=_lent_title(actor, share) if shows_titles(actor) else "", share=share)
        for share in page
    ]
    return Page(lines, page[-1].report.reference if len(found) > size else "", total)


def _lent_title(actor: Actor, share: Share) -> str:
    try:
        return title_of(open_share(share, unit=actor.unit))
    except SealBroken:
        return ""


def with_titles(actor: Actor, reports: Sequence[Report]) -> list[Row]:
    """Return rows with titles for those who see them; opening fifty titles is one look-up of keys and one of bodies."""
    if not reports or not shows_titles(actor):
        return [Row(report) for report in reports]
    audit.read(actor, "report.listed", objects=[report.reference for report in reports])
    contents = contents_of(reports)
    return [Row(report, title_of(contents.get(report.id)), contents.get(report.id)) for report in reports]


def contents_of(reports: Sequence[Report]) -> dict[int, Content]:
    """Return the present content of reports by row key; the caller has recorded the reading. Broken seals are left out."""
    keys = keys_of(reports)
    wanted = {report.id: report for report in reports}
    found: dict[int, Content] = {}
    for body in Body.objects.filter(report__in=list(wanted)).order_by("number"):
        report = wanted[body.report_id]
        if body.number == report.version:
            try:
                found[report.id] = open_body(body, report, keys)
            except SealBroken:
                continue
    return found


def title_of(content: Content | None, width: int = 90) -> str:
    """Return one line for a list: the title, or the beginning of the narrative."""
    if content is None:
        return ""
    line = content.title or " ".join(content.narrative.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def export_rows(actor: Actor, filters: Filters | None = None) -> Iterator[Row]:
    """Yield every visible report that the filters leave, newest first, a few hundred opened at a time.

    The export is recorded before its first row; what is shared with the unit is not in it, since it is not hers.
    """
    require(actor, Permission.REPORT_EXPORT)
    filters = filters or Filters()
    audit.read(actor, "report.exported", **filters.as_query())
    rows = narrow(reports_visible_to(actor).filter(submitted_at__isnull=False), filters, actor)
    last: Report | None = None
    while True:
        part = _newest(rows)
        if last is not None:
            part = part.filter(submitted_at__lte=last.submitted_at).filter(
                Q(submitted_at__lt=last.submitted_at) | Q(id__lt=last.id)
            )
        reports = list(part[:300])
        if not reports:
            return
        contents = contents_of(reports)
        for report in reports:
            yield Row(report, title_of(contents.get(report.id)), contents.get(report.id))
        last = reports[-1]
