"""What this room knows for the key store: which keys are in use."""

from collections.abc import Sequence

from palermo.domain.publications.models import Publication
from palermo.domain.publications.sealed import LEVEL
from palermo.kernel.levels import Level


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some publication still names."""
    if level is not LEVEL:
        return set()
    return set(Publication.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
