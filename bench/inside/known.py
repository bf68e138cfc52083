"""A stock of known people: reports of ten mentions each, sealed and keyed as the program seals and keys, by bulk inserts."""

import argparse
import random
import time
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.inside.setting import begin, end
from bench.reference import UNITS

EACH = 10  # mentions a report
_CHUNK = 500  # reports a transaction
_KEYS, _KEYS_AT_ONCE = "entities_blindkey", 200_000
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
    keys = Keys()
    for first in range(0, given.mentions // EACH, _CHUNK):
        _write(people, min(_CHUNK, given.mentions // EACH - first), keys)
    count = keys.insert()
    took = time.perf_counter() - began
    file = Path(settings.DATABASES["default"]["NAME"])
    size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
    end({"seconds": took, "mentions": given.mentions, "keys": count, "bytes": size})


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
            phones=[f"+22{rng.randint(0, 9)}{rng.randint(60_000_000, 99_999_999)}"]
            if rng.random() < 0.6
            else [],
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


class Keys:
    """Blind keys kept back until all are known: in order of their tokens they go in at once, as after a restore."""

    def __init__(self) -> None:
        self.tokens, self.mentions = array("q"), array("q")

    def insert(self) -> int:
        """Insert what was kept back, with the index on mentions made afterwards; returns the number of keys."""
        import numpy as np
        from django.db import connection, transaction

        tokens, mentions = np.frombuffer(self.tokens, np.int64), np.frombuffer(self.mentions, np.int64)
        order = np.lexsort((mentions, tokens))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s", [_KEYS]
            )
            ((name, sql),) = cursor.fetchall()
            cursor.execute(f'DROP INDEX "{name}"')
            for first in range(0, len(order), _KEYS_AT_ONCE):
                part = order[first : first + _KEYS_AT_ONCE]
                rows = list(zip(tokens[part].tolist(), mentions[part].tolist(), strict=True))
                cursor.executemany(f"INSERT INTO {_KEYS} (token, mention_id) VALUES (%s, %s)", rows)  # nosec B608
            cursor.execute(sql)
        return len(order)


def _write(people: "Iterator[Any]", count: int, keys: Keys) -> None:
    """Write so many reports with their mentions in one transaction."""
    from django.db import transaction

    from palermo.domain.entities import blind
    from palermo.domain.entities.models import Entity, Mention
    from palermo.domain.entities.models.token import as_number
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
        of_reports = bulk.reserve_ids(Report, count)
        of_entities, of_mentions = (bulk.reserve_ids(model, count * EACH) for model in (Entity, Mention))
        rows = [{"id": pk, **row} for pk, row in zip(of_reports, reports, strict=True)]
        objects = [Report(**row) for row in rows]
        bulk.insert_many(Report, rows)
        entities: list[dict[str, Any]] = []
        mentions: list[dict[str, Any]] = []
        opened = keys_of(objects)
        for number in range(count * EACH):
            row, words = rows[number // EACH], next(people)
            uid, pk = new_uid(), of_mentions[number]
            entities.append({
                "id": of_entities[number], "uid": new_uid(), "kind": "person",
                "reference": f"PER-{of_entities[number]:09}",
            })  # fmt: skip
            mentions.append({
                "id": pk, "uid": uid, "report_id": row["id"], "unit": row["unit"], "level": row["level"],
                "kind": "person", "place": f"people.{number % EACH}", "version": 1, "protected": False,
                "present": True, "entity_id": of_entities[number], "at": _AT,
                "sealed": seal_mention(opened[row["data_key"]], objects[number // EACH], uid, words),
            })  # fmt: skip
            tokens = blind.tokens("person", words, scope=row["index_scope"], unit=row["unit"])
            keys.tokens.extend(map(as_number, tokens))
            keys.mentions.extend([pk] * len(tokens))
        bulk.insert_many(Entity, entities)
        bulk.insert_many(Mention, mentions)


if __name__ == "__main__":
    main()
