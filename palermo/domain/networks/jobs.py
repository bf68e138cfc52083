"""What this room does by itself: derive the links of what was gathered, and forget changes that nobody waits for."""

from palermo.domain.networks import changes
from palermo.domain.networks.operations import derive
from palermo.foundations import jobs


@jobs.periodic(1, entries=("hub",))
def derive_links() -> None:
    """Derive what waits, a batch at a time."""
    jobs.by_batches(derive)


@jobs.periodic(3600, entries=("hub",))
def prune_changes() -> None:
    """Remove what was noted so long ago that a graph which missed it is loaded anew anyway."""
    changes.prune()
