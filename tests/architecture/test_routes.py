"""Every address of both entries says who may come in."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver


def routes(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


@pytest.mark.parametrize("entry", ["unit", "hub"])
def test_every_route_is_guarded_or_public_by_name(entry: str) -> None:
    found = dict(routes(import_module(f"palermo.project.urls_{entry}").urlpatterns))
    assert found
    unmarked = [
        route
        for route, view in found.items()
        if not hasattr(view, "permission") and not getattr(view, "is_public", False)
    ]
    assert unmarked == []
