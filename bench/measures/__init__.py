"""The measurements by name, in the order of `docs/measurements.md`."""

from bench.measures import (
    api,
    classify,
    document_pages,
    documents,
    entities,
    intake,
    match,
    million,
    networks,
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
    "documents": documents.measure,
    "document-pages": document_pages.measure,
    "routes": routes.measure,
    "networks": networks.measure,
    "publish": publish.measure,
}
