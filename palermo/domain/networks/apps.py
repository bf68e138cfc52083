"""Registers the networks room with Django."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """The room of links and money."""

    name = "palermo.domain.networks"
    label = "networks"
    default_auto_field = "django.db.models.BigAutoField"
