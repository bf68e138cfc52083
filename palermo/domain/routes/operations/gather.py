"""Gather: the hub's worker takes what reports say of their way out of them, and seals it beside them."""

from collections.abc import Sequence

from django.db import transaction

from palermo.domain.reports import bulk
from palermo.domain.reports.models import Report
from palermo.domain.reports.queries import contents_of
from palermo.domain.reports.sealed import keys_of
from palermo.domain.reports.states import SEEN_BY_HUB, State
from palermo.domain.routes.models import Due, Way
from palermo.domain.routes.sealed import seal_way
from palermo.domain.routes.words import said
from palermo.kernel.crashpoints import reach
from palermo.kernel.ids import new_uid

BATCH = 200
_YIELDING = SEEN_BY_HUB - {State.WITHDRAWN}


def mark_due(reports: Sequence[int]) -> None:
    """Note reports whose way is to be gathered, in the running transaction of whoever read or changed them."""
    versions = dict(Report.objects.filter(pk__in=reports).values_list("pk", "version"))
    Due.objects.filter(report__in=versions).delete()
    bulk.insert_many(Due, [{"report_id": row, "version": version} for row, version in versions.items()])


def forget(reports: Sequence[int]) -> None:
    """Remove the ways of reports that were emptied or sealed anew."""
    Way.objects.filter(report__in=reports).delete()


def gather(limit: int = BATCH) -> int:
    """Gather the ways of up to `limit` waiting reports and return how many waited; safe to repeat and to kill anywhere.

    What changed meanwhile keeps its mark and is gathered again. A withdrawn report has no way.
    """
    due = list(Due.objects.order_by("-pk").select_related("report")[:limit])
    if not due:
        return 0
    reports = {row.report_id: row.report for row in due}
    open_ones = [report for report in reports.values() if State(report.state) in _YIELDING]
    keys, contents = keys_of(open_ones), contents_of(open_ones)
    reach("routes.read")
    with transaction.atomic():
        rows = {row.pk: row for row in Report.objects.select_for_update().filter(pk__in=reports)}
        forget([pk for pk in reports if _same(rows.get(pk), reports[pk]) or _gone(rows.get(pk))])
        new = []
        for pk, report in reports.items():
            words = said(contents[pk]) if pk in contents and report.data_key in keys else None
            if words is not None and _same(rows.get(pk), report):
                uid = new_uid()
                sealed = seal_way(keys[report.data_key], report, uid, words)
                new.append({
                    "report_id": pk, "uid": uid, "level": report.level, "version": report.version, "sealed": sealed,
                })  # fmt: skip
        bulk.insert_many(Way, new)
        reach("routes.written")
        for version in {row.version for row in due}:
            marks = [row.pk for row in due if row.version == version]
            Due.objects.filter(pk__in=marks, version=version).delete()
    return len(due)


def _same(row: Report | None, report: Report) -> bool:
    """Say whether a report is still what was read: the same version under the same key, not withdrawn since."""
    return (
        not _gone(row)
        and row is not None
        and (row.data_key, row.version) == (report.data_key, report.version)
    )


def _gone(row: Report | None) -> bool:
    return row is None or row.standing not in _YIELDING
