"""Addresses of the hub entry: analysts, reviewers, the auditor, the administrator."""

from django.urls import include, path

from palermo.faces.api.api import addresses
from palermo.project.addresses_of_pages import COMMON, handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *COMMON,
    path("", include("palermo.faces.web.hub.urls")),
    path("", include("palermo.faces.web.matching.urls")),
    path("", include("palermo.faces.web.networks.urls")),
    path("", include("palermo.faces.web.enquiries.urls_hub")),
    path("cooperation/", include("palermo.faces.web.cooperation.urls")),
    path("cooperation/practices/", include("palermo.faces.web.practices.urls")),
    path("", include("palermo.faces.web.documents.urls_hub")),
    path("", include("palermo.faces.web.routes.urls_hub")),
    path("", include("palermo.faces.web.publications.urls")),
    path("", include("palermo.faces.web.intake.urls")),
    path("", include("palermo.faces.web.audit.urls")),
    path("", include("palermo.faces.web.staff.urls")),
    path("", include("palermo.faces.web.keys.urls")),
    path("api/v1/", addresses("hub")),
]
