"""Registers the practices room with Django."""

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """The room of best practices."""

    name = "palermo.domain.practices"
    label = "practices"
    default_auto_field = "django.db.models.BigAutoField"
