"""Marking reports as unread, so that the hub's worker reads them: one small row, in the transaction that brings them."""

from collections.abc import Sequence

from palermo.domain.reports import bulk
from palermo.domain.reports.models import Unread


def mark_unread(rows: Sequence[tuple[int, int]]) -> None:
    """Note reports, given as (row key, version), to be read; the caller's transaction is running."""
    Unread.objects.filter(report__in=[row for row, _version in rows]).delete()
    mark_new(rows)


def mark_new(rows: Sequence[tuple[int, int]]) -> None:
    """Note reports that nobody can have noted before."""
    bulk.insert_many(Unread, [{"report_id": row, "version": version} for row, version in rows])
