"""The project as a Django app: it wires news to jobs once everything else is loaded."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Connect events to their listeners at start."""

    name = "palermo.project"
    label = "project"

    def ready(self) -> None:
        """Wire every event of the table."""
        from palermo.project import wiring

        wiring.connect()
