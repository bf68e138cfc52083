"""Registers the documents room with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The room of analytical documents."""

    name = "palermo.domain.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
