"""The app's name and label for Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Record, sequence, checkpoint, verify."""

    name = "palermo.foundations.audit"
    label = "audit"
