"""Search in process: the program's own query, read log on, as an analyst of the hub and as the head of a unit."""

import argparse
import time
from typing import Any

from bench.figures import milliseconds
from bench.inside.setting import begin, end
from bench.queries import COMMON, MIXED, Question


def main() -> None:
    """Print the times of each kind of question for each of two people."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    actors = begin()
    answer: dict[str, Any] = {}
    for name in ("ana", "salma"):
        actor = actors[name]
        everything: list[float] = []
        common = [took for text in COMMON for took in _ask(actor, Question(text, text), given.rounds // 3)]
        answer[f"{name} common"] = milliseconds(common)
        for question in MIXED:
            times = _ask(actor, question, given.rounds)
            everything += times
            answer[f"{name} {question.name}"] = milliseconds(times)
        answer[f"{name} mixed"] = milliseconds(everything)
    end(answer)


def _ask(actor: Any, question: Question, rounds: int) -> list[float]:
    from palermo.domain.reports import queries

    filters = queries.Filters.from_query(question.filters)
    queries.search(actor, question.text, filters)
    times = []
    for _ in range(max(rounds, 1)):
        began = time.perf_counter()
        queries.search(actor, question.text, filters)
        times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    main()
