"""The public site as a Django application, so that its templates are found."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Templates of the public site."""

    name = "palermo.faces.public"
    label = "public"
