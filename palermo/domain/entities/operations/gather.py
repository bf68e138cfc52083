"""Gather: the hub's worker turns what reports say into mentions, and gives each the blind keys it is found by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db import transaction

from palermo.domain.entities import blind
from palermo.domain.entities.models import BlindKey, Due, Entity, Mention, Unweighed
from palermo.domain.entities.models.token import as_number
from palermo.domain.entities.news import MentionsGathered, MentionsLeaving
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
    announce(MentionsLeaving(tuple(reports)))
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
        same: dict[int, Report] = {}
        for report in reports:
            row = rows.get(report.pk)
            if row is not None and row.standing is State.SHREDDED:
                forget([row.pk])
            elif row is not None and (row.data_key, row.version) == (report.data_key, report.version):
                same[row.pk] = row
        done.mentions += _make(_bring(same, wanted), keys)
        Unweighed.objects.bulk_create([Unweighed(mention_id=row) for row in done.mentions])
        for version in {mark.version for mark in due}:
            marks = [mark.pk for mark in due if mark.version == version]
            Due.objects.filter(pk__in=marks, version=version).delete()
        reach("gather.written")
        announce(MentionsGathered(tuple(done.mentions), tuple(same)))
    return done


def _items(report: Report) -> Iterable[tuple[str, str, dict[str, object]]]:
    for verdict in holding(verdicts_of(report)).values():
        if verdict.facet == ITEM and verdict.answer == "accepted":
            digest = blake2b(f"{verdict.code}\x00{verdict.value}".encode(), digest_size=10).hexdigest()
            yield digest, verdict.code, dict(verdict.fields)


class _New(NamedTuple):
    """A mention to be made, and the entity of the present mention that it follows, if there is one."""

    report: Report
    yielded: Yielded
    entity: int | None


def _bring(reports: Mapping[int, Report], wanted: Mapping[int, Sequence[Yielded]]) -> list[_New]:
    """Make the reports' present mentions past that they no longer yield, and return what they yield beside the rest."""
    present: dict[int, list[Mention]] = {row: [] for row in reports}
    rows = list(Mention.objects.filter(report__in=reports, present=True).select_related("report"))
    for mention in rows:
        present[mention.report_id].append(mention)
    words = open_mentions(rows)
    kept: set[int] = set()
    new: list[_New] = []
    for number, report in reports.items():
        entities = {(row.kind, row.place): row.entity_id for row in present[number]}
        for one in wanted.get(number, ()):
            same = next(
                (row for row in present[number] if _same(row, words, one) and row.pk not in kept), None
            )
            if same is None:
                new.append(_New(report, one, entities.get((one.kind, one.place))))
            else:
                kept.add(same.pk)
    past = [row.pk for row in rows if row.pk not in kept]
    if past:
        Mention.objects.filter(pk__in=past).update(present=False)
        BlindKey.objects.filter(mention__in=past).delete()
    return new


def _same(row: Mention, words: dict[int, MentionWords], one: Yielded) -> bool:
    return (row.kind, row.place, row.protected) == (one.kind, one.place, one.protected) and words.get(
        row.pk
    ) == one.words


def _make(wanted: Sequence[_New], keys: Mapping[str, bytes]) -> list[int]:
    """Write new mentions with their entities and blind keys, a statement for each table, and return their row keys."""
    new = [one for one in wanted if one.report.data_key in keys]
    if not new:
        return []
    moment, numbers = now(), bulk.reserve_ids(Mention, len(new))
    own = iter(bulk.reserve_ids(Entity, sum(one.entity is None for one in new)))
    entities: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    tokens: list[tuple[int, int]] = []
    for number, (report, one, entity) in zip(numbers, new, strict=True):
        if entity is None:
            entity = next(own)
            reference = new_reference(PREFIX[one.kind])
            entities.append({"id": entity, "uid": new_uid(), "reference": reference, "kind": one.kind})
        uid = new_uid()
        mentions.append({
            "id": number, "uid": uid, "report_id": report.pk, "unit": report.unit, "level": report.level,
            "kind": one.kind, "place": one.place, "version": report.version, "protected": one.protected,
            "entity_id": entity, "at": moment,
            "sealed": seal_mention(keys[report.data_key], report, uid, one.words),
        })  # fmt: skip
        found = blind.tokens(one.kind, one.words, scope=report.index_scope, unit=report.unit)
        tokens += [(as_number(token), number) for token in found]
    bulk.insert_many(Entity, entities)
    bulk.insert_many(Mention, mentions)
    bulk.insert_many(BlindKey, [{"token": token, "mention_id": row} for token, row in sorted(tokens)])
    return list(numbers)
