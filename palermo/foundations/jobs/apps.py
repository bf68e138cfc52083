"""The app's name and label for Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Queues by level, a worker with lease and heartbeat."""

    name = "palermo.foundations.jobs"
    label = "jobs"
