"""How well texts are classified, what is extracted from them, and how fast: beside the published baselines."""

from bench.classify import complaints, labelled, reports, speed, tip
from bench.measures.options import Measured, Options

_PARTS = {"tip": tip, "complaints": complaints, "sentences": labelled, "reports": reports, "speed": speed}


def measure(options: Options) -> Measured:
    """Measure each part in turn; what needs texts that are not there says so and the rest runs."""
    figures, details = [], {}
    for name, part in _PARTS.items():
        found, more = part.measure()
        figures += found
        details[name] = more
    return figures, details
