"""What the hub's worker spends its time on: the parts of reading along, then gathering and weighing, batch by batch."""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from bench.inside.known import crowd
from bench.inside.setting import begin, end
from bench.reference import contents

_PARTS = ("keys_of", "contents_of", "read_content", "to_bytes", "seal")


def main() -> None:
    """Take in reports that name two people of the crowd each, and print seconds by part, and what was weighed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    actors = begin()
    from palermo.domain.entities.models import BlindKey, Mention
    from palermo.domain.entities.operations import gather, propose
    from palermo.domain.reports.operations import Incoming, read_along, receive

    _empty(read_along, lambda: gather().reports, lambda: propose().weighed)
    batch = [
        Incoming(content, unit, source_ref=f"along/{given.seed}/{number}", origin="import")
        for number, (unit, content) in enumerate(_reports(given.reports, given.seed))
    ]
    receive(actors["ana"], batch)
    spent = _timed()
    answer: dict[str, Any] = {"known": Mention.objects.count()}
    began = time.perf_counter()
    read_along(10)  # the data files are read once a process
    answer["first"] = time.perf_counter() - began
    spent.clear()
    answer["read"], answer["read_seconds"], answer["read_batches"] = _all(read_along)
    answer["parts"] = dict(spent)
    gathered: list[int] = []
    answer["gathered_reports"], answer["gather_seconds"], _ = _all(lambda: _gathered(gather(), gathered))
    answer["mentions"] = len(gathered)
    answer["keys"] = BlindKey.objects.filter(mention__in=gathered[:500]).count() / max(len(gathered[:500]), 1)
    answer["weighed"], answer["propose_seconds"], answer["propose_batches"] = _all(lambda: propose().weighed)
    end(answer)


def _reports(count: int, seed: int) -> Iterator[tuple[str, Any]]:
    people = crowd(seed)
    for unit, content in contents(count, seed):
        named = [
            person.model_copy(
                update={"name": one.name, "born": one.born, "sex": one.sex, "nationality": one.nationality}
            )
            for person, one in zip(content.people, islice(people, len(content.people)), strict=True)
        ]
        yield unit, content.model_copy(update={"people": named})


def _timed() -> "defaultdict[str, float]":
    """Count the seconds of each part of a reading, as the program calls it."""
    from importlib import import_module

    module = import_module("palermo.domain.reports.operations.read_along")
    spent: defaultdict[str, float] = defaultdict(float)

    def counted(name: str, own: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return own(*words, **named)
            finally:
                spent[name] += time.perf_counter() - began

        return call

    for name in _PARTS:
        setattr(module, name, counted(name, getattr(module, name)))
    return spent


def _all(step: Callable[[], int]) -> tuple[int, float, list[float]]:
    """Repeat a step until nothing waits; return how many it did, the seconds, and those of each batch."""
    done = 0
    times: list[float] = []
    while True:
        began = time.perf_counter()
        count = step()
        if not count:
            return done, sum(times), times
        times.append(time.perf_counter() - began)
        done += count


def _empty(*steps: Callable[[], int]) -> None:
    for step in steps:
        _all(step)


def _gathered(done: Any, into: list[int]) -> int:
    into += done.mentions
    return int(done.reports)


if __name__ == "__main__":
    main()
