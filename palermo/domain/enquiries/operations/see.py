"""See: replies that the asker's unit has read count as seen."""

from django.db import transaction

from palermo.domain.enquiries.models import Reply
from palermo.domain.enquiries.queries.visible import find_enquiry
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.clock import now


def see_replies(actor: Actor, *, reference: str) -> int:
    """Mark the replies to a question of the actor's unit as seen, and return how many were new."""
    require(actor, Permission.ENQUIRY_ASK)
    with transaction.atomic():
        enquiry = find_enquiry(actor, reference)
        return Reply.objects.filter(enquiry=enquiry, seen_at=None, enquiry__unit=actor.unit).update(
            seen_at=now()
        )
