"""Registers the reports room with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The room of border reports."""

    name = "palermo.domain.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
