"""What the room returns to an actor. Nothing here takes a row that `visible.py` would not give her."""

from palermo.domain.cooperation.models import Contact, Letter, Request, Step, Undertaking
from palermo.domain.cooperation.queries.beside_reports import UnitReading, count_reading_with
from palermo.domain.cooperation.queries.figures import PERIODS, Figures, UnitFigures, figures, unit_figures
from palermo.domain.cooperation.queries.requests import (
    Narrowed,
    OpenedLetter,
    OpenedRequest,
    RequestLine,
    RequestPage,
    fresh_answers,
    open_request_file,
    read_request,
    requests,
    waiting_requests,
)
from palermo.domain.cooperation.queries.undertakings import (
    Dated,
    OpenedUndertaking,
    calendar,
    contacts,
    opens_channel,
    read_contact,
    read_undertaking,
    undertakings,
)
from palermo.domain.cooperation.queries.visible import (
    find_request,
    find_undertaking,
    requests_visible_to,
    undertakings_visible_to,
)

__all__ = [
    "PERIODS", "Contact", "Dated", "Figures", "Letter", "Narrowed", "OpenedLetter", "OpenedRequest",
    "OpenedUndertaking", "Request", "RequestLine", "RequestPage", "Step", "Undertaking", "UnitFigures", "UnitReading",
    "calendar", "contacts", "count_reading_with", "figures", "find_request", "find_undertaking", "fresh_answers",
    "open_request_file", "opens_channel", "read_contact", "read_request", "read_undertaking", "requests",
    "requests_visible_to", "undertakings", "undertakings_visible_to", "unit_figures", "waiting_requests",
]  # fmt: skip
