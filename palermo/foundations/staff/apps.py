"""The app's name and label for Django, and the hooks that keep factors sealed."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """People, units, appointments, grants, sign-in, second factor."""

    name = "palermo.foundations.staff"
    label = "staff"

    def ready(self) -> None:
        """Seal a person anew whenever allauth changes one of her factors."""
        from allauth.mfa.models import Authenticator
        from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

        from palermo.foundations.staff import credentials

        pre_save.connect(credentials.before_factor_changes, sender=Authenticator, dispatch_uid="palermo")
        pre_delete.connect(credentials.before_factor_changes, sender=Authenticator, dispatch_uid="palermo")
        post_save.connect(credentials.after_factor_changed, sender=Authenticator, dispatch_uid="palermo")
        post_delete.connect(credentials.after_factor_changed, sender=Authenticator, dispatch_uid="palermo")
