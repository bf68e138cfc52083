"""The app's name and label for Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Sealed attachments."""

    name = "palermo.foundations.files"
    label = "files"
