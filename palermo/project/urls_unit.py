"""Addresses of the unit entry: officers, heads of unit, ECOWAS staff."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
