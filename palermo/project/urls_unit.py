"""Addresses of the unit entry: officers, heads of unit, ECOWAS staff."""

from django.urls import include, path

from palermo.faces.api.api import addresses
from palermo.project.addresses_of_pages import COMMON, handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *COMMON,
    path("", include("palermo.faces.web.reports.urls")),
    path("", include("palermo.faces.web.enquiries.urls_unit")),
    path("", include("palermo.faces.web.routes.urls_unit")),
    path("", include("palermo.faces.web.intake.urls")),
    path("api/v1/", addresses("unit")),
]
