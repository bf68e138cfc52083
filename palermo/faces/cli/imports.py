"""`palermo import reports FILE`: a file of reports through the same steps as in the browser."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say
from palermo.faces.cli.person import acting
from palermo.faces.cli.progress import Progress

if TYPE_CHECKING:
    from palermo.domain.reports.intake.rows import RowError
    from palermo.domain.reports.intake.run import Progress as Step
    from palermo.domain.reports.intake.run import Summary

DJANGO = False  # the token says at which entry

_SHOWN = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo import`."""
    parser.add_argument("what", choices=("reports",), help="what the file holds")
    parser.add_argument("file", type=Path, help="CSV, XLSX or JSON")
    parser.add_argument(
        "--unit", help="code of the unit whose reports these are; without it each row names its own"
    )
    parser.add_argument("--mapping", required=True, help="which column means what, for example iom")
    parser.add_argument("--sheet", default="", help="name of the sheet in an XLSX file")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Take the file in; rows that cannot be taken are named, good ones are kept, known ones add nothing."""
    actor = acting()
    from django.conf import settings

    from palermo.domain.reports.intake.whole_file import take_in_file

    if options.unit is not None and options.unit not in {*settings.PALERMO.units, settings.PALERMO.hub}:
        raise Failure("no_unit", f"there is no unit {options.unit}; see config.toml")
    if not options.file.is_file():
        raise Failure("no_file", f"there is no file {options.file}")
    with Progress("import") as progress:

        def show(step: "Step") -> None:
            progress.at(step.rows, left=step.left)

        summary = take_in_file(
            actor, options.file, options.mapping, options.unit, on_progress=show, sheet=options.sheet
        )
    say(options, _result(summary), _lines(summary))
    return 0


def _result(summary: "Summary") -> dict[str, Any]:
    return {
        "accepted": summary.accepted, "unchanged": summary.unchanged, "updated": summary.updated,
        "rejected": summary.rejected, "seconds": round(summary.seconds, 3),
        "errors": [{"line": row.line, "column": row.column, "code": row.code} for row in summary.errors],
    }  # fmt: skip


def _lines(summary: "Summary") -> list[str]:
    lines = [
        f"accepted {summary.accepted:,}, unchanged {summary.unchanged:,}, updated {summary.updated:,}, "
        f"rejected {summary.rejected:,} in {summary.seconds:.1f} s"
    ]
    lines += [_line(row) for row in summary.errors[:_SHOWN]]
    if len(summary.errors) > _SHOWN:
        lines.append(f"and {len(summary.errors) - _SHOWN:,} more; --json names the first thousand")
    return lines


def _line(row: "RowError") -> str:
    from palermo.faces.kit.errors import sentence

    return f"  line {row.line}, {row.column or 'whole row'}: {sentence(row.code)}"
