"""Registers the entities room with Django."""

from django.apps import AppConfig


class EntitiesConfig(AppConfig):
    """The room of people, vehicles, phones, papers and accounts that reports mention."""

    name = "palermo.domain.entities"
    label = "entities"
    default_auto_field = "django.db.models.BigAutoField"
