"""The measurements by name, in the order of `docs/measurements.md`."""

from bench.measures import (
    api,
    classify,
    entities,
    intake,
    match,
    million,
    pages,
    publish,
    reading,
    rest,
    routes,
    search,
)
from bench.measures.options import Measure, Options

__all__ = ["MEASURES", "Options"]

MEASURES: dict[str, Measure] = {
    "api": api.measure,
    "import": intake.measure,
    "search": search.measure,
    "pages": pages.measure,
    "rest": rest.measure,
    "million": million.measure,
    "classify": classify.measure,
    "match": match.measure,
    "reading": reading.measure,
    "entities": entities.measure,
    "routes": routes.measure,
    "publish": publish.measure,
}
