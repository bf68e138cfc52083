"""Reports brought as far as the hub's worker brings them, networks included."""

from palermo.domain.entities.models import Mention
from palermo.domain.networks import operations
from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Report
from palermo.foundations.policy import Actor
from tests.domain.entities import worlds
from tests.factories import cast


def read(content: Content, *, by: Actor = cast.salma) -> Report:
    """Return a submitted report whose links are derived."""
    report = worlds.read(content, by=by)
    seen()
    return report


def read_secretly(content: Content, *, by: Actor = cast.salma) -> Report:
    """Return a highly sensitive report whose links are derived."""
    report = worlds.read_secretly(content, by=by)
    seen()
    return report


def seen() -> None:
    """Let the hub's worker do everything that waits."""
    worlds.seen()
    while operations.derive():
        pass


def reference(report: Report, place: str) -> str:
    """Return the reference of the entity that a place in a report is of."""
    return Mention.objects.get(report=report, place=place, present=True).entity.reference
