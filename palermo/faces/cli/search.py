"""`palermo search TEXT`: what the person of the token may find, newest first."""

import argparse
from typing import TYPE_CHECKING, Any

from palermo.faces.cli.output import add_json, say
from palermo.faces.cli.person import acting

if TYPE_CHECKING:
    from palermo.domain.reports.queries import Hit

DJANGO = False  # the token says at which entry

_COUNTED = 20_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo search`."""
    parser.add_argument("text", help="words in any form, or a phone, plate or paper in any usual spelling")
    parser.add_argument("--limit", type=int, default=20, help="how many results to show (20)")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the number of visible reports that match, and the newest of them with a snippet each."""
    actor = acting()
    from palermo.domain.reports import queries

    found = queries.search(actor, options.text, size=max(1, min(options.limit, 200)))
    count = (
        queries.count(actor, options.text, most=_COUNTED) if found.following or found.cut else len(found.hits)
    )
    results = [_result(hit) for hit in found.hits]
    lines = [f"{count:,} found"]
    lines += [f"{row['reference']:<16} {row['date'] or '':<10}  {row['snippet']}" for row in results]
    say(options, {"count": count, "results": results}, lines)
    return 0


def _result(hit: "Hit") -> dict[str, Any]:
    day = hit.report.day_from
    return {
        "reference": hit.report.reference,
        "snippet": " ".join("".join(text for text, _ in hit.snippet).split()),
        "date": day.isoformat() if day else None,
    }
