"""Search over a stock of reports with the permission filter and the read log on, in process, beside plain FTS5."""

from bench.figures import Figure, latency, pair
from bench.homes import made
from bench.measures.options import Measured, Options
from bench.queries import MIXED

_PEOPLE = {"ana": "as an analyst of the hub", "salma": "as the head of a unit"}


def measure(options: Options) -> Measured:
    """Ask the same questions as two people, and the words of them of a plain index over the same texts."""
    home = made(options.folder, options.reports)
    plain = home.inside("plain_search", "--reports", str(options.reports))
    ours = home.inside("searching")
    stock = f"{options.reports:,} reports"
    figures = []
    for name, words in _PEOPLE.items():
        slowest = max(MIXED, key=lambda question: ours[f"{name} {question.name}"]["p95"])  # noqa: B023
        figures += [
            latency(f"search at {stock}, two common words, {words}", ours[f"{name} common"], p95=15, floor=pair(plain["common"])),
            latency(f"search at {stock}, ten mixed queries, {words}", ours[f"{name} mixed"], p95=40, floor=pair(plain["mixed"])),
            latency(f"the slowest of the ten: {slowest.name}, {words}", ours[f"{name} {slowest.name}"], p95=40),
        ]  # fmt: skip
    figures.append(Figure("plain FTS5, two common words ranked by BM25", pair(plain["common ranked"])))
    return figures, {"ours": ours, "plain": plain}
