"""Follow: a document in work rises with a report that it cites and whose level was raised meanwhile."""

from django.db import transaction

from palermo.domain.documents.models import Citation, Document
from palermo.domain.documents.operations.common import raise_to
from palermo.domain.documents.states import IN_WORK
from palermo.domain.reports.models import Report
from palermo.foundations import audit
from palermo.kernel.clock import now
from palermo.kernel.levels import Level


def follow_levels() -> int:
    """Raise every document in work to the level of what it cites by now, and return how many rose."""
    above = Report.objects.filter(level__gte=Level.HIGHLY_SENSITIVE).values("reference")
    below = Citation.objects.filter(
        document__level__lt=Level.HIGHLY_SENSITIVE,
        document__state__in=sorted(state.value for state in IN_WORK),
        reference__in=above,
    )
    done = 0
    for key in set(below.values_list("document", flat=True)):
        with transaction.atomic():
            document = Document.objects.select_for_update().get(pk=key)
            if document.standing in IN_WORK and raise_to(document, Level.HIGHLY_SENSITIVE):
                document.changed_at = now()
                document.save()
                audit.record(None, "document.raised", object=document.reference)
                done += 1
    return done
