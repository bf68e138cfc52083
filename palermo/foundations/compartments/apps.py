"""The compartments' place in Django."""

from django.apps import AppConfig


class CompartmentsConfig(AppConfig):
    """Keys, key store and blind index."""

    name = "palermo.foundations.compartments"
    label = "compartments"
    default_auto_field = "django.db.models.BigAutoField"
