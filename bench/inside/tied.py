"""A stock of ties: sealed mentions of people, phones and vehicles, and links between them with a heavy tail, in bulk."""

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.inside.known import crowd
from bench.inside.setting import begin, end
from bench.reference import UNITS

EACH = 10  # mentions a report
_CHUNK = 500  # reports a transaction
_LINKS = 20_000  # links a transaction
_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SHARE_HIGHLY = 20  # one report in so many is highly sensitive
_KINDS = ("person", "person", "person", "phone", "phone", "vehicle", "paper", "account", "person", "phone")


def main() -> None:
    """Fill an installation with so many links between so many entities, and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--links", type=int, required=True)
    parser.add_argument("--entities", type=int, required=True)
    given = parser.parse_args()
    begin()
    from palermo.domain.networks.changes import note

    began = time.perf_counter()
    levels: list[int] = []
    people = crowd(1)
    for first in range(0, given.entities // EACH, _CHUNK):
        levels += _write(people, min(_CHUNK, given.entities // EACH - first))
    _tie(levels, given.links)
    note([(1, 0), (2, 0)])
    end({"seconds": time.perf_counter() - began, "entities": len(levels), "links": given.links})


def _write(people: Any, count: int) -> list[int]:
    """Write so many reports with their mentions in one transaction, and return the level of each mention."""
    from django.db import transaction

    from palermo.domain.entities.models import Entity, Mention
    from palermo.domain.entities.sealed import seal_mention
    from palermo.domain.reports import bulk
    from palermo.domain.reports.models import Report
    from palermo.domain.reports.sealed import keys_of
    from palermo.foundations.compartments import datakeys
    from palermo.kernel.ids import new_reference, new_uid
    from palermo.kernel.levels import Level

    rng = random.Random(count)  # nosec B311
    reports: list[dict[str, Any]] = []
    for level, size in ((Level.HIGHLY_SENSITIVE, count // _SHARE_HIGHLY), (Level.SENSITIVE, count)):
        for key in datakeys.new(level, size - len(reports)):
            unit = rng.choice(UNITS)
            reports.append({
                "uid": new_uid(), "reference": new_reference(unit), "unit": unit, "level": int(level),
                "state": "closed", "author": "bench", "origin": "import", "data_key": key.uid,
                "index_scope": level.code, "created_at": _AT, "changed_at": _AT, "submitted_at": _AT,
            })  # fmt: skip
    rng.shuffle(reports)
    with transaction.atomic():
        rows = [{"id": pk, **row} for pk, row in zip(bulk.reserve_ids(Report, count), reports, strict=True)]
        objects = [Report(**row) for row in rows]
        bulk.insert_many(Report, rows)
        opened = keys_of(objects)
        entities: list[dict[str, Any]] = []
        mentions: list[dict[str, Any]] = []
        own = zip(
            bulk.reserve_ids(Entity, count * EACH), bulk.reserve_ids(Mention, count * EACH), strict=True
        )
        for number, (entity, pk) in enumerate(own):
            row, kind, uid = rows[number // EACH], _KINDS[number % EACH], new_uid()
            entities.append({"id": entity, "uid": new_uid(), "kind": kind, "reference": f"ENT-{entity:09}"})
            mentions.append({
                "id": pk, "uid": uid, "report_id": row["id"], "unit": row["unit"], "level": row["level"],
                "kind": kind, "place": f"people.{number % EACH}", "version": 1, "protected": False,
                "present": True, "entity_id": entity, "at": _AT,
                "sealed": seal_mention(opened[row["data_key"]], objects[number // EACH], uid, next(people)),
            })  # fmt: skip
        bulk.insert_many(Entity, entities)
        bulk.insert_many(Mention, mentions)
    return [row["level"] for row in mentions]


def _tie(levels: list[int], count: int) -> None:
    """Tie mentions: one end anybody, the other most often one of a few whom many know."""
    from django.db import transaction

    from palermo.domain.entities.models import Mention
    from palermo.domain.networks.models import Link
    from palermo.domain.reports import bulk
    from palermo.kernel.ids import new_uid

    rng = random.Random(2)  # nosec B311
    pairs = list(Mention.objects.order_by("pk").values_list("pk", "report_id"))
    size = len(pairs)
    for first in range(0, count, _LINKS):
        rows: list[dict[str, Any]] = []
        number = min(_LINKS, count - first)
        with transaction.atomic():
            for pk in bulk.reserve_ids(Link, number):
                left, right = rng.randrange(size), int(size * rng.random() ** 2.5)
                day = date(2020, 1, 1) + timedelta(days=rng.randrange(2400))
                secret = left if levels[left] >= levels[right] else right
                rows.append({
                    "id": pk, "uid": new_uid(), "report_id": pairs[secret][1], "level": levels[secret],
                    "provenance": "read", "at": _AT, "left_id": pairs[left][0], "right_id": pairs[right][0],
                    "kind": rng.choice(("seen_with", "uses", "paid", "travelled_with")), "first": day, "last": day,
                    "source": rng.choice("ABCX"), "information": rng.choice("1234"),
                })  # fmt: skip
            bulk.insert_many(Link, rows)


if __name__ == "__main__":
    main()
