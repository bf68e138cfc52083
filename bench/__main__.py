"""`python -m bench [NAME …]`: take measurements one after another and write each down."""

import argparse
import tempfile
import time
from pathlib import Path

from bench import machine, table
from bench.figures import write
from bench.measures import MEASURES, Options


def main() -> int:
    """Take the measurements that the command line names, or all of them; returns 1 where a target was missed."""
    options, names = _arguments()
    options.folder.mkdir(parents=True, exist_ok=True)
    missed = 0
    for name in names:
        before = machine.describe()
        print(f"{name}: {machine.line(before)}", flush=True)
        began = time.monotonic()
        figures, details = MEASURES[name](options)
        details["seconds"] = round(time.monotonic() - began, 1)
        details["load_after"] = machine.describe()["load"]
        write(options.folder, name, before, figures, details)
        for figure in figures:
            print(table.line(figure), flush=True)
            missed += figure.met is False
    print("\n".join(["", *table.rows_of(options.folder, MEASURES)]))
    return 1 if missed else 0


def _arguments() -> tuple[Options, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of {', '.join(MEASURES)}; all without one"
    )
    parser.add_argument(
        "--in", dest="folder", type=Path, help="where installations and figures are kept and found again"
    )
    parser.add_argument(
        "--reports", type=int, default=200_000, help="size of the stock to search and page in"
    )
    parser.add_argument(
        "--million", action="store_true", help="with the import and the pages of a million reports"
    )
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in MEASURES]
    if unknown:
        parser.error(f"there is no measurement {', '.join(unknown)}")
    folder = given.folder or Path(tempfile.mkdtemp(prefix="palermo-bench-"))
    return Options(folder, given.reports, given.million), given.names or list(MEASURES)


if __name__ == "__main__":
    raise SystemExit(main())
