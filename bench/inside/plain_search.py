"""The floor of search: FTS5 over the same texts in the clear, with its own snippets, newest first."""

import argparse
import sqlite3
import tempfile
import time
from pathlib import Path

from bench.figures import milliseconds
from bench.inside.setting import begin, end
from bench.queries import COMMON, MIXED
from bench.reference import contents

_NEWEST = "SELECT rowid, snippet(texts, 0, '[', ']', '…', 24) FROM texts WHERE texts MATCH ? ORDER BY {order} LIMIT 20"


def main() -> None:
    """Index the texts of a stock of the given size, and print the times of the same words."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    begin()
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "plain.db")
        _fill(connection, given.reports)
        common = [_match(text) for text in COMMON]
        mixed = [_match(question.text) for question in MIXED]
        newest = _NEWEST.format(order="rowid DESC")
        ranked = _NEWEST.format(order="rank")
        end({
            "common": milliseconds(_times(connection, newest, common, given.rounds)),
            "mixed": milliseconds(_times(connection, newest, mixed, given.rounds)),
            "common ranked": milliseconds(_times(connection, ranked, common, 5)),
        })  # fmt: skip


def _fill(connection: sqlite3.Connection, reports: int) -> None:
    from palermo.domain.reports.search_terms import fields_of

    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='unicode61 remove_diacritics 2')"
    )
    rows = (("\n".join(fields_of(content)),) for _, content in contents(reports))
    connection.executemany("INSERT INTO texts (text) VALUES (?)", rows)
    connection.commit()


def _match(text: str) -> str:
    return " ".join(f'"{word}"' for word in text.split())


def _times(connection: sqlite3.Connection, sql: str, queries: list[str], rounds: int) -> list[float]:
    times = []
    for query in queries:
        connection.execute(sql, [query]).fetchall()
        for _ in range(rounds):
            began = time.perf_counter()
            connection.execute(sql, [query]).fetchall()
            times.append(time.perf_counter() - began)
    return times


if __name__ == "__main__":
    main()
