"""What allauth asks us about accounts (setting ACCOUNT_ADAPTER): our throttle, our stages, no mail, no signup."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from palermo.faces.web.account import devices
from palermo.foundations import audit
from palermo.foundations.staff import throttle


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's account rules, without the parts that this project leaves shut."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Username and password do not fit together. Check both and try again."
        ),
        "too_many_login_attempts": _("Too many tries from here. Wait a quarter of an hour, or ask for help."),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the person whose password this is; raises ValidationError when the throttle says no."""
        place = devices.place(request, str(credentials.get("username", "")))
        if not throttle.may_try(place):
            audit.refusal(None, "sign_in", code="throttled")
            raise self.validation_error("too_many_login_attempts")
        person = authenticate(request, **credentials)
        if person is None:
            throttle.failed(place)
            # No username here: people type passwords into the wrong field.
            audit.refusal(None, "sign_in", code="wrong_password")
            return None
        throttle.succeeded(place)
        return person

    def get_login_stages(self) -> list[str]:
        """Return the one stage between password and session: the second factor."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no: administrators add people."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Say whether the last proof in this session is too old for a change of credentials."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record.get("at", 0) for record in records), default=0)
        return bool(time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return none: our own page asks for the password again."""
        return []

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages tell what happened."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: mail is not part of sign-in."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing."""
