"""Reads `story.yaml`, and knows each invented report again by the number of its source."""

from pathlib import Path
from typing import Any

from palermo.domain.reports.demo_data import Invented, invented
from palermo.domain.reports.models import Report
from palermo.domain.reports.operations.receive import Incoming, source_key
from palermo.kernel.yaml_files import read_yaml


def story() -> dict[str, Any]:
    """Return what lies open at the unit (`at_unit`) and what the hub did (`hub`)."""
    found: dict[str, Any] = read_yaml(Path(__file__).with_name("story.yaml"))
    return found


def incoming(one: Invented) -> Incoming:
    """Return an invented report as it is handed to the operation that everybody uses."""
    return Incoming(
        content=one.content, unit=one.unit, level=one.level, source_ref=one.source_ref, index_scope="open",
        origin="api", invented=True,
    )  # fmt: skip


def found_again(item: Incoming) -> Report | None:
    """Return the report that an earlier run made of the same source, None if there is none."""
    return Report.objects.filter(unit=item.unit, source_key=source_key(item)).first()


def mark_invented(report: Report, item: Incoming) -> None:
    """Mark a report that was just entered by hand as invented, before anything of it is indexed.

    Its words are known to everybody who has the program, so they stay away from the key of the real ones.
    """
    changes: dict[str, Any] = {"invented": True, "source_key": source_key(item)}
    if report.index_scope == "sensitive":
        changes["index_scope"] = "open"
    Report.objects.filter(pk=report.pk).update(**changes)


def by_number() -> dict[str, Invented]:
    """Return the thirty by their number in the file, D01 to D30."""
    return {one.content.notes["example"]: one for one in invented()}
