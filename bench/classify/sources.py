"""The labelled texts: those in the tree, and those beside it that may be measured on but not shipped."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
BESIDE = ROOT.parent / "shared"
ABSENT = "not measured: the folder `shared` with the development texts is not beside the tree"
INVENTED = ROOT / "palermo/domain/reports/demo_data/invented_reports.yaml"


def table(name: str) -> list[dict[str, str]] | None:
    """Return the rows of a CSV file of the folder beside the tree, or None where it is absent."""
    path = BESIDE / name
    if not path.is_file():
        return None
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def sentences(part: str) -> list[dict[str, Any]]:
    """Return the labelled sentences of `open` or `set_aside`."""
    loaded: list[dict[str, Any]] = _yaml(ROOT / "tests/labelled" / f"{part}.yaml")["sentences"]
    return loaded


@cache
def invented() -> list[dict[str, Any]]:
    """Return the thirty invented reports with what is true of them."""
    loaded: list[dict[str, Any]] = _yaml(INVENTED)["reports"]
    return loaded


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))
