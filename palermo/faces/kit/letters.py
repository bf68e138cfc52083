"""What leaves the house by mail: never content, only that something waits and where to sign in."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override


def urgent(reference: str, language: str) -> tuple[str, str]:
    """Return subject and text of the mail that wakes a duty officer, in her language."""
    values = {"reference": reference, "address": settings.PALERMO.origin("hub")}
    with override(language):
        subject = _("Palermo: an urgent report waits")
        text = _("An urgent report waits for you at the hub: %(reference)s\nSign in to read it: %(address)s")
        return subject, text % values


def waiting(reference: str, language: str) -> tuple[str, str]:
    """Return subject and text of the mail that tells a unit's people that something waits for them."""
    return _waiting(reference, language, "unit")


def waiting_at_hub(reference: str, language: str) -> tuple[str, str]:
    """Return the same for the hub's own people."""
    return _waiting(reference, language, "hub")


def _waiting(reference: str, language: str, entry: str) -> tuple[str, str]:
    values = {"reference": reference, "address": settings.PALERMO.origin(entry)}
    with override(language):
        subject = _("Palermo: something waits for you")
        text = _("There is news about %(reference)s.\nSign in to read it: %(address)s")
        return subject, text % values
