"""A stock of dated reports of seven years, sealed as the program seals, by bulk inserts: filled up to so many in all."""

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from bench.inside.setting import begin, end
from bench.reference import UNITS, contents

_CHUNK = 5000
_FIRST, _DAYS = date(2020, 1, 1), 2500
_MODES = ("bus", "minibus", "truck", "car", "motorcycle", "foot", "canoe")


def main() -> None:
    """Fill an installation up to so many reports, and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, required=True)
    given = parser.parse_args()
    begin()
    from palermo.domain.reports.models import Report

    began = time.perf_counter()
    missing = given.reports - Report.objects.count()
    # A thousand different contents, each sealed anew for every report that says so.
    said = [content for _, content in islice(contents(1000), 1000)]
    rng = random.Random(7)  # nosec B311
    for first in range(0, missing, _CHUNK):
        _write(rng, said, min(_CHUNK, missing - first))
    end({"seconds": time.perf_counter() - began, "made": max(missing, 0), "reports": Report.objects.count()})


def _write(rng: random.Random, said: list[Any], count: int) -> None:
    from django.db import transaction

    from palermo.domain.reports import bulk
    from palermo.domain.reports.content import Leg, When
    from palermo.domain.reports.models import Body, Report
    from palermo.domain.reports.sealed import keys_of, seal_body
    from palermo.foundations.compartments import datakeys
    from palermo.kernel.ids import new_uid
    from palermo.kernel.levels import Level

    keys = datakeys.new(Level.SENSITIVE, count)
    with transaction.atomic():
        ids = bulk.reserve_ids(Report, count)
        rows = [_row(rng, pk, key.uid) for pk, key in zip(ids, keys, strict=True)]
        opened = keys_of(Report(**row) for row in rows)
        bulk.insert_many(Report, rows)
        bodies: list[dict[str, Any]] = []
        for row in rows:
            content = rng.choice(said).model_copy(
                update={
                    "when": When(start=row["day_from"].isoformat()),
                    "legs": [Leg(origin="Gaya", destination="Malanville", mode=rng.choice(_MODES))],
                }
            )
            uid = new_uid()
            sealed = seal_body(opened[row["data_key"]], row["data_key"], uid, Level.SENSITIVE, content)
            bodies.append({
                "report_id": row["id"], "uid": uid, "number": 1, "author": "bench", "at": row["submitted_at"],
                "reason": "first", "sealed": sealed,
            })  # fmt: skip
        bulk.insert_many(Body, bodies)


def _row(rng: random.Random, pk: int, key: str) -> dict[str, Any]:
    from palermo.kernel.ids import new_reference, new_uid

    unit, day = rng.choice(UNITS), _FIRST + timedelta(days=rng.randrange(_DAYS))
    at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(days=rng.randrange(9), hours=9)
    return {
        "id": pk, "uid": new_uid(), "reference": new_reference(unit), "unit": unit, "level": 1,
        "state": rng.choice(("classified", "closed", "closed")), "author": "bench", "origin": "import",
        "data_key": key, "day_from": day, "day_to": day, "kind": rng.choice(("interception", "arrest", "seizure")),
        "crime_class": rng.choice(("", "som", "som", "tip", "drugs", "documents")),
        "country": rng.choice(("NE", "ML", "SN", "GN", "NG", "BJ", "GH")), "people": rng.randrange(40),
        "dead": rng.choice((0, 0, 0, 0, 1, 3)), "priority": rng.randrange(3), "created_at": at, "changed_at": at,
        "submitted_at": at, "closed_at": at + timedelta(days=5),
    }  # fmt: skip


if __name__ == "__main__":
    main()
