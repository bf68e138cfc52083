"""The app's name and label for Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Inner pages, a folder per room."""

    name = "palermo.faces.web"
    label = "web"
