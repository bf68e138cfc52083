"""`palermo audit verify`: prove offline that nobody edited the record, or name the first bad entry."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say

if TYPE_CHECKING:
    from palermo.foundations.audit.problems import Problem
    from palermo.foundations.audit.verify import Finding


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo audit`."""
    parser.add_argument("verb", choices=("verify",), help="what to do with the record")
    parser.add_argument(
        "--receipt",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="receipts that units kept, as witnesses",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what the record holds and whether it is whole; the exit status is 1 when something is wrong."""
    receipts = [_receipt(path) for path in options.receipt]
    from palermo.foundations.audit import verify

    finding = verify.examine(receipts)
    say(options, _result(finding), _lines(finding))
    return 1 if finding.problems else 0


def _receipt(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, ValueError):
        raise Failure("bad_receipt", f"{path} is no receipt") from None


def _result(finding: "Finding") -> dict[str, Any]:
    return {
        "whole": not finding.problems,
        "first": asdict(finding.first) if finding.first else None,
        "problems": [asdict(problem) for problem in finding.problems],
        "links": finding.links, "head": finding.head, "checkpoints": finding.checkpoints,
        "receipts": finding.receipts, "waiting": finding.waiting,
    }  # fmt: skip


def _lines(finding: "Finding") -> list[str]:
    lines = [
        f"{finding.links:,} links, {finding.checkpoints:,} signed checkpoints, {finding.receipts:,} receipts as "
        f"witnesses, {finding.waiting:,} entries waiting to be chained",
        f"head {finding.head}",
    ]
    if finding.first is None:
        return [*lines, "The record is whole."]
    more = len(finding.problems) - 1
    return [*lines, f"BAD: {_said(finding.first)}", *([f"and {more:,} more; see --json"] if more else [])]


def _said(problem: "Problem") -> str:
    where = f"link {problem.seq}" if problem.seq else "outside the chain"
    row = f", entry {problem.entry} of the log {problem.log}" if problem.log else ""
    name = f" ({problem.uid})" if problem.uid else ""
    detail = f": {problem.detail.replace('_', ' ')}" if problem.detail else ""
    return f"{where}{row}{name} is {problem.kind}{detail}"
