"""Work of the rounds that comes in batches: one batch of this process at a time, and a breath after each.

SQLite has one writer, and whoever waits for it asks again after at most a tenth of a second, in no order. Duties that
catch up after an import would take it from one another without a gap, and a reader's request would wait in vain.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final

from palermo.foundations.jobs.run import process_ends

BREATH: Final = 0.5  # of the time that a batch took; so a third of the time belongs to whoever waits
_TURN: Final = 0.002
_one_at_a_time = Lock()


def by_batches(batch: Callable[[], object]) -> None:
    """Call `batch` until it returns nothing or this process is to end, and leave the database to others in between."""
    while not process_ends.is_set():
        with _one_at_a_time:
            began = monotonic()
            if not batch():
                return
            process_ends.wait((monotonic() - began) * BREATH)
        # A lock is given to whoever asks first: the other duties do while this one waits.
        process_ends.wait(_TURN)
