"""The second factor: allauth's, with its secrets sealed by the entry's key and every code spent only once."""

import secrets
import time
from base64 import b64decode, b64encode
from datetime import timedelta
from hashlib import blake2b

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, router, transaction

from palermo.foundations.crypto import envelopes
from palermo.foundations.policy import Entry
from palermo.foundations.staff import keys
from palermo.foundations.staff.models import Person, SpentCode
from palermo.kernel.clock import now
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

_BIND = envelopes.binding("mfa_authenticator", "data", "", Level.SENSITIVE)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What allauth asks us about second factors (setting MFA_ADAPTER)."""

    def encrypt(self, text: str) -> str:
        """Seal a factor's secret with this entry's key."""
        return seal_secret(keys.here(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a factor's secret; raises SealBroken for another entry's or a changed one."""
        return open_secret(keys.here(), encrypted_text)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return what the person's app shows beside the code: username and entry, no name."""
        return f"{user.get_username()} ({keys.here()})"

    def get_totp_issuer(self) -> str:
        """Return the issuer that the app shows."""
        return "Palermo"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the relying party: this entry's exact host, so that a key of one entry is nothing at the other."""
        return {"id": settings.PALERMO.host(keys.here().value), "name": "Palermo"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, str | bytes]:
        """Return whom a security key stores: a random identifier and the username."""
        username = user.get_username()
        return {"id": str(getattr(user, "uid", "")).encode(), "display_name": username, "name": username}


def seal_secret(entry: Entry, text: str) -> str:
    """Return a factor's secret sealed with an entry's key, as text for allauth's JSON column."""
    key = keys.held().entry_key(entry, "second factor")
    return b64encode(envelopes.seal(key, text.encode(), key_id="factor", bind=_BIND)).decode()


def open_secret(entry: Entry, text: str) -> str:
    """Return a factor's secret; raises SealBroken."""
    try:
        blob = b64decode(text, validate=True)
    except ValueError:
        raise SealBroken from None
    return envelopes.open(keys.held().entry_key(entry, "second factor"), blob, bind=_BIND).decode()


def enrol(person: Person) -> str:
    """Give a person without factor a TOTP secret and recovery codes, and return the secret (for invented people)."""
    secret: str = generate_totp_secret()
    with transaction.atomic():
        for kind, data in (
            (Authenticator.Type.TOTP, {"secret": seal_secret(person.entry, secret)}),
            (Authenticator.Type.RECOVERY_CODES, _recovery(person.entry)),
        ):
            Authenticator(user=person, type=kind, data=data).save()
    return secret


def _recovery(entry: Entry) -> dict[str, object]:
    return {"seed": seal_secret(entry, RecoveryCodes.generate_seed()), "used_mask": 0}


def spend(person: Person, code: str) -> bool:
    """Spend a right one-time code; False if it was spent before, in whichever process.

    allauth forgets a used code after one period although its tolerance accepts it for longer; this does not.
    """
    period, steps = app_settings.TOTP_PERIOD, 2 * app_settings.TOTP_TOLERANCE + 2
    SpentCode.objects.filter(until__lte=now()).delete()
    try:
        with transaction.atomic(using=router.db_for_write(SpentCode)):
            until = now() + timedelta(seconds=period * steps)
            SpentCode(digest=_digest(person, code), until=until).save(force_insert=True)
    except IntegrityError:
        return False
    return True


def demo_code(person: Person) -> str:
    """Return a code of an invented person that is right now and not spent, "" when there is none.

    Only in a demo, which listens on loopback only. Which of the right codes is random: two windows that are open
    at once rarely show the same one.
    """
    row = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).first()
    if not keys.held().demo or row is None:
        return ""
    secret = open_secret(person.entry, row.data["secret"])
    step, around = int(time.time()) // app_settings.TOTP_PERIOD, app_settings.TOTP_TOLERANCE
    # The oldest steps are left out: they would run out while the page is read.
    codes = [format_hotp_value(hotp_value(secret, step + i)) for i in range(min(0, 1 - around), around + 1)]
    digests = {_digest(person, code): code for code in codes}
    spent = set(SpentCode.objects.filter(digest__in=digests).values_list("digest", flat=True))
    free = [code for digest, code in digests.items() if digest not in spent]
    return secrets.choice(free) if free else ""


def _digest(person: Person, code: str) -> str:
    key = keys.held().entry_key(person.entry, "spent codes")
    return blake2b(f"{person.uid} {normalize_user_code(code)}".encode(), key=key, digest_size=32).hexdigest()
