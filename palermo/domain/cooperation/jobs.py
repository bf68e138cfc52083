"""What this room does by itself: remind of days that come near, and of review days that have come."""

from collections.abc import Sequence

from palermo.domain.cooperation.models import Contact, Request, Undertaking
from palermo.domain.cooperation.operations import remind, tell_requests_due, tell_undertakings_due
from palermo.foundations import jobs
from palermo.kernel.levels import Level


@jobs.periodic(300, entries=("hub",))
def remind_parties() -> None:
    """Remind whoever is asked, and the parties of what is due soon, by reference only."""
    remind()


@jobs.periodic(3600, entries=("hub",))
def act_on_retention() -> None:
    """Give notice of requests and undertakings whose review day has come."""
    tell_requests_due()
    tell_undertakings_due()


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some row of this room still names."""
    used: set[str] = set()
    for table in (Request, Undertaking):
        used |= set(table.objects.filter(level=level, data_key__in=uids).values_list("data_key", flat=True))
    if level is Level.SENSITIVE:
        used |= set(Contact.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
    return used
