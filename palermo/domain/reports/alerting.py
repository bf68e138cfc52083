"""Waking the hub's duty officers without content: a mail or a webhook that carries a reference and an address."""

import json
import urllib.request
from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage

from palermo.foundations.staff import queries as staff

WEBHOOK_SECONDS = 5
Letter = Callable[[str, str], tuple[str, str]]
_letters: dict[str, Letter] = {}


def write_with(*, urgent: Letter, waiting: Letter, waiting_at_hub: Letter) -> None:
    """Take the face that puts a reference and a language into a subject and a text; this room has no sentences."""
    _letters.update(urgent=urgent, waiting=waiting, waiting_at_hub=waiting_at_hub)


def wake_duty(reference: str) -> int:
    """Alert every duty officer, each in her language, and the webhook; return how many were told.

    Neither names the unit, the place or what happened: whoever reads the mail on the way learns that something waits.
    """
    return _send("urgent", reference, duty_addresses()) + _call_webhook(reference)


def tell_unit(reference: str, unit: str, only: str) -> int:
    """Tell a unit's or the hub's people, or one of them, that something waits at their entry; return how many were told."""
    letter = "waiting_at_hub" if unit == settings.PALERMO.hub else "waiting"
    return _send(letter, reference, staff.reachable(unit, only))


def _send(letter: str, reference: str, addresses: list[tuple[str, str]]) -> int:
    told = 0
    for address, language in addresses:
        subject, text = _letters[letter](reference, language)
        told += EmailMessage(subject=subject, body=text, to=[address]).send(fail_silently=False)
    return told


def duty_addresses() -> list[tuple[str, str]]:
    """Return (address, language) of everyone on duty, with the addresses that the configuration names."""
    people = staff.on_duty()
    known = {address for address, _language in people}
    language = settings.PALERMO.languages[0]
    return people + [(address, language) for address in settings.PALERMO.mail.duty if address not in known]


def _call_webhook(reference: str) -> int:
    url = settings.PALERMO.mail.webhook
    if not url.startswith(("http://", "https://")):
        return 0
    body = json.dumps({"event": "urgent_report", "reference": reference}).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=WEBHOOK_SECONDS) as answer:  # nosec B310
        return 1 if answer.status < 300 else 0
