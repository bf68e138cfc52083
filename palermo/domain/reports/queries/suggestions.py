"""What a report suggests to the hub's analyst, with what was decided about each suggestion."""

from collections.abc import Sequence
from dataclasses import dataclass

from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Reading as ReadingRow
from palermo.domain.reports.models import Report
from palermo.domain.reports.models import Verdict as VerdictRow
from palermo.domain.reports.queries.classifier import serving_model
from palermo.domain.reports.queries.reading import Opened
from palermo.domain.reports.reading.elements import Elements, standing
from palermo.domain.reports.reading.kept import from_bytes
from palermo.domain.reports.reading.linear import Model
from palermo.domain.reports.reading.structured import already_in
from palermo.domain.reports.reading.suggesting import reader, suggest
from palermo.domain.reports.reading.suggestion import Item, Reading, Suggestion
from palermo.domain.reports.sealed import keys_of, open_blob, open_verdict
from palermo.domain.reports.verdict import ITEM, VerdictWords, holding
from palermo.foundations.policy import Actor, Permission, allowed
from palermo.foundations.vocabularies import countries
from palermo.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Offered:
    """One suggestion with the decision that holds for it, or None while nobody has decided."""

    suggestion: Suggestion
    verdict: VerdictWords | None


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """One thing named in the text, the decision on it, and whether the report has it among its parts already."""

    item: Item
    verdict: VerdictWords | None
    known: bool


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything that one report suggests to an analyst, in the version that she reads."""

    reading: Reading
    suggestions: Sequence[Offered]
    items: Sequence[OfferedItem]
    elements: Elements
    verdicts: Sequence[VerdictWords]


def offers(actor: Actor, opened: Opened) -> Offers | None:
    """Return what a report suggests to whoever classifies it, and None to everyone else or for a version that is past.

    The caller has opened the report, which recorded the reading of it. What was not read yet is read now.
    """
    report = opened.report
    if (
        not (actor.at_hub and allowed(actor, Permission.REPORT_CLASSIFY))
        or opened.shown_version != report.version
    ):
        return None
    reading = _kept(report) or read_content(report, opened.content, serving_model())
    verdicts = verdicts_of(report)
    held = holding(verdicts)
    child = True if opened.judgement and opened.judgement.child else None
    return Offers(
        reading=reading,
        suggestions=[Offered(each, held.get((each.facet, each.code, ""))) for each in reading.suggestions],
        items=[
            OfferedItem(item, held.get((ITEM, item.kind, item.value)), already_in(item, opened.content))
            for item in reading.items
        ],
        elements=standing(reading.suggestions, child=child),
        verdicts=list(held.values()),
    )


def read_content(report: Report, content: Content, model: Model | None) -> Reading:
    """Return what a report's narrative suggests."""
    return suggest(
        content.narrative, language=content.language, country=countries.alpha2(report.unit),
        near=(report.submitted_at or now()).date(), model=model,
    )  # fmt: skip


def verdicts_of(report: Report) -> list[VerdictWords]:
    """Return every decision on a report's suggestions, oldest first; the caller may read the report."""
    rows = list(VerdictRow.objects.filter(report=report).order_by("pk"))
    if not rows:
        return []
    keys = keys_of([report])
    return [open_verdict(row, report, keys) for row in rows]


def _kept(report: Report) -> Reading | None:
    row = ReadingRow.objects.filter(report=report, version=report.version).first()
    if row is None or row.reader != reader(serving_model()):
        return None
    plain = open_blob(
        keys_of([report])[report.data_key], row.sealed,
        table="reports_reading", column="sealed", uid=row.uid, level=report.level,
    )  # fmt: skip
    return from_bytes(plain)
