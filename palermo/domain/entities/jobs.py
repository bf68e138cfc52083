"""What this room does by itself: gather the mentions of what was read, and propose matches for what is new."""

from palermo.domain.entities.operations import gather, propose
from palermo.foundations import jobs


@jobs.periodic(1, entries=("hub",))
def gather_mentions() -> None:
    """Gather what waits, a batch at a time, and weigh each new mention against what is known."""
    jobs.by_batches(lambda: gather().reports or propose().weighed)
