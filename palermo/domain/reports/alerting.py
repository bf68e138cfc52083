"""Waking the hub's duty officers without content: a mail or a webhook that carries a reference and an address."""

import json
import urllib.request

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from palermo.foundations import staff

WEBHOOK_SECONDS = 5


def wake_duty(reference: str) -> int:
    """Alert every duty officer, each in her language, and the webhook; return how many were told.

    Neither names the unit, the place or what happened: whoever reads the mail on the way learns that something waits.
    """
    told = 0
    for address, language in duty_addresses():
        with override(language):
            EmailMessage(
                subject=_("Palermo: an urgent report waits"),
                body=_(
                    "An urgent report waits for you at the hub: %(reference)s\nSign in to read it: %(address)s"
                )
                % {"reference": reference, "address": settings.PALERMO.origin("hub")},
                to=[address],
            ).send(fail_silently=False)
        told += 1
    return told + _call_webhook(reference)


def duty_addresses() -> list[tuple[str, str]]:
    """Return (address, language) of everyone on duty, with the addresses that the configuration names."""
    people = [(person.email, person.language) for person in staff.duty_officers() if person.email]
    known = {address for address, _language in people}
    fixed = [(address, settings.PALERMO.languages[0]) for address in settings.PALERMO.mail.duty]
    return people + [pair for pair in fixed if pair[0] not in known]


def _call_webhook(reference: str) -> int:
    url = settings.PALERMO.mail.webhook
    if not url.startswith(("http://", "https://")):
        return 0
    body = json.dumps({"event": "urgent_report", "reference": reference}).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=WEBHOOK_SECONDS) as answer:  # noqa: S310  # nosec B310
        return 1 if answer.status < 300 else 0
