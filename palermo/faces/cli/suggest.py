"""`palermo suggest FILE`: what texts suggest, with the words behind it; the pages' own code, without a database."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json
from palermo.faces.cli.progress import Progress

DJANGO = False  # it reads texts and nothing else

_TOGETHER = 64  # texts that go to a process at once
_WORTH_A_POOL = 400  # fewer texts are read before a second process has begun
_LONGEST_LINE = 4_000_000  # characters


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo suggest`."""
    parser.add_argument(
        "file", help="JSON lines with id, text and, if known, language; - reads standard input"
    )
    parser.add_argument(
        "--country", default="", help="country of who wrote them, for national phone numbers (NE)"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one for each core)")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line for each line read; returns 1 where a line was none."""
    wrong = 0
    with _opened(options.file) as stream, Progress("suggest") as progress:
        for done, answer in enumerate(_answers(stream, options), start=1):
            wrong += "error" in answer
            print(json.dumps(answer, ensure_ascii=False) if options.json else "\n".join(_lines(answer)))
            progress.at(done)
    return 1 if wrong else 0


def _opened(name: str) -> Any:
    if name == "-":
        return nullcontext(sys.stdin)
    path = Path(name)
    if not path.is_file():
        raise Failure("no_file", f"there is no file {name}")
    return path.open(encoding="utf-8", errors="replace")


def _answers(stream: IO[str], options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    batches = _batches(line for line in stream if line.strip())
    first = [batch for _, batch in zip(range(_WORTH_A_POOL // _TOGETHER), batches, strict=False)]
    if len(first) < _WORTH_A_POOL // _TOGETHER or options.jobs < 2:
        for batch in [*first, *batches]:
            yield from read_batch(batch, options.country)
        return
    with ProcessPoolExecutor(options.jobs) as pool:
        waiting = [pool.submit(read_batch, batch, options.country) for batch in first]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [
                pool.submit(read_batch, batch, options.country)
                for _, batch in zip([0], batches, strict=False)
            ]


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


def read_batch(lines: list[str], country: str) -> list[dict[str, Any]]:
    """Return the answer to each line, in order."""
    return [answer(line, country) for line in lines]


def answer(line: str, country: str = "") -> dict[str, Any]:
    """Return what the text of one JSON line suggests, or `error` for a line that is none."""
    from palermo.faces.cli.suggested import told

    try:
        given = json.loads(line[:_LONGEST_LINE])
    except (ValueError, RecursionError):
        return {"id": None, "error": "no_json"}
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        return {"id": given.get("id") if isinstance(given, dict) else None, "error": "no_text"}
    return {
        "id": given.get("id"),
        **told(given["text"], language=str(given.get("language") or ""), country=country),
    }


def _lines(answer: dict[str, Any]) -> list[str]:
    if "error" in answer:
        return [f"{answer['id']}: {answer['error']}"]
    lines = [f"{answer['id']} ({answer['language']})"]
    for facet, found in answer.items():
        for one in found if isinstance(found, list) else ():
            what = one.get("value") or one.get("label") or one["code"]
            lines.append(f"  {facet:<12} {one['score']:.2f}  {one['code']:<24} {what}  « {one['words']} »")
    return lines
