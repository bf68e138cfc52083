"""Read along: the hub's worker reads what has arrived, and keeps what it suggests sealed beside the report."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from palermo.domain.reports import rules
from palermo.domain.reports.content import Urgency
from palermo.domain.reports.models import Reading, Report, Unread, Verdict
from palermo.domain.reports.news import ReportsRead
from palermo.domain.reports.operations.decide import show_urgency
from palermo.domain.reports.operations.unread import mark_unread
from palermo.domain.reports.queries.classifier import serving_model
from palermo.domain.reports.queries.listing import contents_of
from palermo.domain.reports.queries.suggestions import read_content
from palermo.domain.reports.reading import suggestion
from palermo.domain.reports.reading.kept import to_bytes
from palermo.domain.reports.reading.suggesting import reader
from palermo.domain.reports.sealed import keys_of, seal
from palermo.domain.reports.states import OPEN_AT_HUB
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.ids import new_uid

BATCH = 100  # about a fifth of a second of reading, then whoever waits for the database comes first
# A record of years ago arrives closed: its page reads it when somebody opens it.
_OPEN = sorted(state.value for state in OPEN_AT_HUB)


class Found(NamedTuple):
    """A reading beside the row that it is of, as that row was when it was read."""

    report: Report
    reading: suggestion.Reading
    sealed: bytes
    uid: str


def read_along(limit: int = BATCH) -> int:
    """Read up to `limit` waiting reports and return how many were waiting; safe to repeat and to kill anywhere.

    What changed while it was read keeps its mark and is read again. What does not open is left unread for good.
    """
    waiting = list(Unread.objects.select_related("report").order_by("-pk")[:limit])
    if not waiting:
        return 0
    found = list(_read([row.report for row in waiting if row.report.state in _OPEN]))
    reach("read_along.read")
    with transaction.atomic():
        fresh = _unchanged(found)
        Reading.objects.bulk_create(
            [_row(one, now()) for one in fresh],
            update_conflicts=True,
            unique_fields=["report"],
            update_fields=["uid", "version", "reader", "kinds", "urgency", "sealed", "at"],
        )
        _keep_refusals(fresh)
        announce(ReportsRead(tuple(row.pk for row in waiting)))
        reach("read_along.written")
        for version in {row.version for row in waiting}:
            marks = [row.pk for row in waiting if row.version == version]
            Unread.objects.filter(pk__in=marks, version=version).delete()
    return len(waiting)


def _keep_refusals(found: list[Found]) -> None:
    """Let an urgency that somebody refused stay out of the queue when the same words are read once more."""
    decided = set(
        Verdict.objects.filter(report__in=[one.report.pk for one in found]).values_list("report", flat=True)
    )
    for one in found:
        if one.report.pk in decided:
            show_urgency(one.report, one.reading)


def read_again() -> int:
    """Mark every open report that an older reader read, and return how many; after a change of lexicon or model."""
    current = reader(serving_model())
    with transaction.atomic():
        rows = Report.objects.filter(state__in=sorted(OPEN_AT_HUB)).exclude(reading__reader=current)
        marked = list(rows.values_list("pk", "version"))
        mark_unread(marked)
    return len(marked)


def read_again_for(actor: Actor) -> int:
    """Mark what an older reader read, on the word of somebody who classifies; raises Forbidden for everybody else."""
    require(actor, Permission.REPORT_CLASSIFY)
    return read_again()


def _read(reports: list[Report]) -> Iterator[Found]:
    keys, model, contents = keys_of(reports), serving_model(), contents_of(reports)
    for report in reports:
        content = contents.get(report.pk)
        if content is None:
            continue
        read = read_content(report, content, model)
        uid = new_uid()
        sealed = seal(
            keys[report.data_key], report.data_key, to_bytes(read),
            table="reports_reading", column="sealed", uid=uid, level=report.level,
        )  # fmt: skip
        yield Found(report, read, sealed, uid)


def _unchanged(found: list[Found]) -> list[Found]:
    """Return what is of rows that are still as they were: the same version under the same key."""
    now_there = dict(
        Report.objects.select_for_update()
        .filter(pk__in=[one.report.pk for one in found], state__in=_OPEN)
        .values_list("pk", "data_key")
    )
    versions = dict(Report.objects.filter(pk__in=now_there).values_list("pk", "version"))
    return [
        one
        for one in found
        if now_there.get(one.report.pk) == one.report.data_key
        and versions[one.report.pk] == one.report.version
    ]


def _row(one: Found, moment: datetime) -> Reading:
    reading = one.reading
    kinds = dict.fromkeys(each.kind for each in reading.of("classes") if each.kind)
    urgent = {each.code for each in reading.of("urgency")}
    return Reading(
        report_id=one.report.pk, uid=one.uid, version=one.report.version, reader=reading.version,
        kinds=",".join(kinds)[:80], sealed=one.sealed, at=moment,
        urgency=rules.urgency_bits(Urgency(**{code: code in urgent for code in suggestion.URGENCIES})),
    )  # fmt: skip
