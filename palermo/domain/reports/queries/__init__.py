"""What the room returns to an actor. Nothing here takes a row that `visible.py` would not give her."""

from palermo.domain.reports.models import Message, Report
from palermo.domain.reports.queries.attachments import open_file
from palermo.domain.reports.queries.filters import Filters
from palermo.domain.reports.queries.home import Home, home, notices_of
from palermo.domain.reports.queries.listing import (
    Page,
    Row,
    at_unit,
    contents_of,
    export_rows,
    listing,
    reads_as,
    shared_with,
    title_of,
)
from palermo.domain.reports.queries.quality import Quality, quality
from palermo.domain.reports.queries.queue import QueuePage, after_in_queue, queue, shares_to_confirm
from palermo.domain.reports.queries.reading import Opened, letters_for, read, receipt, receipts_of
from palermo.domain.reports.queries.reviewed import count_due, due
from palermo.domain.reports.queries.reviewing import Proposed, proposed, same_facts
from palermo.domain.reports.queries.search import Hit, Results, count, search
from palermo.domain.reports.queries.suggestions import Offered, OfferedItem, Offers, offers, verdicts_of
from palermo.domain.reports.queries.visible import find, reports_visible_to, shares_visible_to

__all__ = [
    "Filters", "Hit", "Home", "Message", "Offered", "OfferedItem", "Offers", "Opened", "Page", "Proposed", "Quality",
    "QueuePage", "Report", "Results",
    "Row", "after_in_queue", "at_unit", "contents_of", "count", "count_due", "due", "export_rows", "find", "home",
    "letters_for", "listing", "notices_of", "offers", "open_file", "proposed", "quality", "queue", "read",
    "reads_as", "receipt", "receipts_of", "reports_visible_to",
    "same_facts", "search", "shared_with", "shares_to_confirm", "shares_visible_to", "title_of",
    "verdicts_of",
]  # fmt: skip
