"""What this room does by itself: give notice of review days; and what the sweep of data keys asks it."""

from collections.abc import Sequence

from palermo.domain.practices.models import Practice
from palermo.domain.practices.operations import tell_practices_due
from palermo.foundations import jobs
from palermo.kernel.levels import Level


@jobs.periodic(3600, entries=("hub",))
def act_on_retention() -> None:
    """Give notice of practices whose review day has come."""
    tell_practices_due()


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some practice still names."""
    if level is not Level.SENSITIVE:
        return set()
    return set(Practice.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
