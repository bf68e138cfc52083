"""Documents in process: the bi-monthly draft over the stock, a document issued from twenty sources, and its page's data."""

import argparse
import time
from typing import Any

from bench.figures import milliseconds
from bench.inside.setting import begin, end
from palermo.project.serve.preload import freeze

_SOURCES = 20
_BLOCKS = 60


def main() -> None:
    """Print the seconds of the draft, and the times of issuing and of opening as a reader."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    given = parser.parse_args()
    actors = begin()
    freeze()
    from palermo.domain.documents import operations, queries

    ana, rui = actors["ana"], actors["rui"]
    drafted = [_draft(ana, number) for number in (3, 3, 2)]
    sources = _sources(ana)
    reference = _approved(operations, ana, rui, sources)
    began = time.perf_counter()
    operations.issue(ana, reference=reference, to_all=True)
    issued = time.perf_counter() - began
    times: dict[str, Any] = {}
    for name in ("boris", "ana"):
        queries.read_issue(actors[name], reference)
        times[f"issue, {name}"] = milliseconds(
            [
                _took(lambda name=name: queries.read_issue(actors[name], reference))
                for _ in range(given.rounds)
            ]
        )
    times["draft, ana"] = milliseconds(
        [_took(lambda: queries.read_draft(ana, reference)) for _ in range(given.rounds)]
    )
    end({"drafted": drafted, "issued": issued, "times": times, "sources": len(sources)})


def _draft(ana: Any, number: int) -> float:
    from palermo.domain.documents import operations

    return _took(lambda: operations.make_draft(ana, 2026, number, "en"))


def _sources(ana: Any) -> list[str]:
    from palermo.domain.reports import queries

    return [row.report.reference for row in queries.listing(ana, size=_SOURCES).rows]


def _approved(operations: Any, ana: Any, rui: Any, sources: list[str]) -> str:
    paragraphs = [
        f"Paragraph {number} says what was seen and where. [@{sources[number % len(sources)]}]"
        for number in range(_BLOCKS)
    ]
    body = "\n\n".join(paragraphs)
    saved = operations.draft(ana, kind="trend_brief", title="Twenty sources", body=body)
    operations.send_to_review(ana, reference=saved.reference)
    operations.approve(rui, reference=saved.reference)
    return str(saved.reference)


def _took(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
