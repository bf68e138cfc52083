"""`palermo doctor`: everything that can be wrong with an installation, looked at in a second."""

import argparse

from palermo.faces.cli.output import add_json, say
from palermo.project.doctor import examine


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo doctor`."""
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line for each finding; the exit status is 1 when one of them is bad."""
    findings = examine()
    healthy = all(finding.good for finding in findings)
    result = {
        "healthy": healthy,
        "findings": [{"name": row.name, "good": row.good, "says": row.says} for row in findings],
    }
    say(options, result, [f"{'ok ' if row.good else 'BAD'}  {row.name:<22} {row.says}" for row in findings])
    return 0 if healthy else 1
