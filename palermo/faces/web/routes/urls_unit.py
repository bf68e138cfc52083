"""Addresses of routes at the unit's entry: the same pages, over the reports that a unit may open."""

from palermo.faces.web.routes.urls_hub import urlpatterns

__all__ = ["urlpatterns"]
