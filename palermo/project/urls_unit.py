"""Addresses of the unit entry: officers, heads of unit, ECOWAS staff."""

from palermo.project.addresses_of_pages import COMMON, handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*COMMON]
