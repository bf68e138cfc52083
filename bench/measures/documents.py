"""Documents: the bi-monthly report drafting itself over the stock of reports, and the data of a document's page."""

from bench.figures import Figure, latency, most
from bench.homes import Home, fresh
from bench.measures.options import Measured, Options


def measure(options: Options) -> Measured:
    """Draft the report three times, issue a document of twenty sources, and open it again and again."""
    home = _dated(options)
    ours = home.inside("documents")
    at = f"at {options.reports:,} reports"
    slowest = max(ours["drafted"])
    figures = [
        most(f"bi-monthly report drafts itself {at}", slowest, "s", 5.0, note="slowest of three"),
        Figure("a document of 60 paragraphs and 20 sources issued", f"{1000 * ours['issued']:,.0f} ms"),
        latency(
            "an issued document opened, data of its page, as an officer",
            ours["times"]["issue, boris"],
            p95=80,
        ),
        latency("the same, at the hub", ours["times"]["issue, ana"], p95=80),
        latency("the same in the workbench, with floor and problems", ours["times"]["draft, ana"], p95=80),
    ]
    return figures, ours


def _dated(options: Options) -> Home:
    """Return an installation with so many dated reports, made once."""
    home = Home(options.folder / f"home-dated-{options.reports}")
    if not (home.path / "bench-ready").is_file():
        if not home.path.is_dir():
            home = fresh(options.folder, home.path.name)
        home.inside("dated", "--reports", str(options.reports))
        (home.path / "bench-ready").touch()
    return home
