"""Registers the enquiries room with Django."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    """The room of hit / no-hit."""

    name = "palermo.domain.enquiries"
    label = "enquiries"
    default_auto_field = "django.db.models.BigAutoField"
