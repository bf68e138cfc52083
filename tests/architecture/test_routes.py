"""Every address of both entries says who may come in."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver
from ninja.operation import PathView

# The API's description and its empty root hold no data; a client reads the first before it has a token.
OPEN = {"api/v1/openapi.json", "api/v1/"}


def routes(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


def _views(view: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Return the functions behind an address: the API keeps one for each method."""
    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    paths = [cell for cell in cells if isinstance(cell, PathView)]
    return [operation.view_func for path in paths for operation in path.operations] or [view]


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_every_route_is_guarded_or_public_by_name(entry: str) -> None:
    found = dict(routes(import_module(f"palermo.project.urls_{entry}").urlpatterns))
    assert len(found) > 10
    unmarked = [
        route
        for route, view in found.items()
        if route not in OPEN and not all(hasattr(each, "permission") for each in _views(view))
    ]
    assert unmarked == []
