"""What the room returns to an actor. Nothing here takes a row that `visible.py` would not give her."""

from palermo.domain.enquiries.models import Enquiry, Reply
from palermo.domain.enquiries.queries.reading import (
    Called,
    EnquiryPage,
    Line,
    OpenedEnquiry,
    calls,
    enquiries,
    fresh_replies,
    read_call,
    read_enquiry,
    waiting_calls,
)
from palermo.domain.enquiries.queries.visible import (
    calls_visible_to,
    enquiries_visible_to,
    find_call,
    find_enquiry,
)

__all__ = [
    "Called", "Enquiry", "EnquiryPage", "Line", "OpenedEnquiry", "Reply", "calls", "calls_visible_to", "enquiries",
    "enquiries_visible_to", "find_call", "find_enquiry", "fresh_replies", "read_call", "read_enquiry", "waiting_calls",
]  # fmt: skip
