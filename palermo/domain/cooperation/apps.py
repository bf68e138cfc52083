"""Registers the cooperation room with Django."""

from django.apps import AppConfig


class CooperationConfig(AppConfig):
    """The room of requests and coordination."""

    name = "palermo.domain.cooperation"
    label = "cooperation"
    default_auto_field = "django.db.models.BigAutoField"
