"""After a restore: bring key store and content into agreement, and build the blind index anew from the content.

A backup holds no index, and its key store may be older or newer than its content. What was shredded by either of the
two stays shredded; the clear order of results stays, since rows keep their numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction
from django.db.models import QuerySet

from palermo.domain.reports.models import Body, Judgement, Report, Searchable, Shredding
from palermo.domain.reports.operations.common import own_tokens
from palermo.domain.reports.operations.share_index import share_tokens
from palermo.domain.reports.operations.shredding import empty, finish_open
from palermo.domain.reports.sealed import keys_of, open_body, open_judgement
from palermo.domain.reports.states import State
from palermo.foundations import audit
from palermo.foundations.compartments import datakeys, index
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

BATCH = 200
Row = TypeVar("Row", bound=models.Model)

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Reindexed:
    """What became of it: documents indexed, reports whose key is gone, documents that do not open."""

    indexed: int = 0
    gone: int = 0
    broken: int = 0


def reindex(progress: Progress = lambda done, total: None) -> Reindexed:
    """Build the index anew and return counts; runs where every level can be opened, with nobody else at work.

    Keys that the content knows as shredded are destroyed again, for an older key store has them still. A report
    whose key is gone is emptied, as its shredding would have left it.
    """
    done = Reindexed()
    finish_open()
    _shred_again()
    done.gone = _empty_keyless()
    index.create()
    with transaction.atomic():
        index.clear()
    total = Searchable.objects.count()
    for position, batch in enumerate(_pages(Searchable.objects.select_related("report", "share__report"))):
        with transaction.atomic():
            rows = _documents(batch, done)
            index.add(rows)
        done.indexed += len(rows)
        progress(position * BATCH + len(batch), total)
    index.optimise()
    return done


def _shred_again() -> None:
    for row in Shredding.objects.all():
        for level, uid in row.keys:
            datakeys.shred(Level(level), [uid])


def _empty_keyless() -> int:
    found = 0
    for batch in _pages(Report.objects.exclude(state=State.SHREDDED)):
        keys = keys_of(batch)
        for report in batch:
            if report.data_key in keys:
                continue
            found += 1
            with transaction.atomic():
                report.state = State.SHREDDED
                empty(report)
                audit.record(
                    None, "report.shredded", object=report.reference, unit=report.unit, reason="key_gone"
                )
    return found


def _pages(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """Yield rows in pages by their number, so that what is done with one page cannot disturb the reading."""
    last = 0
    while page := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = page[-1].pk
        yield page


def _documents(batch: Sequence[Searchable], done: Reindexed) -> list[tuple[int, str]]:
    reports = {row.report_id: row.report for row in batch}
    keys = keys_of(reports.values())
    bodies = {
        body.report_id: body
        for body in Body.objects.filter(report__in=reports)
        if body.number == reports[body.report_id].version
    }
    judged = {row.report_id: row for row in Judgement.objects.filter(report__in=reports).order_by("number")}
    found = []
    for row in batch:
        try:
            if row.share is not None:
                found.append((row.id, share_tokens(row.share)))
                continue
            content = open_body(bodies[row.report_id], row.report, keys)
            crime = _crime(judged.get(row.report_id), row.report, keys)
            found.append((row.id, own_tokens(row.report, content, crime)))
        except (SealBroken, KeyError):
            done.broken += 1
    return found


def _crime(row: Judgement | None, report: Report, keys: dict[str, bytes]) -> list[str]:
    if row is None:
        return []
    judged = open_judgement(row, report, keys)
    return [judged.primary, *judged.classes]
