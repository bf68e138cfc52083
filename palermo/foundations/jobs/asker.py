"""The person who asked for a job, as she is when it runs: a job keeps her identifier, never her rights."""

from typing import TYPE_CHECKING

from django.conf import settings

from palermo.foundations.policy import Actor, Entry
from palermo.foundations.staff import credentials
from palermo.foundations.staff.actors import actor_for
from palermo.kernel.errors import Forbidden

if TYPE_CHECKING:
    from palermo.foundations.jobs.run import JobRun


def asker(run: "JobRun") -> Actor:
    """Return the job's person as an Actor at this worker's entry, by her row, grant and unit of this moment.

    Raises Forbidden for nobody, a closed account, a person of the other entry, or one without second factor.
    """
    from palermo.foundations.staff.models import Person

    person = Person.objects.select_related("unit").filter(uid=run.actor).first() if run.actor else None
    if person is None or not credentials.has_factor(person):
        raise Forbidden
    return actor_for(person, Entry(settings.PALERMO.side(settings.PALERMO.entry)))
