"""Registers the publications room with Django."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """The room of what the public may read."""

    name = "palermo.domain.publications"
    label = "publications"
    default_auto_field = "django.db.models.BigAutoField"
