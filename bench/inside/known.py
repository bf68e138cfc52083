"""A stock of known people: reports of ten mentions each, sealed and keyed as the program seals and keys, by bulk inserts."""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.inside.setting import begin, end
from bench.reference import UNITS

EACH = 10  # mentions a report
_CHUNK = 500  # reports a transaction
_AT = datetime(2026, 1, 1, tzinfo=UTC)
_COUNTRY = dict(zip(UNITS, "BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG".split(), strict=True))  # noqa: SIM905
_SHARE_HIGHLY = 20  # one report in so many is highly sensitive


def main() -> None:
    """Fill an installation with so many mentions of people, and print what it took and what it takes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mentions", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    begin()
    from django.conf import settings

    began = time.perf_counter()
    people = crowd(given.seed)
    keys = 0
    for first in range(0, given.mentions // EACH, _CHUNK):
        keys += _write(people, min(_CHUNK, given.mentions // EACH - first))
    took = time.perf_counter() - began
    file = Path(settings.DATABASES["default"]["NAME"])
    size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
    end({"seconds": took, "mentions": given.mentions, "keys": keys, "bytes": size})


def crowd(seed: int) -> "Iterator[Any]":
    """Yield people without end, the same for the same seed; names by Zipf's law, the region's commonest first."""
    from palermo.domain.entities.words import MentionWords

    rng = random.Random(seed)  # nosec B311
    given, family = names("given_names"), names("surnames")
    of_given = list(accumulate(1 / (rank + 5) for rank in range(len(given))))
    of_family = list(accumulate(1 / (rank + 5) for rank in range(len(family))))
    while True:
        firsts = rng.choices(given, cum_weights=of_given, k=2 if rng.random() < 0.15 else 1)
        surname = rng.choices(family, cum_weights=of_family)[0]
        unit = rng.choice(UNITS)
        yield MentionWords(
            name=" ".join([*firsts, surname]),
            role=rng.choice(["suspect", "driver", "smuggler", "passenger"]),
            born=_born(rng),
            sex=rng.choice("MMMF"),
            nationality=_COUNTRY[unit] if rng.random() < 0.8 else "",
            phones=[f"+22{rng.randint(0, 9)}{rng.randint(60_000_000, 99_999_999)}"] if rng.random() < 0.6 else [],
            papers=[f"P{rng.randint(0, 99_999_999):08}"] if rng.random() < 0.1 else [],
        )


def names(file: str) -> list[str]:
    """Return given names or surnames of the program's own lists: the commonest of the region first, the rest mixed."""
    from importlib.resources import files

    from palermo.domain.entities.matching.names import read_name

    lines = files("palermo.domain.reports.reading.extraction.data").joinpath(f"{file}.txt").read_text("utf-8")
    listed = [word for line in lines.splitlines() if not line.startswith("#") for word in line.split()]
    random.Random(7).shuffle(listed)  # nosec B311
    rarity = {word: min((token.rarity for token in read_name(word).tokens), default=99.0) for word in listed}
    return sorted(dict.fromkeys(listed), key=rarity.__getitem__)


def _born(rng: random.Random) -> str:
    year = rng.randint(1960, 2005)
    kind = rng.random()
    if kind < 0.4:
        return ""
    return str(year) if kind < 0.7 else f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _write(people: "Iterator[Any]", count: int) -> int:
    """Write so many reports with their mentions in one transaction and return the number of keys."""
    from django.db import transaction

    from palermo.domain.entities import blind
    from palermo.domain.entities.models import BlindKey, Entity, Mention
    from palermo.domain.entities.models.token import as_number
    from palermo.domain.entities.sealed import seal_mention
    from palermo.domain.reports import bulk
    from palermo.domain.reports.models import Report
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
        of_reports = bulk.reserve_ids(Report, count)
        of_entities, of_mentions = (bulk.reserve_ids(model, count * EACH) for model in (Entity, Mention))
        rows = [{"id": pk, **row} for pk, row in zip(of_reports, reports, strict=True)]
        bulk.insert_many(Report, rows)
        entities, mentions, keys = [], [], []
        opened = _keys(rows)
        for number in range(count * EACH):
            row, words = rows[number // EACH], next(people)
            uid, pk = new_uid(), of_mentions[number]
            entities.append({
                "id": of_entities[number], "uid": new_uid(), "reference": new_reference("PER"), "kind": "person",
            })  # fmt: skip
            report = Report(**row)
            mentions.append({
                "id": pk, "uid": uid, "report_id": row["id"], "unit": row["unit"], "level": row["level"],
                "kind": "person", "place": f"people.{number % EACH}", "version": 1, "protected": False,
                "present": True, "entity_id": of_entities[number], "at": _AT,
                "sealed": seal_mention(opened[row["data_key"]], report, uid, words),
            })  # fmt: skip
            tokens = blind.tokens("person", words, scope=row["index_scope"], unit=row["unit"])
            keys += [{"token": as_number(token), "mention_id": pk} for token in tokens]
        bulk.insert_many(Entity, entities)
        bulk.insert_many(Mention, mentions)
        keys.sort(key=lambda key: key["token"])
        bulk.insert_many(BlindKey, keys)
    return len(keys)


def _keys(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    from palermo.domain.reports.models import Report
    from palermo.domain.reports.sealed import keys_of

    return keys_of([Report(**row) for row in rows])


if __name__ == "__main__":
    main()
