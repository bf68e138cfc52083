"""Derive: the hub's worker turns what reports tell into links and payments, and keeps them to what reports still say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from palermo.domain.entities.models import Mention
from palermo.domain.entities.sealed import open_mentions
from palermo.domain.entities.words import MentionWords
from palermo.domain.networks import changes, told
from palermo.domain.networks.kinds import CORRECTED, READ
from palermo.domain.networks.models import Due, Link, Payment
from palermo.domain.networks.operations.anchors import end_cited, follow
from palermo.domain.networks.sealed import open_said, seal_under
from palermo.domain.networks.told import Given, Placed, Tied
from palermo.domain.networks.words import Said
from palermo.domain.reports import bulk
from palermo.domain.reports.content import Content
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


def derive(limit: int = BATCH) -> int:
    """Derive the links and payments of up to `limit` waiting reports; safe to repeat and to kill anywhere.

    What a report still tells keeps its row, with whatever an analyst said of it; what it tells no longer is withdrawn
    as corrected. What analysts decided follows its entity to another mention. Returns how many reports were looked at.
    """
    due = list(Due.objects.order_by("pk").select_related("report")[:limit])
    if not due:
        return 0
    reports = {row.report_id: row.report for row in due if State(row.report.state) in _YIELDING}
    keys, contents = keys_of(reports.values()), contents_of(list(reports.values()))
    rows = list(
        Mention.objects.filter(report__in=reports, present=True).select_related("report").order_by("pk")
    )
    words = open_mentions(rows)
    placed: dict[int, dict[str, Mention]] = {number: {} for number in reports}
    for mention in rows:
        if mention.pk in words:
            placed[mention.report_id][mention.place] = mention
    reach("derive.read")
    with transaction.atomic():
        locked = {
            row.pk: row for row in Report.objects.select_for_update().filter(pk__in=[d.pk for d in due])
        }
        touched: set[tuple[int, int]] = set()
        for mark in due:
            number, row = mark.pk, locked[mark.pk]
            touched |= follow([number])
            if number not in reports or State(row.state) not in _YIELDING:
                touched |= end_cited(row)
            elif (row.data_key, row.version) == (reports[number].data_key, reports[number].version):
                touched.update(_told(row, contents.get(number), keys, placed[number], words))
            touched.add((row.level, 0))
            Due.objects.filter(pk=number, mark=mark.mark).delete()
        changes.note(touched)
        reach("derive.before_commit")
    return len(due)


def _told(
    report: Report,
    content: Content | None,
    keys: Mapping[str, bytes],
    placed: Mapping[str, Mention],
    words: Mapping[int, MentionWords],
) -> Iterable[tuple[int, int]]:
    """Bring everything that is read from one report to what it tells, and return the links that changed."""
    if content is None or report.data_key not in keys:
        return []
    known = {place: Placed(one.kind, one.protected, words[one.pk]) for place, one in placed.items()}
    return [
        *_links(report, placed, told.ties(content, known)),
        *_payments(keys[report.data_key], report, placed, told.payments(content, known)),
    ]


def _links(
    report: Report, placed: Mapping[str, Mention], wanted: Sequence[Tied]
) -> Iterable[tuple[int, int]]:
    """Bring a report's read links to what it tells, and yield those that changed."""
    rows = Link.objects.filter(report=report, provenance=READ).exclude(why_withdrawn=CORRECTED)
    known = list(rows.select_related("left", "right"))
    facts = {
        "first": report.day_from, "last": report.day_to,
        "source": report.source, "information": report.information,
    }  # fmt: skip
    asked = {(one.kind, placed[one.left].pk, placed[one.right].pk): one for one in wanted}
    said_of: dict[Tied, Link] = {}
    moment, touched = now(), []
    for row in known:
        if asked.pop((row.kind, row.left_id, row.right_id), None) is None:
            if row.withdrawn_at is not None:
                said_of[Tied(row.kind, row.left.place, row.right.place)] = row
            _end(row, moment)
            touched.append((row.level, row.pk))
        elif any(getattr(row, name) != value for name, value in facts.items()):
            Link.objects.filter(pk=row.pk).update(**facts)
            touched.append((row.level, row.pk))
    new: list[dict[str, Any]] = []
    numbers = bulk.reserve_ids(Link, len(asked)) if asked else ()
    for number, ((kind, left, right), one) in zip(numbers, asked.items(), strict=True):
        # What an analyst withdrew stays withdrawn when a correction makes the same tie anew.
        before = said_of.get(one)
        new.append({
            "id": number, "uid": new_uid(), "report_id": report.pk, "level": report.level, "provenance": READ,
            "at": moment, "left_id": left, "right_id": right, "kind": kind, **facts,
            "withdrawn_by": before.withdrawn_by if before else "",
            "withdrawn_at": before.withdrawn_at if before else None,
            "why_withdrawn": before.why_withdrawn if before else "",
        })  # fmt: skip
        touched.append((report.level, number))
    bulk.insert_many(Link, new)
    return touched


def _end(row: Link | Payment, moment: datetime) -> None:
    """Withdraw a row as corrected: it stays, so that a network of an earlier day can be shown."""
    type(row)._default_manager.filter(pk=row.pk).update(
        withdrawn_at=row.withdrawn_at or moment, why_withdrawn=CORRECTED
    )


def _payments(
    key: bytes, report: Report, placed: Mapping[str, Mention], wanted: Sequence[Given]
) -> Iterable[tuple[int, int]]:
    """Bring a report's read payments to what it tells; a new sum is a new row."""
    rows = Payment.objects.filter(report=report, provenance=READ).exclude(why_withdrawn=CORRECTED)
    known = list(rows.select_related("report"))
    said = open_said(known)
    asked = {
        (one.place, placed[one.payee].pk): Said(
            amount=one.money.amount, currency=one.money.currency, what=one.money.what
        )
        for one in wanted
    }
    moment = now()
    changed = False
    for row in known:
        if row.payee_id is not None and asked.get((row.place, row.payee_id)) == said[row.pk]:
            del asked[row.place, row.payee_id]
            if row.day != report.day_from:
                Payment.objects.filter(pk=row.pk).update(day=report.day_from)
        else:
            _end(row, moment)
            changed = True
    for (place, payee), words in asked.items():
        uid = new_uid()
        Payment.objects.create(
            uid=uid, report=report, level=report.level, provenance=READ, at=moment, payee_id=payee, place=place,
            day=report.day_from, sealed=seal_under(key, Payment, report, uid, words),
        )  # fmt: skip
        changed = True
    return [(report.level, 0)] if changed else []
