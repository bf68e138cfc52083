"""Figures as text: lines for a terminal, rows of Markdown for `docs/measurements.md`."""

import json
from collections.abc import Iterable
from pathlib import Path

from bench.figures import Figure

_MARK = {True: "met", False: "**missed**", None: ""}
HEAD = "| measured | figure | to reach | floor | |\n|---|---|---|---|---|"


def line(figure: Figure) -> str:
    """Return a figure on one line of a terminal."""
    parts = [f"  {figure.what}: {figure.value}"]
    if figure.target:
        parts.append(f"target {figure.target} {'met' if figure.met else 'MISSED'}")
    if figure.floor:
        parts.append(f"floor {figure.floor}")
    if figure.note:
        parts.append(figure.note)
    return " · ".join(parts)


def row(figure: Figure) -> str:
    """Return a figure as a row of a Markdown table."""
    note = f" ({figure.note})" if figure.note else ""
    return (
        f"| {figure.what}{note} | {figure.value} | {figure.target} | {figure.floor} | {_MARK[figure.met]} |"
    )


def rows_of(folder: Path, names: Iterable[str]) -> list[str]:
    """Return the table of all measurements that were written into a folder, in the order of `names`."""
    lines = [HEAD]
    for name in names:
        path = folder / f"{name}.json"
        if path.is_file():
            lines += [row(Figure(**one)) for one in json.loads(path.read_text("utf-8"))["figures"]]
    return lines
