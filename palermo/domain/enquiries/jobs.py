"""What this room does by itself: put questions to what is known, watch for standing ones, remind, forget."""

from collections.abc import Sequence

from palermo.domain.enquiries.models import Enquiry
from palermo.domain.enquiries.operations import forget_keys, put_questions, remind, watch
from palermo.foundations import jobs
from palermo.kernel.levels import Level


@jobs.periodic(1, entries=("hub",))
def call_owners() -> None:
    """Put what was asked to what is known, and what is new to what is being asked."""
    jobs.by_batches(lambda: put_questions() or watch())


@jobs.periodic(300, entries=("hub",))
def remind_owners() -> None:
    """Remind whoever has not answered, and forget the keys of questions that stand no longer."""
    remind()
    forget_keys()


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some question still names."""
    if level is not Level.SENSITIVE:
        return set()
    return set(Enquiry.objects.filter(data_key__in=uids).values_list("data_key", flat=True))
