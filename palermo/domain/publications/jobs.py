"""What this room knows for the key store: which keys are in use."""

from collections.abc import Sequence

from django.conf import settings

from palermo.domain.publications import queries
from palermo.domain.publications.models import Publication
from palermo.domain.publications.sealed import LEVEL
from palermo.foundations import jobs
from palermo.foundations.jobs.run import JobRun
from palermo.kernel.levels import Level


def keys_in_use(level: Level, uids: Sequence[str]) -> set[str]:
    """Return which data keys some publication still names."""
    if level is not LEVEL:
        return set()
    return set(Publication.objects.filter(data_key__in=uids).values_list("data_key", flat=True))


@jobs.handler("publications.source_gone")
def source_gone(run: JobRun) -> None:
    """Write to the hub, without content, that a page of the site stands on a practice that stands no longer."""
    if queries.shown_from("practice", run.subject):
        jobs.enqueue(
            "reports.tell_unit", subject=f"{run.subject}|{settings.PALERMO.hub}|", actor=None, queue="hub"
        )
