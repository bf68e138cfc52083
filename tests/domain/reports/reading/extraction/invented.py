"""Invented texts with their truth: the thirty reports that the program ships, and lists of single sentences."""

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml


@cache
def invented_reports() -> list[dict[str, Any]]:
    """Return the reports as they stand in the demonstration data."""
    path = resources.files("palermo.domain.reports") / "demo_data" / "invented_reports.yaml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["reports"])


def sentences(name: str) -> list[tuple[str, str, str, list[str]]]:
    """Return language, country, sentence and what is in it, sorted, from a list beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2], sorted(filter(None, row[3].split("; ")))) for row in rows]
