"""What the sweep of data keys asks this room."""

from collections.abc import Sequence

from palermo.domain.practices.models import Practice
from palermo.kernel.levels import Level


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some practice still names."""
    if level is not Level.SENSITIVE:
        return set()
    return set(Practice.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
