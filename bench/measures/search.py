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
    figures = []
    for name, words in _PEOPLE.items():

        def of(kind: str, name: str = name) -> dict[str, float]:
            found: dict[str, float] = ours[f"{name} {kind}"]
            return found

        slowest = max((question.name for question in MIXED), key=lambda kind: of(kind)["p95"])
        at = f"search at {options.reports:,} reports"
        figures += [
            latency(f"{at}, two common words, {words}", of("common"), p95=15, floor=pair(plain["common"])),
            latency(f"{at}, ten mixed queries, {words}", of("mixed"), p95=40, floor=pair(plain["mixed"])),
            latency(f"the slowest of the ten: {slowest}, {words}", of(slowest), p95=40),
        ]
    figures.append(Figure("plain FTS5, two common words ranked by BM25", pair(plain["common ranked"])))
    return figures, {"ours": ours, "plain": plain}
