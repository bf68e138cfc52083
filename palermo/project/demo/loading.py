"""Loads the demo's data: the real incidents first, then what the units wrote, then the hub's day. Safe to repeat."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.progress import Progress

MARK = ".demo"  # its presence says that everything is there; `make run` looks for it


def is_loaded(home: Path) -> bool:
    """Say whether the data was loaded to its end before."""
    return (home / MARK).exists()


def load(home: Path, tell: Callable[[str], None]) -> None:
    """Bring the data in by the operations that everybody uses; raises Failure when a part of it will not come in."""
    from palermo.foundations.audit import sequencer
    from palermo.project.demo import cooperating, documenting, hub_work, meeting, networking
    from palermo.project.demo.site import publishing

    tell("taking in the incidents of the region (IOM Missing Migrants Project, CC BY 4.0)")
    _incidents()
    tell("entering invented debriefings of three years")
    _debriefings()
    tell("entering the invented reports at the unit entry")
    _at_unit("enter")
    tell("working at the hub")
    hub_work.take_in()
    hub_work.work()
    tell("asking and answering between units")
    meeting.meet()
    cooperating.at_hub()
    tell("writing and issuing documents")
    documenting.at_hub()
    _at_unit("answer")
    tell("tying networks and the money along them")
    networking.tie()
    documenting.recall_one()
    tell("publishing: Ana proposes, Rui publishes")
    publishing.publish()
    sequencer.run_once()
    (home / MARK).touch()


def _incidents() -> None:
    from palermo.domain.reports.demo_data import REGION_MAPPING, REGION_SIZE, region_file
    from palermo.domain.reports.intake.whole_file import take_in_file
    from palermo.project.demo.hub_work import ana

    with Progress("incidents") as progress, region_file() as source:
        summary = take_in_file(
            ana(), source, REGION_MAPPING, None, size=REGION_SIZE,
            on_progress=lambda step: progress.at(step.rows, left=step.left),
        )  # fmt: skip
    if summary.rejected or not summary.finished:
        raise Failure("demo_incomplete", f"{summary.rejected} incidents could not be taken in")


def _debriefings() -> None:
    from palermo.domain.reports.operations import receive
    from palermo.project.demo.hub_work import ana
    from palermo.project.demo.journeys import debriefings

    outcomes = receive(ana(), list(debriefings()))
    if any(one.kind == "rejected" for one in outcomes):
        raise Failure("demo_incomplete", "the invented debriefings could not be taken in")


def _at_unit(part: str) -> None:
    # A process of its own: what the units do is done with the unit entry's keys and nothing more.
    environ = os.environ | {"PALERMO_ENTRY": "unit"}
    command = [sys.executable, "-m", "palermo.project.demo.at_unit", part]
    if subprocess.run(command, env=environ, check=False).returncode:
        raise Failure("demo_incomplete", "the invented reports could not be entered at the unit entry")
