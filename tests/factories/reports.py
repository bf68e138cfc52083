"""Reports brought to a state by the operations that people use."""

from palermo.domain.reports import operations
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Receipt, Report
from palermo.foundations.policy import Actor
from tests.domain.reports.contents import full
from tests.factories import cast


def draft(content: Content | None = None, *, by: Actor = cast.boris) -> Report:
    """Return a saved draft."""
    return operations.save(by, content=content or full())


def handed_in(content: Content | None = None, *, by: Actor = cast.boris) -> Report:
    """Return a report that waits for the head of its unit."""
    return operations.hand_in(by, references=[draft(content, by=by).reference])[0]


def submitted(content: Content | None = None, *, by: Actor = cast.boris, head: Actor = cast.salma) -> Report:
    """Return a report that has reached the hub."""
    report = handed_in(content, by=by)
    operations.submit(head, references=[report.reference])
    report.refresh_from_db()
    return report


def deposited(content: Content | None = None, *, by: Actor = cast.boris) -> Receipt:
    """Return the receipt of a highly sensitive report that the hub has taken in."""
    receipt = operations.deposit(by, content=content or full())
    operations.take_in()
    return receipt
