"""Nomenklatura's xref over a CSV of persons: `python -m bench.match.with_xref FILE`, run where nomenklatura is installed.

Prints JSON: seconds, the peak of memory in MiB, and the pairs it suggests with their scores.
"""

import csv
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.match.memory import peak

PROPERTIES = {
    "name": "name", "full_name": "name", "given_name": "firstName", "first_name": "firstName", "surname": "lastName",
    "born": "birthDate", "dob": "birthDate", "date_of_birth": "birthDate", "sex": "gender", "gender": "gender",
    "nationality": "nationality", "birth_place": "birthPlace", "city": "address", "phone": "phone", "email": "email",
    "passport": "passportNumber", "soc_sec_id": "idNumber",
}  # fmt: skip
_GENDERS = {"M": "male", "F": "female"}


def main(path: str) -> None:
    """Load the persons, cross-check them, print what was found."""
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.db import make_session
    from nomenklatura.resolver import Resolver
    from nomenklatura.store import MemoryStore
    from nomenklatura.xref import xref

    began = time.monotonic()
    with make_session() as session, tempfile.TemporaryDirectory() as folder:
        resolver: Any = Resolver(session, create=True)
        resolver.load_into_memory()
        dataset = Dataset.make({"name": "persons", "title": "persons"})
        store = MemoryStore(dataset, resolver)
        count = 0
        with store.writer() as writer, Path(path).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                data = {"id": row["id"], "schema": "Person", "properties": _properties(row)}
                entity = StatementEntity.from_data(dataset, data, cleaned=False)
                for statement in entity.statements:
                    writer.add_statement(statement)
                count += 1
        xref(resolver, session, store, Path(folder), limit=count, limit_factor=1, discount_internal=1.0)
        pairs = [(str(left), str(right), score) for left, right, score in resolver.get_candidates() if score]
    json.dump({"seconds": time.monotonic() - began, "peak": peak(), "pairs": pairs}, sys.stdout)


def _properties(row: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column, name in PROPERTIES.items():
        if value := row.get(column):
            found.setdefault(name, []).append(_GENDERS.get(value, value))
    if "name" not in found:
        found["name"] = [" ".join(found.get("firstName", []) + found.get("lastName", []))]
    return found


if __name__ == "__main__":
    main(sys.argv[1])
