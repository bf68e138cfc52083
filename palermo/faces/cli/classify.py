"""`palermo classify train`: learn anew from the hub's judgements; `palermo classify reread`: read with what serves now."""

import argparse
from typing import Any

from palermo.faces.cli.output import add_json, say
from palermo.faces.cli.person import acting
from palermo.faces.cli.progress import Progress

DJANGO = False  # the token says at which entry


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo classify`."""
    parser.add_argument(
        "what", choices=("train", "reread"), help="learn from judgements, or read open reports again"
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="the same seed and judgements give the same model (0)"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Carry it out as the person of the token and print what came of it."""
    actor = acting()
    from palermo.domain.reports import operations

    if options.what == "reread":
        marked = operations.read_again_for(actor)
        say(options, {"to_read": marked}, [f"{marked:,} reports wait for the hub's worker to read them"])
        return 0
    with Progress("train") as progress:
        done = operations.train(actor, progress=progress.at, seed=options.seed)
    result: dict[str, Any] = {
        "version": done.version, "examples": done.examples, "to_read": done.to_read,
        "labels": [f"{facet}:{code}" for facet, code in done.labels],
    }  # fmt: skip
    lines = [
        f"model {done.version} learned from {done.examples:,} judged reports, {len(done.labels)} codes",
        f"{done.to_read:,} open reports wait for the hub's worker to read them again",
    ]
    say(options, result, lines)
    return 0
