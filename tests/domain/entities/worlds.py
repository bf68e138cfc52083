"""Reports brought as far as the hub's worker brings them: read, gathered, weighed."""

from palermo.domain.entities import operations
from palermo.domain.reports import operations as report_operations
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor
from tests.factories import cast


def read(content: Content, *, by: Actor = cast.salma) -> Report:
    """Return a submitted report whose mentions are gathered and weighed."""
    report = report_operations.save(by, content=content)
    report_operations.submit(by, references=[report.reference])
    seen()
    report.refresh_from_db()
    return report


def read_secretly(content: Content, *, by: Actor = cast.salma) -> Report:
    """Return a highly sensitive report whose mentions are gathered and weighed."""
    receipt = report_operations.deposit(by, content=content)
    report_operations.take_in()
    seen()
    return Report.objects.get(reference=receipt.reference)


def seen() -> None:
    """Let the hub's worker do everything that waits."""
    while report_operations.read_along() or operations.gather().reports or operations.propose().weighed:
        pass
