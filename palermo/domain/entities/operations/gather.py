"""Gather: the hub's worker turns what reports say into mentions, and gives each the blind keys it is found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from django.db import transaction

from palermo.domain.entities import blind
from palermo.domain.entities.models import BlindKey, Due, Entity, Mention, Unweighed
from palermo.domain.entities.news import MentionsGathered
from palermo.domain.entities.sealed import open_mentions, seal_mention
from palermo.domain.entities.words import PREFIX, MentionWords, Yielded, yielded
from palermo.domain.reports import bulk
from palermo.domain.reports.models import Report
from palermo.domain.reports.queries import contents_of, verdicts_of
from palermo.domain.reports.sealed import keys_of
from palermo.domain.reports.states import SEEN_BY_HUB, State
from palermo.domain.reports.verdict import ITEM, holding
from palermo.kernel.clock import now
from palermo.kernel.crashpoints import reach
from palermo.kernel.events import announce
from palermo.kernel.ids import new_reference, new_uid

BATCH = 100
_YIELDING = SEEN_BY_HUB - {State.WITHDRAWN}


def mark_due(reports: Sequence[int]) -> None:
    """Note reports whose mentions are to be gathered, in the running transaction of whoever read or changed them."""
    versions = dict(Report.objects.filter(pk__in=reports).values_list("pk", "version"))
    Due.objects.filter(report__in=versions).delete()
    bulk.insert_many(Due, [{"report_id": row, "version": version} for row, version in versions.items()])


def forget(reports: Sequence[int]) -> None:
    """Remove every mention of reports that were emptied or sealed anew, with keys, proposals and places in moves."""
    Mention.objects.filter(report__in=reports).delete()


@dataclass(slots=True)
class Gathered:
    """How many reports were looked at, and the mentions that are new."""

    reports: int = 0
    mentions: list[int] = field(default_factory=list)


def gather(limit: int = BATCH) -> Gathered:
    """Gather the mentions of up to `limit` waiting reports; safe to repeat and to kill anywhere.

    What a corrected report still says keeps its mention; what it says otherwise becomes a new mention of the same
    entity, and the old one is past. A withdrawn report has no present mentions.
    """
    due = list(Due.objects.order_by("-pk").select_related("report")[:limit])
    done = Gathered(len(due))
    if not due:
        return done
    reports = [row.report for row in due]
    open_ones = [report for report in reports if State(report.state) in _YIELDING]
    keys, contents = keys_of(open_ones), contents_of(open_ones)
    wanted = {
        report.pk: list(yielded(contents[report.pk], _items(report)))
        for report in open_ones
        if report.pk in contents
    }
    reach("gather.read")
    with transaction.atomic():
        rows = {
            row.pk: row
            for row in Report.objects.select_for_update().filter(pk__in=[row.pk for row in reports])
        }
        for report in reports:
            row = rows.get(report.pk)
            if row is not None and row.standing is State.SHREDDED:
                forget([row.pk])
            elif row is not None and (row.data_key, row.version) == (report.data_key, report.version):
                done.mentions += _bring(row, wanted.get(row.pk, []), keys.get(row.data_key))
        Unweighed.objects.bulk_create([Unweighed(mention_id=row) for row in done.mentions])
        for mark in due:
            Due.objects.filter(pk=mark.pk, version=mark.version).delete()
        reach("gather.written")
        announce(MentionsGathered(tuple(done.mentions)))
    return done


def _items(report: Report) -> Iterable[tuple[str, str, dict[str, object]]]:
    for verdict in holding(verdicts_of(report)).values():
        if verdict.facet == ITEM and verdict.answer == "accepted":
            digest = blake2b(f"{verdict.code}\x00{verdict.value}".encode(), digest_size=10).hexdigest()
            yield digest, verdict.code, dict(verdict.fields)


def _bring(report: Report, wanted: Sequence[Yielded], key: bytes | None) -> list[int]:
    """Make the report's present mentions those that it yields now, and return the keys of the new ones' rows."""
    present = list(Mention.objects.filter(report=report, present=True).select_related("report"))
    words = open_mentions(present)
    kept: set[int] = set()
    entities: dict[tuple[str, str], Entity | None] = {(row.kind, row.place): row.entity for row in present}
    new: list[Yielded] = []
    for one in wanted:
        same = next((row for row in present if _same(row, words, one) and row.pk not in kept), None)
        if same is None:
            new.append(one)
        else:
            kept.add(same.pk)
    past = [row.pk for row in present if row.pk not in kept]
    Mention.objects.filter(pk__in=past).update(present=False)
    BlindKey.objects.filter(mention__in=past).delete()
    if key is None:
        return []
    return [_make(report, one, key, entities.get((one.kind, one.place))) for one in new]


def _same(row: Mention, words: dict[int, MentionWords], one: Yielded) -> bool:
    return (row.kind, row.place, row.protected) == (one.kind, one.place, one.protected) and words.get(
        row.pk
    ) == one.words


def _make(report: Report, one: Yielded, key: bytes, entity: Entity | None) -> int:
    uid = new_uid()
    entity = entity or Entity.objects.create(
        uid=new_uid(), reference=new_reference(PREFIX[one.kind]), kind=one.kind
    )
    mention = Mention.objects.create(
        uid=uid, report=report, unit=report.unit, level=report.level, kind=one.kind, place=one.place,
        version=report.version, protected=one.protected, entity=entity, at=now(),
        sealed=seal_mention(key, report, uid, one.words),
    )  # fmt: skip
    tokens = blind.tokens(one.kind, one.words, scope=report.index_scope, unit=report.unit)
    BlindKey.objects.bulk_create([BlindKey(token=token, mention=mention) for token in sorted(tokens)])
    return mention.pk
