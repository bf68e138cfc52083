"""Bulk import of reference reports by the command that everybody uses, beside the same rows written bare."""

from bench.figures import Figure, rate
from bench.homes import fresh, reference_file
from bench.measures.options import Measured, Options

_REPORTS, _BARE = 50_000, 20_000


def measure(options: Options) -> Measured:
    """Import a file of reference reports into a new installation, and play the rows of others bare beside it."""
    home = fresh(options.folder, "home-import")
    floor = home.inside("bare_rows", "--reports", str(_BARE))
    summary = home.take_in(reference_file(options.folder, _REPORTS))
    again = home.take_in(reference_file(options.folder, _REPORTS))
    ours, bare = summary["accepted"] / summary["seconds"], _BARE / floor["seconds"]
    beside = f"{bare:,.0f}/s (executemany of the same rows)"
    return [
        rate("bulk import of reference reports", ours, least=1500, floor=beside),
        Figure("ratio to the bare floor", f"{ours / bare:.2f}"),
        Figure("the same file again, adding nothing", f"{again['unchanged'] / again['seconds']:,.0f}/s"),
    ], {"import": summary, "again": again, "floor_seconds": floor["seconds"]}  # fmt: skip
