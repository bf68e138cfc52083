"""One person asked against a known stock: the program's own search for candidates, opened and weighed."""

import argparse
import random
import time
from itertools import islice, product
from typing import Any

from bench.figures import milliseconds
from bench.inside.known import crowd, names
from bench.inside.setting import begin, end
from palermo.project.serve.preload import freeze

COMMONEST = 10  # given names and surnames: a hundred full names of them


def main() -> None:
    """Print the times of each kind of question, asked as the hub's matching does and as Ana does on her page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    given = parser.parse_args()
    actors = begin()
    # As in every process of `palermo serve`; else full collections of the whole program's objects make the p95.
    freeze()
    asked = _asked(given.rounds)
    answer: dict[str, Any] = {}
    for name, questions in asked.items():
        answer[f"like {name}"] = _times(_like, questions)
        answer[f"look_for {name}"] = _times(lambda *one: _look_for(actors["ana"], *one), questions)
    end(answer)


def _asked(rounds: int) -> dict[str, list[tuple[str, Any]]]:
    """Return questions by what they have: of the stock's own people, and of nobody."""
    from palermo.domain.entities.words import MentionWords

    rng = random.Random(3)  # nosec B311
    known = list(islice(crowd(1), 20_000))
    common = [
        " ".join(pair) for pair in product(names("given_names")[:COMMONEST], names("surnames")[:COMMONEST])
    ]
    born = [str(rng.randint(1960, 2005)) for _ in common]
    rare = [
        " ".join(pair)
        for pair in zip(names("given_names")[-rounds:], names("surnames")[-rounds:], strict=True)
    ]
    phones = [one.phones[0] for one in rng.sample(known, 4 * rounds) if one.phones][:rounds]
    papers = [one.papers[0] for one in known if one.papers][:rounds]
    return {
        "common name": [("person", MentionWords(name=name)) for name in common],
        "common name, year": [
            ("person", MentionWords(name=name, born=year)) for name, year in zip(common, born, strict=True)
        ],
        "common name, everything": [
            (
                "person",
                MentionWords(name=name, born=f"{year}-05-12", nationality="ML", sex="M", phones=[phone]),
            )
            for name, year, phone in zip(common, born, phones, strict=False)
        ],
        "anybody known": [("person", one) for one in rng.sample(known, rounds)],
        "rare name": [("person", MentionWords(name=name)) for name in rare],
        "phone": [("person", MentionWords(phones=[phone])) for phone in phones],
        "paper": [("person", MentionWords(papers=[paper])) for paper in papers],
        "plate, a miss": [("vehicle", MentionWords(plate=f"AB {n} ZZ")) for n in range(1000, 1000 + rounds)],
        "name, a miss": [("person", MentionWords(name=f"Zqwx{n} Vbnkl{n}")) for n in range(rounds)],
    }


def _times(ask: Any, questions: list[tuple[str, Any]]) -> dict[str, float]:
    """Return p50, p95, the longest, and how many were found on average; each question is asked once."""
    ask(*questions[0])
    times, found = [], 0
    for kind, words in questions:
        began = time.perf_counter()
        found += len(ask(kind, words))
        times.append(time.perf_counter() - began)
    return milliseconds(times) | {"max": round(max(times) * 1000, 1), "found": round(found / len(times), 1)}


def _like(kind: str, words: Any) -> list[Any]:
    from palermo.domain.entities.queries import like
    from palermo.kernel.levels import Level

    return like(kind, words, level=Level.HIGHLY_SENSITIVE)


def _look_for(actor: Any, kind: str, words: Any) -> list[Any]:
    from palermo.domain.entities.queries import look_for

    return look_for(actor, kind=kind, words=words)


if __name__ == "__main__":
    main()
