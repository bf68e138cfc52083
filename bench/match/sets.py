"""The sets of records that linkers are measured on, as columns of text with the truth beside them."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.match.persons import COLUMNS, persons

_DATA = Path(os.environ.get("PALERMO_MATCHING_DATA", "../shared/data/matching"))
INVENTED = 50_000


class Records(NamedTuple):
    """A set of records: rows of text by column without the truth, and the person of each row."""

    name: str
    columns: dict[str, list[str]]
    truth: list[str]

    def write(self, path: Path) -> None:
        """Write the records as CSV with the row as `id`."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["id", *self.columns])
            writer.writerows(
                [row, *cells] for row, cells in enumerate(zip(*self.columns.values(), strict=True))
            )


def invented(count: int = INVENTED) -> Records:
    """Return invented persons, a tenth of the records a second writing of another one."""
    rows = persons(count)
    columns = {name: [row[name] for row in rows] for name in COLUMNS if name not in ("id", "person")}
    return Records(f"invented, {count:,} with 10 % doubled", columns, [row["person"] for row in rows])


def published(data: Path = _DATA) -> Iterator[Records]:
    """Yield the published sets that stand in the folder PALERMO_MATCHING_DATA; those that do not are left out."""
    path = data / "persons_50k_dev.parquet"
    if path.exists():
        from palermo.domain.entities.matching.tables import read_columns

        columns = dict(read_columns(path))
        truth = columns.pop("cluster")
        for name in ("unique_id", "first_and_surname"):
            columns.pop(name)
        yield Records("persons (historical, half of 50,000)", columns, truth)
    if (data / "febrl_dataset1.csv").exists():
        yield _febrl("FEBRL 1", [data / "febrl_dataset1.csv"])
        yield _febrl("FEBRL 4", [data / "febrl_dataset4a.csv", data / "febrl_dataset4b.csv"])
    if (data / "splink_fake_1000.csv").exists():
        columns = _csv(data / "splink_fake_1000.csv")
        truth = columns.pop("cluster")
        columns.pop("unique_id")
        yield Records("splink_fake_1000", columns, truth)


def _febrl(name: str, paths: list[Path]) -> Records:
    tables = [_csv(path) for path in paths]
    columns = {head: [cell for table in tables for cell in table[head]] for head in tables[0]}
    truth = [key.split("-")[1] for key in columns.pop("rec_id")]
    return Records(name, columns, truth)


def _csv(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        head, *rows = [[cell.strip() for cell in row] for row in csv.reader(stream) if row]
    return {name: [row[place] for row in rows] for place, name in enumerate(head)}
