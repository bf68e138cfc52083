"""Derive: the hub's worker turns what reports tell into links and payments, and keeps them to what reports still say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from palermo.domain.entities.models import Mention
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.networks import changes, told
from palermo.domain.networks.kinds import CORRECTED, READ
from palermo.domain.networks.models import Due, Link, Payment
from palermo.domain.networks.operations.anchors import end_cited, follow
from palermo.domain.networks.sealed import open_said, seal_under
from palermo.domain.networks.told import Given, Placed, Tied
from palermo.domain.networks.words import Said
from palermo.domain.reports import bulk
from palermo.domain.reports.models import Report
from palermo.domain.reports.queries import contents_of
from palermo.domain.reports.sealed import keys_of
from palermo.domain.reports.states import SEEN_BY_HUB, State
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.ids import new_uid

BATCH = 50
_YIELDING = SEEN_BY_HUB - {State.WITHDRAWN}


def mark_due(reports: Sequence[int]) -> None:
    """Note reports whose links are to be derived, in the running transaction of whoever gathered or judged them."""
    Due.objects.filter(report__in=reports).delete()
    bulk.insert_many(Due, [{"report_id": row, "mark": new_uid()} for row in reports])


class _Read(NamedTuple):
    """What a report tells, worked out before anything is locked; `placed` are its present mentions by their place."""

    key: bytes
    placed: Mapping[str, Mention]
    ties: Sequence[Tied]
    payments: Sequence[Given]


def derive(limit: int = BATCH) -> int:
    """Derive the links and payments of up to `limit` waiting reports; safe to repeat and to kill anywhere.

    What a report still tells keeps its row, with whatever an analyst said of it; what it tells no longer is withdrawn
    as corrected. What analysts decided follows its entity to another mention. Returns how many reports were looked at.
    """
    due = list(Due.objects.order_by("pk").select_related("report")[:limit])
    if not due:
        return 0
    reports = {row.report_id: row.report for row in due if State(row.report.state) in _YIELDING}
    read = _read(reports)
    reach("derive.read")
    with transaction.atomic():
        numbers = [row.pk for row in due]
        locked = {row.pk: row for row in Report.objects.select_for_update().filter(pk__in=numbers)}
        touched = follow(numbers)
        same: list[Report] = []
        for number, row in locked.items():
            touched.add((row.level, 0))
            if number not in reports or State(row.state) not in _YIELDING:
                touched |= end_cited(row)
            elif number in read and _unchanged(row, reports[number]):
                same.append(row)
        touched.update(_links(same, read))
        touched.update(_payments(same, read))
        # A mark that was set anew meanwhile stands for something that was not read here, and stays.
        Due.objects.filter(pk__in=numbers, mark__in=[row.mark for row in due]).delete()
        changes.note(touched)
        reach("derive.before_commit")
    return len(due)


def _read(reports: Mapping[int, Report]) -> dict[int, _Read]:
    keys, contents = keys_of(reports.values()), contents_of(list(reports.values()))
    rows = list(
        Mention.objects.filter(report__in=reports, present=True).select_related("report").order_by("pk")
    )
    words = open_mentions(rows)
    placed: dict[int, dict[str, Mention]] = {number: {} for number in reports}
    for mention in rows:
        if mention.pk in words:
            placed[mention.report_id][mention.place] = mention
    found = {}
    for number, report in reports.items():
        if number in contents and report.data_key in keys:
            said = {at: Placed(one.kind, one.protected, words[one.pk]) for at, one in placed[number].items()}
            found[number] = _Read(
                keys[report.data_key], placed[number], told.ties(contents[number], said),
                told.payments(contents[number], said),
            )  # fmt: skip
    return found


def _unchanged(row: Report, read: Report) -> bool:
    return (row.data_key, row.version) == (read.data_key, read.version)


def _links(reports: Sequence[Report], read: Mapping[int, _Read]) -> Iterable[tuple[int, int]]:
    """Bring the read links of reports to what they tell, and return those that changed."""
    rows = Link.objects.filter(report__in=reports, provenance=READ).exclude(why_withdrawn=CORRECTED)
    known: dict[int, list[Link]] = {report.pk: [] for report in reports}
    for link in rows.select_related("left", "right"):
        known[link.report_id].append(link)
    moment = now()
    touched: list[tuple[int, int]] = []
    new: list[dict[str, Any]] = []
    for report in reports:
        new += _links_of(report, known[report.pk], read[report.pk], moment, touched)
    for number, row in zip(bulk.reserve_ids(Link, len(new)) if new else (), new, strict=True):
        row["id"] = number
        touched.append((row["level"], number))
    bulk.insert_many(Link, new)
    return touched


def _links_of(
    report: Report, known: Sequence[Link], read: _Read, moment: datetime, touched: list[tuple[int, int]]
) -> Iterable[dict[str, Any]]:
    """Yield the links that one report tells anew; those that it tells no longer, or otherwise, go to `touched`."""
    placed = read.placed
    facts = {
        "first": report.day_from, "last": report.day_to,
        "source": report.source, "information": report.information,
    }  # fmt: skip
    asked = {(one.kind, placed[one.left].pk, placed[one.right].pk): one for one in read.ties}
    said_of: dict[Tied, Link] = {}
    for row in known:
        if asked.pop((row.kind, row.left_id, row.right_id), None) is None:
            if row.withdrawn_at is not None:
                said_of[Tied(row.kind, row.left.place, row.right.place)] = row
            _end(row, moment)
            touched.append((row.level, row.pk))
        elif any(getattr(row, name) != value for name, value in facts.items()):
            Link.objects.filter(pk=row.pk).update(**facts)
            touched.append((row.level, row.pk))
    for (kind, left, right), one in asked.items():
        # What an analyst withdrew stays withdrawn when a correction makes the same tie anew.
        before = said_of.get(one)
        yield {
            "uid": new_uid(), "report_id": report.pk, "level": report.level, "provenance": READ,
            "at": moment, "left_id": left, "right_id": right, "kind": kind, **facts,
            "withdrawn_by": before.withdrawn_by if before else "",
            "withdrawn_at": before.withdrawn_at if before else None,
            "why_withdrawn": before.why_withdrawn if before else "",
        }  # fmt: skip


def _end(row: Link | Payment, moment: datetime) -> None:
    """Withdraw a row as corrected: it stays, so that a network of an earlier day can be shown."""
    type(row)._default_manager.filter(pk=row.pk).update(
        withdrawn_at=row.withdrawn_at or moment, why_withdrawn=CORRECTED
    )


def _payments(reports: Sequence[Report], read: Mapping[int, _Read]) -> Iterable[tuple[int, int]]:
    """Bring the read payments of reports to what they tell; a new sum is a new row."""
    rows = Payment.objects.filter(report__in=reports, provenance=READ).exclude(why_withdrawn=CORRECTED)
    known = list(rows.select_related("report"))
    said = open_said(known)
    moment = now()
    changed: set[tuple[int, int]] = set()
    for report in reports:
        key, placed, _ties, given = read[report.pk]
        asked = {
            (one.place, placed[one.payee].pk): Said(
                amount=one.money.amount, currency=one.money.currency, what=one.money.what
            )
            for one in given
        }
        for row in (one for one in known if one.report_id == report.pk):
            if row.payee_id is not None and asked.get((row.place, row.payee_id)) == said[row.pk]:
                del asked[row.place, row.payee_id]
                if row.day != report.day_from:
                    Payment.objects.filter(pk=row.pk).update(day=report.day_from)
            else:
                _end(row, moment)
                changed.add((report.level, 0))
        for (place, payee), words in asked.items():
            uid = new_uid()
            Payment.objects.create(
                uid=uid, report=report, level=report.level, provenance=READ, at=moment, payee_id=payee, place=place,
                day=report.day_from, sealed=seal_under(key, Payment, report, uid, words),
            )  # fmt: skip
            changed.add((report.level, 0))
    return changed
