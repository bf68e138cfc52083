"""Addresses of the hub entry: analysts, reviewers, the auditor, the administrator."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
