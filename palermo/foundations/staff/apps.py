"""The app's name and label for Django."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """People, units, appointments, grants, sign-in, second factor."""

    name = "palermo.foundations.staff"
    label = "staff"
