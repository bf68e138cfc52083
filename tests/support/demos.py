"""A demo's people, and a small file of real incidents, for tests of whole commands."""

import json
from pathlib import Path
from typing import Any

from palermo.domain.reports.demo_data import region_file
from tests.support.instances import Copy


def add_cast(copy: Copy) -> dict[str, dict[str, Any]]:
    """Add the cast to an installation without the data and return what `palermo demo` says of each, by name."""
    return {
        row["name"]: row for row in json.loads(copy.run("demo", "--cast-only", "--json").stdout)["people"]
    }


def few_incidents(folder: Path, rows: int) -> Path:
    """Write the first incidents of the demo's file as a CSV of their own."""
    path = folder / "incidents.csv"
    with region_file() as source:
        path.write_bytes(b"".join(next(source) for _ in range(rows + 1)))
    return path


def found(copy: Copy, token: str, text: str) -> list[str]:
    """Return the references that `palermo search` finds with a token, in their order."""
    answer = json.loads(copy.run("search", text, "--limit", "200", "--json", PALERMO_TOKEN=token).stdout)
    return [row["reference"] for row in answer["results"]]
