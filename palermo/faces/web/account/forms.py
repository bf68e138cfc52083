"""allauth's forms behind our throttle, our memory of spent codes, and our words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from cryptography.exceptions import InvalidSignature
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.utils import websafe_decode
from fido2.webauthn import CollectedClientData

from palermo.faces.kit.forms import Form
from palermo.faces.web.account import devices
from palermo.foundations import audit
from palermo.foundations.staff import keys, second_factor, throttle
from palermo.foundations.staff.models import Person

_WRONG_CODE = _("This code does not fit. Use the newest one; each code works once.")
_WRONG_KEY = _("This key did not answer as expected. Try again, or use a code.")


class SignInForm(Form):
    """Username and password."""

    username = forms.CharField(
        label=_("Username"), max_length=64, strip=True,
        help_text=_("The one that you were given with your account, for example boris.ner"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("Password"), max_length=256, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip


class _Throttled:
    """Count a try at the second step, and a failure, where the password's were counted."""

    user: Person

    def _guess(self, check: Any) -> Any:
        place = devices.place(context.request, self.user.username, "code")
        if not throttle.may_try(place):
            audit.refusal(None, "second_factor", code="throttled", object=self.user.uid)
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            found = check()
        except ValidationError:
            throttle.failed(place)
            audit.refusal(None, "second_factor", code="wrong_code", object=self.user.uid)
            raise
        throttle.succeeded(place)
        return found


class CodeForm(_Throttled, AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a printed recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Code"))

    def clean_code(self) -> str:
        """Return the code, spent from now on; raises ValidationError for a wrong or spent one."""
        return str(self._guess(self._check))

    def _check(self) -> str:
        try:
            code = str(super().clean_code())
        except ValidationError:
            raise ValidationError(_WRONG_CODE, code="incorrect_code") from None
        if self.authenticator.type == Authenticator.Type.TOTP and not second_factor.spend(self.user, code):
            raise ValidationError(_WRONG_CODE, code="incorrect_code")
        return code


class EnrolAppForm(_Throttled, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, which proves that it has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Code that the app shows now"))

    def clean_code(self) -> str:
        """Return the code, spent from now on; raises ValidationError for a wrong one."""
        return str(self._guess(self._check))

    def _check(self) -> str:
        try:
            code = str(super().clean_code())
        except ValidationError:
            raise ValidationError(_WRONG_CODE, code="incorrect_code") from None
        second_factor.spend(self.user, code)
        return code


class KeyForm(_Throttled, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A security key's answer."""

    def clean_credential(self) -> Authenticator:
        """Return the key that answered; raises ValidationError for any other answer, or another origin."""
        return self._guess(
            lambda: _at_our_origin(self.cleaned_data["credential"], super(KeyForm, self).clean_credential)
        )


class EnrolKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new security key with the name that its owner gives it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")
        self.fields["name"].help_text = _("For example: blue key, desk")
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        """Return the data once the key has proven itself; raises ValidationError."""
        return dict(_at_our_origin(self.cleaned_data.get("credential"), super().clean))


def _at_our_origin(credential: Any, check: Any) -> Any:
    """Run allauth's check on an answer given at exactly this entry's origin; its own accepts any port of the host."""
    try:
        client = CollectedClientData(websafe_decode(credential["response"]["clientDataJSON"]))
        if client.origin == settings.PALERMO.origin(keys.here().value) and not client.cross_origin:
            return check()
    except (ValidationError, InvalidSignature, ValueError, TypeError, KeyError, AttributeError):
        pass
    raise ValidationError(_WRONG_KEY, code="incorrect_code")


def _dress(field: forms.Field, label: Any) -> None:
    field.label = label
    field.max_length = 32  # type: ignore[attr-defined]
    field.widget.attrs.update(
        {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
    )
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = _("Please fill this in.")
