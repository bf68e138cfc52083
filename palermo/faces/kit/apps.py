"""The kit as a Django application, so that its templates, static files and tags are found."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Templates, static files and the `kit` tag library."""

    name = "palermo.faces.kit"
    label = "kit"
