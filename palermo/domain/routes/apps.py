"""Registers the routes room with Django."""

from django.apps import AppConfig


class RoutesConfig(AppConfig):
    """The room of legs, journeys, flows and crossings."""

    name = "palermo.domain.routes"
    label = "routes"
    default_auto_field = "django.db.models.BigAutoField"
