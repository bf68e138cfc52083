"""Addresses of the kit itself: help."""

from django.urls import path

from palermo.faces.kit import help as help_pages

app_name = "kit"
urlpatterns = [
    path("help/", help_pages.index, name="help"),
    path("help/<slug:name>/", help_pages.topic, name="help_topic"),
]
