"""What this room does by itself: gather the ways of what was read."""

from palermo.domain.routes.operations import gather
from palermo.foundations import jobs


@jobs.periodic(1, entries=("hub",))
def gather_ways() -> None:
    """Gather what waits, a batch at a time."""
    jobs.by_batches(gather)
